import { qemuRelease } from '@cpu-models/catalog';
import { levelsOf } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';

/** A name whose x86-64 level changes, or that is new with one. */
export interface LevelChange {
  readonly name: string;
  /** 0: below x86-64-v1; null: there is no such version. */
  readonly before: number | null;
  readonly after: number | null;
}

/** Versions of models in the newest QEMU release whose level changes. */
export function changedLevels(base: Source, head: Source): LevelChange[] {
  const [before, after] = [levels(base), levels(head)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((name) => ({ name, before: before.get(name) ?? null, after: after.get(name) ?? null }))
    .filter((change) => change.before !== change.after);
}

function levels(source: Source): Map<string, number> {
  const release = source.one('release').value.qemu.at(-1)?.release as string;
  return new Map(levelsOf(qemuRelease(source, release)).map(({ name, level }) => [name, level]));
}
