import type { Plan } from '@cpu-models/emit';
import { generateCsv } from '@cpu-models/gen-csv';
import type { Source } from '@cpu-models/source';
import { packageOf } from './json.js';

/** Tables for spreadsheets and for QEMU's documentation. */
export function planCsv(source: Source): Plan[] {
  return [{ folder: 'dist/csv', files: generateCsv(packageOf(source)) }];
}
