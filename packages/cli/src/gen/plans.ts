import type { Plan } from '@cpu-models/emit';
import type { Source } from '@cpu-models/source';

/** What can be generated, and how it is planned for all releases. A generator is loaded when it is asked for. */
const PLANS = {
  qemu: async () => (await import('./qemu.js')).planQemu,
  libvirt: async () => (await import('./libvirt.js')).planLibvirt,
  runtime: async () => (await import('./runtime.js')).planRuntime,
  json: async () => (await import('./data-outputs.js')).planJson,
  csv: async () => (await import('./data-outputs.js')).planCsv,
  sqlite: async () => (await import('./data-outputs.js')).planSqlite,
};

export type Output = keyof typeof PLANS;
export const OUTPUTS = Object.keys(PLANS) as readonly Output[];

/** Plans of one output. */
export async function plansOf(output: Output, source: Source): Promise<Plan[]> {
  const plan = await PLANS[output]();
  return plan(source);
}
