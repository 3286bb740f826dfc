import { randomNumbers } from '@cpu-models/probe';
import type { Fact } from './facts.js';
import { groupBy } from './group.js';
import { shuffled } from './random.js';

/** One fact made wrong. */
export interface Mutation {
  readonly fact: Fact;
  /** For people: what was done. */
  readonly what: string;
  /** The whole value of the fact's document, with the fact made wrong. */
  readonly apply: (value: unknown) => unknown;
}

/**
 * Makes facts wrong one at a time, some of every kind, more of a kind with more facts.
 * The same facts and seed give the same mutations.
 */
export function makeMutations(facts: readonly Fact[], seed: number): Mutation[] {
  const random = randomNumbers(seed);
  const kinds = groupBy(facts, ({ kind, sort }) => `${kind} ${sort}`);
  return [...kinds.values()].flatMap((ofKind) =>
    shuffled(ofKind, random)
      .slice(0, 1 + Math.floor(Math.log2(ofKind.length) / 2))
      .flatMap((fact) => mutate(fact, ofKind, random) ?? []),
  );
}

function mutate(fact: Fact, ofKind: readonly Fact[], random: () => number): Mutation | undefined {
  if (fact.sort === 'order') return swapped(fact);
  if (fact.sort === 'entry' || fact.path.at(-1) === 'reason' || random() < 0.3) return dropped(fact);
  const value = wrongValue(fact.value, ofKind, random);
  const what = `${JSON.stringify(fact.value)} -> ${JSON.stringify(value)}`;
  return { fact, what, apply: edit(fact, (holder, key) => void (holder[key] = value)) };
}

function dropped(fact: Fact): Mutation {
  const remove = (holder: Holder, key: string | number) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  };
  return { fact, what: `${JSON.stringify(fact.value)} dropped`, apply: edit(fact, remove) };
}

/** Undefined for neighbours that are equal. */
function swapped(fact: Fact): Mutation {
  const swap = (holder: Holder, key: string | number) => {
    const at = Number(key);
    [holder[at], holder[at + 1]] = [holder[at + 1], holder[at]];
  };
  return { fact, what: `${JSON.stringify(fact.value)} and the next one swapped`, apply: edit(fact, swap) };
}

type Holder = Record<string | number, unknown>;

function edit({ path }: Fact, change: (holder: Holder, key: string | number) => void) {
  return (value: unknown): unknown => {
    const copy = structuredClone(value);
    const holder = path.slice(0, -1).reduce<unknown>((at, step) => (at as Holder)[step], copy);
    change(holder as Holder, path.at(-1) as string | number);
    return copy;
  };
}

const OPPOSITES: Readonly<Record<string, string>> = { on: 'off', off: 'on', true: 'false', false: 'true' };

/** Another value of the same type, such as somebody could have written by mistake. */
function wrongValue(value: unknown, ofKind: readonly Fact[], random: () => number): unknown {
  if (typeof value === 'boolean') return !value;
  if (typeof value === 'number') return value > 0 && random() < 0.5 ? value - 1 : value + 1;
  if (typeof value !== 'string') return 'x';
  // Before or after every supported release: the fact then holds always, or never.
  if (/^\d+\.\d+(\.\d+)?$/.test(value)) return random() < 0.5 ? '1.0' : '99.0';
  if (/^0x[0-9a-f]+$/i.test(value)) return `0x${(BigInt(value) ^ 1n).toString(16)}`;
  if (/^\d+$/.test(value)) return String(BigInt(value) + 1n);
  const others = [...new Set(ofKind.map((fact) => fact.value))].filter(
    (other) => typeof other === 'string' && other !== value,
  );
  return OPPOSITES[value] ?? shuffled(others, random)[0] ?? `${value}x`;
}
