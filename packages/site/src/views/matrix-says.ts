import { type About, wordAddress } from '@cpu-models/runtime';
import type { Column, MatrixRow } from '../data/matrix.js';

/** What a cell means: `EPYC-Rome-v4 drops xsaves`. */
export function says(row: MatrixRow | undefined, column: Column | undefined): string {
  if (row === undefined || column === undefined) return '';
  const { feature } = column;
  const has = row.features.has(feature) ? 'has' : 'lacks';
  const how = row.added.includes(feature) ? 'adds' : row.dropped.includes(feature) ? 'drops' : has;
  return `${row.name} ${how} ${feature}`;
}

/** The same with where the feature stands and what it is. */
export function describe(row: MatrixRow | undefined, column: Column | undefined, about: About | null): string {
  if (row === undefined || column === undefined) return '';
  const { word, feature } = column;
  const bit = word.names.indexOf(feature);
  return [says(row, column), `${wordAddress(word)} bit ${bit}`, about?.features[feature]].filter(Boolean).join(' · ');
}
