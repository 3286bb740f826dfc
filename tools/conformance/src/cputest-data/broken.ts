import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCpuMap } from '@cpu-models/libvirt-xml/folder';
import type { CpuMap } from '@cpu-models/runtime/libvirt';
import { reportCputestData, runCputestData } from './cputest-data.js';

/** The map with one feature taken from one model: the cases must notice, or they prove nothing. */
export function withoutFeature(map: CpuMap, model: string, feature: string): CpuMap {
  const models = map.x86.models.map((entry) =>
    entry.name === model ? { ...entry, features: entry.features.filter((name) => name !== feature) } : entry,
  );
  return { ...map, x86: { ...map.x86, models } };
}

/** Arguments: a libvirt tree, its release, a model, a feature. Prints the cases that fail without that feature. */
function main([tree = '', release = '', model = '', feature = '']: readonly string[]): number {
  const map = withoutFeature(readCpuMap(join(tree, 'src', 'cpu_map'), release), model, feature);
  const failures = runCputestData(tree, map).filter(({ failure }) => failure !== null);
  console.log(`libvirt ${release}, ${model} without ${feature}: ${failures.length} cases fail`);
  for (const line of reportCputestData(failures)) console.log(`  ${line}`);
  return failures.length > 0 ? 0 : 1;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = main(process.argv.slice(2));
}
