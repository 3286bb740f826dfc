import { QEMU_RELEASES } from '@cpu-models/runtime/data';
import { namesOf, type QemuRelease } from '@cpu-models/runtime/qemu';

/** A question that a name card answers. */
export interface Question {
  readonly qemu: string;
  readonly machine: string;
  readonly accel: 'kvm' | 'tcg';
  readonly model: string;
}

/** Questions drawn by a seed, so that a failure can be had again. */
export function randomQuestions(seed: number, count: number): Question[] {
  const next = numbers(seed);
  const pick = <T>(list: readonly T[]) => list[Math.floor(next() * list.length)] as T;
  return Array.from({ length: count }, () => {
    const release = pick(QEMU_RELEASES as readonly QemuRelease[]);
    const names = namesOf(release).models.filter((name) => !['max', 'host', 'base'].includes(name));
    return {
      qemu: release.release,
      machine: pick(release.machines).name,
      accel: pick(['kvm', 'tcg'] as const),
      model: pick(names),
    };
  });
}

/** So many of a list, in its order; all where it has no more. */
export function drawn<T>(list: readonly T[], count: number, seed: number): T[] {
  const next = numbers(seed);
  const lots = list.map((item, i) => ({ item, i, lot: next() })).sort((a, b) => a.lot - b.lot);
  return lots
    .slice(0, count)
    .sort((a, b) => a.i - b.i)
    .map(({ item }) => item);
}

/** Mulberry32. */
export function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 2 ** 32;
  };
}
