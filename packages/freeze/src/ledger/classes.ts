import { compareReleases } from '@cpu-models/runtime';
import type { FrozenClass } from '@cpu-models/source';
import type { RowSource } from './rows.js';
import { modelOf, subjectsOf, variantsOfSubject } from './subjects.js';

/** Machine types that give every model the same CPU and have the same default model, newest first. */
export function classesOf(rows: RowSource): FrozenClass[] {
  const ids = new Map<readonly unknown[], number>();
  const idOf = interner();
  const signature = (machine: string) =>
    subjectsOf(rows.models)
      .flatMap((subject) => variantsOfSubject(subject).map((variant) => rows.row(variant, machine, modelOf(subject))))
      .map((row) => {
        const known = ids.get(row) ?? idOf(row);
        ids.set(row, known);
        return known;
      })
      .join();
  const classes = new Map<string, string[]>();
  for (const [machine, { defaultModel }] of rows.machines) {
    const key = `${defaultModel} ${signature(machine)}`;
    classes.set(key, [...(classes.get(key) ?? []), machine]);
  }
  return [...classes.values()].map((names) => toClass(names, rows)).sort((a, b) => byAge(a.class, b.class));
}

/** Numbers rows by content. */
function interner(): (row: readonly unknown[]) => number {
  const numbers = new Map<string, number>();
  return (row) => {
    const key = row.map((cell) => `${typeof cell} ${String(cell)}`).join('\n');
    const number = numbers.get(key) ?? numbers.size;
    numbers.set(key, number);
    return number;
  };
}

function toClass(names: readonly string[], rows: RowSource): FrozenClass {
  const sorted = [...names].sort((a, b) => byAge(versionOf(a), versionOf(b)) || (a < b ? -1 : 1));
  const first = sorted[0] as string;
  const model = rows.machines.get(first)?.defaultModel ?? '';
  return { class: versionOf(first), ...(model === '' ? {} : { 'default-model': model }), names: sorted };
}

/** `pc-q35-7.2` is of 7.2; a machine type without a release stands for itself. */
function versionOf(machine: string): string {
  return /-(\d+(?:\.\d+)+)$/.exec(machine)?.[1] ?? machine;
}

function byAge(a: string, b: string): number {
  const [left, right] = [/^\d/.test(a), /^\d/.test(b)];
  if (left && right) return compareReleases(b, a);
  return left === right ? (a < b ? -1 : a > b ? 1 : 0) : left ? -1 : 1;
}
