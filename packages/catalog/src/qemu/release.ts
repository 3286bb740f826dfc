import type { Behaviour, QemuRelease } from '@cpu-models/runtime';
import { memo, type Source } from '@cpu-models/source';
import { type QemuSlice, qemuSlice } from '../slice/qemu.js';
import { cachesOf, descriptorsOf } from './caches.js';
import { compatOf, machinesOf } from './machines.js';
import { acceleratorsOf, aliasesOf, propertiesOf, xsaveOf } from './properties.js';
import { avx10Of, dependenciesOf, wordsOf } from './words.js';

/**
 * Everything that the source says of one QEMU release; the same value each time. Releases share words and models that
 * are the same.
 * @param source without problems
 * @param release a release of releases.yaml
 */
export function qemuRelease(source: Source, release: string): QemuRelease {
  return derive(qemuSlice(source, release));
}

const derive = memo((slice: QemuSlice): QemuRelease => {
  return {
    release: slice.release,
    words: wordsOf(slice),
    dependencies: dependenciesOf(slice),
    ...cachesOf(slice),
    cacheDescriptors: descriptorsOf(slice),
    models: slice.models.map(({ definition }) => definition),
    machines: machinesOf(slice),
    compat: compatOf(slice),
    ...acceleratorsOf(slice),
    properties: propertiesOf(slice),
    aliases: aliasesOf(slice),
    xsaveComponents: xsaveOf(slice),
    avx10Versions: avx10Of(slice),
    autoLevelWords: slice
      .one('cpuid')
      ['auto-level'].filter(({ always }) => always !== true)
      .map(({ word }) => `FEAT_${word}`),
    behaviours: new Set(slice.one('behaviours').behaviours.map(({ id }) => id as Behaviour)),
  };
});
