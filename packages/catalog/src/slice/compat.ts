import { compareReleases } from '@cpu-models/runtime';
import {
  type CompatArrayEntry,
  type CompatFile,
  type CompatGroup,
  type CompatProperty,
  memo,
  type Source,
} from '@cpu-models/source';

type Entries = CompatArrayEntry['entries'];
/** An array with one entry per model and property, as QEMU's has it. */
export type SingleArray = Omit<CompatArrayEntry, 'entries'> & { readonly entries: readonly CompatProperty[] };

/** The compat arrays of a source, entry by entry. */
export const compatFile = memo((source: Source) => ({ arrays: singleArrays(source.one('compat').value) }));

/** Arrays with each statement about several models or properties taken apart, and with what stands at the head of many. */
export function singleArrays({ arrays, heads = [] }: CompatFile): SingleArray[] {
  return arrays.map((array) => ({
    ...array,
    entries: [
      ...heads.filter((head) => isIn(head, array)).map((head) => filled(head, array)),
      ...array.entries,
    ].flatMap(singles),
  }));
}

type Head = NonNullable<CompatFile['heads']>[number];

function isIn({ from, to }: Head, { array }: { readonly array: string }): boolean {
  return compareReleases(array, from) >= 0 && compareReleases(array, to) <= 0;
}

/** `{array}` in a value stands for the array's name. */
function filled({ models, set }: Head, { array }: { readonly array: string }): CompatGroup {
  const values = Object.entries(set).map(([property, value]) => [property, value.replace('{array}', array)]);
  return { models, set: Object.fromEntries(values) };
}

function singles(entry: Entries[number]): CompatProperty[] {
  if (!('set' in entry)) return [entry];
  const { models, set, ...span } = entry;
  return (models ?? [undefined]).flatMap((model) =>
    Object.entries(set).map(([property, value]) => ({
      ...(model === undefined ? {} : { model }),
      property,
      value,
      ...span,
    })),
  );
}

/** The file that says the same as such arrays, with entries that are one statement in one. */
export function groupedArrays(arrays: readonly SingleArray[], heads: CompatFile['heads']): CompatFile {
  // A head that one of its arrays does not begin with is true no more: then every array says all of itself.
  const kept = (heads ?? []).every((head) =>
    arrays.filter((array) => isIn(head, array)).every((array) => beginsWith(array, singles(filled(head, array)))),
  );
  const own = (array: SingleArray) =>
    kept
      ? array.entries.slice(
          (heads ?? []).filter((head) => isIn(head, array)).flatMap((head) => singles(filled(head, array))).length,
        )
      : array.entries;
  const grouped = arrays.map((array) => ({ ...array, entries: groups(own(array)) }));
  return kept && heads !== undefined ? { heads, arrays: grouped } : { arrays: grouped };
}

function beginsWith({ entries }: SingleArray, head: readonly CompatProperty[]): boolean {
  return JSON.stringify(entries.slice(0, head.length)) === JSON.stringify(head);
}

/** Neighbours about one model, then neighbours that say the same of several. */
function groups(entries: readonly CompatProperty[]): Entries {
  const found: { models: (string | undefined)[]; set: Record<string, string>; span: object }[] = [];
  for (const { model, property, value, ...span } of entries) {
    const last = found.at(-1);
    if (last?.models[0] === model && same(last?.span, span) && !(property in (last?.set ?? {})) && last !== undefined)
      last.set[property] = value;
    else found.push({ models: [model], set: { [property]: value }, span });
  }
  const merged: typeof found = [];
  for (const group of found) {
    const last = merged.at(-1);
    if (last !== undefined && last.models[0] !== undefined && group.models[0] !== undefined && sameGroup(last, group))
      last.models.push(...group.models);
    else merged.push(group);
  }
  return merged.map(({ models, set, span }) => {
    const [property = '', value = ''] = Object.entries(set)[0] ?? [];
    const named = models.filter((model) => model !== undefined);
    if (models.length === 1 && Object.keys(set).length === 1)
      return { ...(named[0] === undefined ? {} : { model: named[0] }), property, value, ...span };
    return { ...(named.length === 0 ? {} : { models: named }), set, ...span };
  });
}

function sameGroup(a: { set: object; span: object }, b: { set: object; span: object }): boolean {
  return same(a.set, b.set) && same(a.span, b.span);
}

function same(a: object | undefined, b: object | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
