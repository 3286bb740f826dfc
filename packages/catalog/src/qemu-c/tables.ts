import type { Source } from '@cpu-models/source';
import { qemuSlice } from '../slice/qemu.js';
import { cacheSets, looseCaches } from './caches.js';
import { compatTable } from './compat.js';
import { avx10Table, dependencyTable } from './dependencies.js';
import { modelTable } from './models.js';
import type { CTables } from './types.js';
import { conditionsOf, wordTables } from './words.js';

/**
 * The C tables of one QEMU release, as the source describes them.
 *
 * @throws Error for a source that breaks the rules of packages/rules
 */
export function cTables(source: Source, release: string): CTables {
  const slice = qemuSlice(source, release);
  const words = wordTables(slice);
  return {
    release,
    words,
    staticWords: slice.structures.has('static-words'),
    shortLevelNames: slice.structures.has('short-level-names'),
    conditions: conditionsOf(words),
    dependencies: dependencyTable(slice),
    avx10: avx10Table(slice),
    looseCaches: looseCaches(slice),
    cacheSets: cacheSets(slice),
    models: modelTable(slice),
    constModels: slice.structures.has('const-models'),
    compat: compatTable(slice),
  };
}
