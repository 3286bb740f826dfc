import { pathToFileURL } from 'node:url';
import { baseline, type Cpu, type CpuData, type CpuMap, compare, decode, loadMap } from '@cpu-models/runtime/libvirt';
import { factCpu, factHosts, map113 } from '../../../../packages/runtime/src/libvirt/testing/facts.js';
import { type Measured, measure, printMeasured } from './libvirt-measure.js';

/** The hosts on which libvirt's C library was measured. */
export const TEN_HOSTS: readonly string[] = [
  'Xeon-E5-2609-v3',
  'Xeon-Gold-6148',
  'Xeon-Gold-6130',
  'Xeon-E5-2623-v4',
  'Xeon-Platinum-8268',
  'Xeon-Platinum-9242',
  'Ice-Lake-Server',
  'Cooperlake',
  'Core-i5-6600',
  'Xeon-E7-8890-v3',
];

/** What libvirt 11.3's C library reached on such inputs, operations per second; the middle where it varied. */
const LIBVIRT_C = {
  decodeHost: 272,
  decodeGuest: 290,
  baseline: 333,
  compare: 63_190,
  load: 1000 / 18,
};

/**
 * Measures the operations on parsed values: nothing here reads XML, and every result is a plain value with names.
 *
 * @param dumps CPUID dumps for decoding
 * @param hosts ten host CPUs for baseline and for all hundred ordered pairs of compare
 */
export function benchLibvirt(map: CpuMap, dumps: readonly CpuData[], hosts: readonly Cpu[]): Measured[] {
  const cpus = loadMap(map);
  const pairs = hosts.flatMap((host) => hosts.map((cpu) => [host, cpu] as const));
  return [
    measure('load the map (from values)', 1, () => void loadMap(map), LIBVIRT_C.load),
    measure('decode, host', dumps.length, () => dumps.forEach((dump) => void decode(cpus, dump)), LIBVIRT_C.decodeHost),
    measure(
      'decode, guest',
      dumps.length,
      () => dumps.forEach((dump) => void decode(cpus, dump, { type: 'guest' })),
      LIBVIRT_C.decodeGuest,
    ),
    measure('baseline of ten hosts', 1, () => void baseline(cpus, hosts), LIBVIRT_C.baseline),
    measure('baseline of ten, expanded', 1, () => void baseline(cpus, hosts, { expanded: true })),
    measure(
      'compare, with features named',
      pairs.length,
      () => pairs.forEach(([host, cpu]) => void compare(cpus, host, cpu)),
      LIBVIRT_C.compare,
    ),
  ];
}

function main(): void {
  console.log(`libvirt 11.3's map; ${factHosts.length} dumps with the leaves that features use; ten hosts, 100 pairs`);
  const start = performance.now();
  loadMap(map113);
  console.log(`first load of the map: ${(performance.now() - start).toFixed(1)} ms, not compiled by the JIT yet`);
  const hosts = TEN_HOSTS.map((name) => factCpu(factHosts.find((host) => host.name === name)!));
  printMeasured(
    benchLibvirt(
      map113,
      factHosts.map(({ data }) => data),
      hosts,
    ),
  );
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) main();
