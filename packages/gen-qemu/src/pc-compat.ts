import type { CCompatArray, CCompatEntry, CTables } from '@cpu-models/catalog';
import { cComment, cString, identifier } from './c-text.js';
import { render } from './templates.js';

/** A macro per pc_compat_* array that holds the array's CPU entries. */
export function pcCompat(tables: CTables): string {
  return render('pc-compat', { arrays: tables.compat.map(arrayView) });
}

function arrayView({ array, entries }: CCompatArray) {
  return {
    array: cComment(array),
    macro: identifier(`PC_CPU_COMPAT_${array.replaceAll('.', '_')}`),
    entries: entries.map((entry, i) => `${entryText(entry)}${i < entries.length - 1 ? ' \\' : ''}`),
  };
}

/** The type is always spelt by QEMU's macro, for its value depends on the target. */
function entryText({ model, property, value }: CCompatEntry): string {
  const driver = model === undefined ? 'TYPE_X86_CPU' : `${cString(`${model}-`)} TYPE_X86_CPU`;
  return `{ ${driver}, ${cString(property)}, ${cString(value)} },`;
}
