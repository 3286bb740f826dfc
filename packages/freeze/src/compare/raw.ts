import { loadCpu, namesOf, type QemuRelease, type ResolvedCpu } from '@cpu-models/runtime';
import { wordKey } from '../facts/words.js';
import { machineGroups } from '../machine-groups.js';
import { fullHost, isMax, type Variant, variantsOf } from '../variants.js';
import type { Effect } from './effects.js';
import type { Reach } from './reach.js';

type Change = Pick<Effect, 'property' | 'word' | 'from' | 'to'>;

/**
 * What two states of a release give under names and machine types that both have, before anything masks it:
 * every bit of every word, every other property, and what counts as asked for.
 *
 * @param reach where to look
 */
export function compareRaw(before: QemuRelease, after: QemuRelease, reach: Reach): Effect[] {
  const [known, now] = [namesOf(before), new Set(namesOf(after).models)];
  const models = known.models.filter((name) => now.has(name));
  const host = fullHost(before);
  const compare = comparison(before, after);
  return machineGroups(before, after).flatMap((machines) =>
    reached(machines, models, reach).flatMap(([model, hit]) =>
      variantsOf(model).flatMap((variant) => {
        const asked = question(variant, machines[0] ?? '', model, host);
        return compare(loadCpu(before, asked), loadCpu(after, asked)).flatMap((change) =>
          hit.map((machine) => ({ ...change, variant: variant.id, machine, model })),
        );
      }),
    ),
  );
}

function reached(machines: readonly string[], models: readonly string[], reach: Reach) {
  return models
    .map((model) => [model, machines.filter((machine) => reach(machine, model))] as const)
    .filter(([, hit]) => hit.length > 0);
}

/** The question behind one answer. */
export function question(variant: Variant, machine: string, model: string, host: ReturnType<typeof fullHost>) {
  const max = isMax(model) && variant.options.accelerator === 'kvm';
  return { machine, model, ...variant.options, ...(max ? { host } : {}) };
}

/** Compares CPUs of the two by names, as both may number words and properties in their own way. */
function comparison(before: QemuRelease, after: QemuRelease) {
  const words = before.words.map(({ name, names }, at) => ({
    key: wordKey(name),
    names,
    before: at,
    after: after.words.findIndex((word) => word.name === name),
  }));
  const properties = before.properties.flatMap(({ name, models }, at) => {
    const other = after.properties.findIndex((spec) => spec.name === name);
    return other < 0 ? [] : [{ name, before: at, after: other, limited: models !== undefined }];
  });
  const masked = maskedBits(before);
  /** That a bit was asked for shows where `max` leaves it alone, and where a dependency takes away what is on. */
  const askedForShows = (a: ResolvedCpu, b: ResolvedCpu, { key, before, after }: WordPlace, half: number) => {
    if (isMax(a.model)) return ALL;
    const on = (a.state.features[2 * before + half] ?? 0) | (b.state.features[2 * after + half] ?? 0);
    return on & (masked.get(key)?.[half] ?? 0);
  };
  return (a: ResolvedCpu, b: ResolvedCpu): Change[] => {
    const changes: Change[] = [];
    if (a.aliasOf !== b.aliasOf) changes.push({ property: 'alias-of', from: text(a.aliasOf), to: text(b.aliasOf) });
    for (const word of words) {
      compareWord(word, a.state.features, b.state.features, '', changes);
      compareWord(word, a.state.user, b.state.user, ' as asked for', changes, (half) =>
        askedForShows(a, b, word, half),
      );
    }
    const max = isMax(a.model);
    for (const property of properties) {
      const [from, to] = [a.state.values[property.before], b.state.values[property.after]];
      if (from !== to && (max || !property.limited)) {
        changes.push({ property: property.name, from: text(from), to: text(to) });
      }
    }
    return changes;
  };
}

const ALL = 0xffff_ffff;

/** By word, the bits that some dependency takes away, in halves. */
function maskedBits({ dependencies }: QemuRelease): ReadonlyMap<string, readonly number[]> {
  const masks = new Map<string, bigint>();
  for (const { to } of dependencies) masks.set(wordKey(to.word), (masks.get(wordKey(to.word)) ?? 0n) | to.mask);
  return new Map(
    [...masks].map(([key, mask]) => [key, [Number(mask & 0xffff_ffffn), Number((mask >> 32n) & 0xffff_ffffn)]]),
  );
}

interface WordPlace {
  readonly key: string;
  readonly names: readonly (string | null)[];
  readonly before: number;
  readonly after: number;
}

function compareWord(
  word: WordPlace,
  before: Uint32Array,
  after: Uint32Array,
  what: string,
  changes: Change[],
  shows: (half: number) => number = () => ALL,
): void {
  for (const half of [0, 1]) {
    const from = before[2 * word.before + half] ?? 0;
    const to = word.after < 0 ? 0 : (after[2 * word.after + half] ?? 0);
    if (from === to) continue;
    const differs = (from ^ to) & shows(half);
    for (let bit = 0; bit < 32; bit++) {
      if (((differs >>> bit) & 1) === 0) continue;
      const on = ((to >>> bit) & 1) === 1;
      const name = bitName(word, 32 * half + bit);
      changes.push({ property: `${name}${what}`, word: word.key, from: on ? 'off' : 'on', to: on ? 'on' : 'off' });
    }
  }
}

/** The name of a bit, or its word and number where it has none of its own. */
export function bitName({ key, names }: { key: string; names: readonly (string | null)[] }, bit: number): string {
  const name = names[bit] ?? null;
  return name !== null && names.indexOf(name) === names.lastIndexOf(name) ? name : `${key}.${bit}`;
}

function text(value: unknown): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off';
  return typeof value === 'string' ? JSON.stringify(value) : String(value ?? 'none');
}
