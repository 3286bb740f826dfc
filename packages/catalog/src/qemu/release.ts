import type { Behaviour, QemuRelease } from '@cpu-models/runtime';
import { holds, type Source } from '@cpu-models/source';
import { cachesOf, descriptorsOf } from './caches.js';
import { compatOf, machinesOf } from './machines.js';
import { modelsOf } from './models.js';
import { acceleratorsOf, aliasesOf, maxOf, propertiesOf, xsaveOf } from './properties.js';
import { avx10Of, dependenciesOf, wordsOf } from './words.js';

/**
 * Everything that the source says of one QEMU release.
 * @param source without problems
 * @param release a release of releases.yaml
 */
export function qemuRelease(source: Source, release: string): QemuRelease {
  return {
    release,
    words: wordsOf(source, release).map(({ word }) => word),
    dependencies: dependenciesOf(source, release),
    ...cachesOf(source, release),
    cacheDescriptors: descriptorsOf(source, release),
    models: modelsOf(source, release),
    machines: machinesOf(source, release),
    compat: compatOf(source, release),
    accelerators: acceleratorsOf(source, release),
    max: maxOf(source, release),
    properties: propertiesOf(source, release),
    aliases: aliasesOf(source, release),
    xsaveComponents: xsaveOf(source, release),
    avx10Versions: avx10Of(source, release),
    autoLevelWords: source
      .one('cpuid')
      .value['auto-level'].filter((entry) => holds(entry, release) && entry.always !== true)
      .map((entry) => `FEAT_${entry.word}`),
    behaviours: new Set(
      source
        .one('behaviours')
        .value.behaviours.filter((entry) => holds(entry, release))
        .map((entry) => entry.id as Behaviour),
    ),
  };
}
