import type { Plan } from '@cpu-models/emit';
import type { Source } from '@cpu-models/source';

/** What can be generated. */
export const OUTPUTS = ['qemu', 'libvirt', 'runtime', 'json', 'csv', 'sqlite'] as const;
export type Output = (typeof OUTPUTS)[number];

/** Plans of one output for all releases; only that output's generator is loaded. */
export async function plansOf(output: Output, source: Source): Promise<Plan[]> {
  switch (output) {
    case 'qemu':
      return (await import('./qemu.js')).planQemu(source);
    case 'libvirt':
      return (await import('./libvirt.js')).planLibvirt(source);
    case 'runtime':
      return (await import('./runtime.js')).planRuntime(source);
    case 'json':
      return (await import('./json.js')).planJson(source);
    case 'csv':
      return (await import('./csv.js')).planCsv(source);
    case 'sqlite':
      return (await import('./sqlite.js')).planSqlite(source);
  }
}
