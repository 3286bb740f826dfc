/** How many of each the one package has; 1 unless said. */
export interface Topology {
  readonly dies?: number;
  readonly modules?: number;
  readonly cores?: number;
  readonly threads?: number;
}

const LEVELS = ['dies', 'modules', 'cores', 'threads'] as const;

/** A topology in a word: `dies=2,cores=3`; empty for one CPU. */
export function topologyName(topology: Topology): string {
  return LEVELS.flatMap((level) => ((topology[level] ?? 1) > 1 ? [`${level}=${topology[level]}`] : [])).join(',');
}

/**
 * What follows -smp. Every level is said, as releases differ in what they make of one that is not; but for modules, which
 * QEMU knows since 9.1.
 */
export function smpArgument(topology: Topology): string {
  const { dies = 1, modules = 1, cores = 1, threads = 1 } = topology;
  const some = modules > 1 ? `,modules=${modules}` : '';
  return `${dies * modules * cores * threads},sockets=1,dies=${dies}${some},cores=${cores},threads=${threads}`;
}

/** microvm and isapc have no dies and modules. */
export function fits({ dies = 1, modules = 1 }: Topology, machine: string): boolean {
  return machine.startsWith('pc-') || (dies === 1 && modules === 1);
}
