import type { CTables } from '@cpu-models/catalog';
import { avx10Versions } from './avx10.js';
import { cacheSets, legacyCaches } from './caches.js';
import { featureDependencies } from './dependencies.js';
import { featureWords } from './feature-words.js';
import { modelDefinitions } from './models.js';
import { pcCompat } from './pc-compat.js';

/** The C text of one QEMU release; paths are below the release's folder. */
export function generateQemu(tables: CTables): { path: string; text: string }[] {
  return [
    { path: 'cpu-legacy-caches.c.inc', text: legacyCaches(tables) },
    { path: 'cpu-feature-words.c.inc', text: featureWords(tables) },
    { path: 'cpu-feature-dependencies.c.inc', text: featureDependencies(tables) },
    ...(tables.avx10.length === 0 ? [] : [{ path: 'cpu-avx10.c.inc', text: avx10Versions(tables) }]),
    { path: 'cpu-caches.c.inc', text: cacheSets(tables) },
    { path: 'cpu-models.c.inc', text: modelDefinitions(tables) },
    { path: 'pc-cpu-compat.h.inc', text: pcCompat(tables) },
  ];
}
