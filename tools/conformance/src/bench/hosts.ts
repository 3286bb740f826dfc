import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readCpuMap } from '@cpu-models/libvirt-xml/folder';
import { CputestFiles } from '../cputest-data/files.js';
import { benchLibvirt, TEN_HOSTS } from './libvirt.bench.js';
import { measure, printMeasured } from './libvirt-measure.js';

/**
 * The runtime's libvirt benchmark on the inputs on which libvirt's own C library was measured: all dumps of a
 * libvirt tree, with all their leaves. Arguments: the tree, its release.
 */
function main([tree = '', release = '']: readonly string[]): void {
  const directory = join(tree, 'src', 'cpu_map');
  const start = performance.now();
  const map = readCpuMap(directory, release);
  console.log(`first reading of the cpu_map's XML: ${(performance.now() - start).toFixed(0)} ms`);
  const files = new CputestFiles(tree, release);
  const names = readdirSync(join(tree, 'tests', 'cputestdata')).flatMap(
    (name) => /^x86_64-cpuid-(.*)-host\.xml$/.exec(name)?.[1] ?? [],
  );
  const dumps = names.map((name) => files.dump('x86_64', name));
  const hosts = TEN_HOSTS.map((name) => files.cpu('x86_64', `cpuid-${name}-host`));
  console.log(`libvirt ${release}'s map; ${dumps.length} whole dumps; ten hosts, 100 pairs; all parsed before`);
  printMeasured([
    ...benchLibvirt(map, dumps, hosts),
    measure("read the cpu_map's XML", 1, () => void readCpuMap(directory, release)),
  ]);
}

main(process.argv.slice(2));
