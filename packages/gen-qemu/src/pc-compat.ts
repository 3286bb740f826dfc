import type { CTables } from '@cpu-models/catalog';
import type { CompatArray, CompatEntry } from '@cpu-models/runtime';
import { cComment, cString, identifier } from './c-text.js';
import { render } from './templates.js';

/** A macro per pc_compat_* array that holds the array's CPU entries. */
export function pcCompat(tables: CTables): string {
  return render('pc-compat', { arrays: tables.compat.map(arrayView) });
}

function arrayView({ name, entries }: CompatArray) {
  return {
    array: cComment(name),
    macro: identifier(`PC_CPU_COMPAT_${name.replaceAll('.', '_')}`),
    entries: entries.map((entry, i) => `${entryText(entry)}${i < entries.length - 1 ? ' \\' : ''}`),
  };
}

/** The type is always spelt by QEMU's macro, for its value depends on the target. */
function entryText({ model, property, value }: CompatEntry): string {
  const driver = model === null ? 'TYPE_X86_CPU' : `${cString(`${model}-`)} TYPE_X86_CPU`;
  return `{ ${driver}, ${cString(property)}, ${cString(value)} },`;
}
