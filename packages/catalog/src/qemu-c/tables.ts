import type { Source } from '@cpu-models/source';
import { cacheSets, looseCaches } from './caches.js';
import { compatTable } from './compat.js';
import { contextOf } from './context.js';
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
  const context = contextOf(source, release);
  const words = wordTables(context);
  return {
    release,
    words,
    staticWords: context.structures.has('static-words'),
    shortLevelNames: context.structures.has('short-level-names'),
    conditions: conditionsOf(words),
    dependencies: dependencyTable(context),
    avx10: avx10Table(context),
    looseCaches: looseCaches(context),
    cacheSets: cacheSets(context),
    models: modelTable(context),
    constModels: context.structures.has('const-models'),
    compat: compatTable(context),
  };
}
