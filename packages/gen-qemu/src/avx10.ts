import type { CTables } from '@cpu-models/catalog';
import { identifier } from './c-text.js';
import { terms } from './masks.js';
import { render } from './templates.js';

/** builtin_avx10_defs; only for releases that have it. */
export function avx10Versions(tables: CTables): string {
  return render('avx10', {
    versions: tables.avx10.map(({ version, maxSubleaf, features }) => ({
      version,
      maxSubleaf,
      features: features.map(({ word, mask }) => ({
        word: identifier(`FEAT_${word}`),
        mask: terms(mask).join(' | '),
      })),
    })),
  });
}
