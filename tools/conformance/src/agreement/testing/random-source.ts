import {
  type ConfigurationsFile,
  type Feature,
  type ModelFile,
  type OrderFile,
  type Source,
  type Span,
  sourceFromValues,
  spansOf,
  type WordFile,
} from '@cpu-models/source';
import fc from 'fast-check';
import { parse } from 'yaml';
import { TINY } from '../../../../../packages/rules/src/testing/tiny-source.js';

export const RELEASES = ['7.2', '8.0', '9.1', '10.0'] as const;
export type Release = (typeof RELEASES)[number];

/** In which releases something is so. */
type When = ReadonlySet<string>;

/** What is so of one entry of a bit, release by release. */
interface Entry {
  readonly name: string;
  readonly holds: When;
  readonly never: When;
  readonly explicitly: When;
  readonly off: When;
  /** By build configuration; '' for every build. A release is in one of them at most. */
  readonly tcg: ReadonlyMap<string, When>;
}

/** A bit with one name, or two in turn. */
interface Bit {
  readonly bit: number;
  readonly entries: readonly Entry[];
}

/** A feature that the table has, or a version changes, in some releases. */
interface Use {
  readonly entry: Entry;
  readonly bit: number;
  readonly when: When;
  readonly value: 'on' | 'off';
}

/** What a small source says, known before it is written with spans. */
export interface Truth {
  readonly bits: readonly Bit[];
  readonly table: readonly Use[];
  readonly version: readonly Use[];
}

const when = fc.subarray([...RELEASES]).map((list): When => new Set(list));

function both(a: When, b: When): When {
  return new Set([...a].filter((release) => b.has(release)));
}

function without(a: When, b: When): When {
  return new Set([...a].filter((release) => !b.has(release)));
}

const flags = fc
  .record({ never: when, explicitly: when, off: when, always: when, user: when, system: when })
  .map((all) => ({
    never: all.never,
    explicitly: without(all.explicitly, all.never),
    off: all.off,
    tcg: new Map([
      ['', all.always],
      ['user', without(all.user, all.always)],
      ['system', without(without(all.system, all.user), all.always)],
    ]),
  }));

/** One name from some release to another; or two, the second from where the first ends. */
const bitOf = (bit: number) =>
  fc
    .record({
      first: flags,
      second: flags,
      cuts: fc.array(fc.nat(RELEASES.length), { minLength: 3, maxLength: 3 }),
      two: fc.boolean(),
    })
    .map(({ first, second, cuts, two }): Bit => {
      const [from = 0, turn = 0, to = 0] = [...cuts].sort();
      const old = { name: `old-${bit}`, holds: new Set(RELEASES.slice(from, two ? turn : to)), ...first };
      const young = { name: `young-${bit}`, holds: new Set(RELEASES.slice(turn, to)), ...second };
      return { bit, entries: two ? [old, young] : [old] };
    });

const uses = (bits: readonly Bit[]) =>
  fc
    .tuple(
      ...bits.map(({ bit, entries }) =>
        fc
          .record({
            at: fc.nat(entries.length - 1),
            when,
            value: fc.constantFrom('on' as const, 'off' as const),
            used: fc.boolean(),
          })
          .map(({ at, when: asked, value, used }): Use[] => {
            const entry = entries[at] as Entry;
            return used ? [{ entry, bit, when: both(asked, entry.holds), value }] : [];
          }),
      ),
    )
    .map((list) => list.flat());

/** Any small source: a word of six bits, and a model with a second version. */
export const anyTruth: fc.Arbitrary<Truth> = fc
  .tuple(...[0, 3, 7, 12, 25, 31].map(bitOf))
  .chain((bits) => fc.record({ bits: fc.constant(bits), table: uses(bits), version: uses(bits) }));

/** Writes the truth as a source: with spans, timelines and lists of entries. */
export function sourceOf({ bits, table, version }: Truth): Source {
  const values = new Map([...TINY].map(([path, text]) => [path, parse(text) as unknown]));
  const word: WordFile = {
    word: '7_0_EDX',
    at: { leaf: 7, subleaf: 0, register: 'edx' },
    features: bits.flatMap(({ bit, entries }) => entries.map((entry) => featureOf(bit, entry))),
  };
  values.set('x86/words/7_0_EDX.yaml', word);
  const order = values.get('x86/order.yaml') as OrderFile;
  values.set('x86/order.yaml', { ...order, words: [...order.words, word.word] });
  values.set('x86/models/Alpha.yaml', {
    ...(values.get('x86/models/Alpha.yaml') as ModelFile),
    ...modelOf(table, version),
  });
  values.set('releases.yaml', {
    qemu: RELEASES.map((release) => ({ release, 'hw-version': '2.5+' })),
    libvirt: [{ release: '9.0' }],
  });
  const configurations = values.get('x86/qemu/configurations.yaml') as ConfigurationsFile;
  const user = { id: 'user', c: 'defined(CONFIG_USER_ONLY)', holds: ['linux-user-x86_64'] };
  values.set('x86/qemu/configurations.yaml', {
    ...configurations,
    configurations: [...configurations.configurations, user],
  });
  values.set('x86/qemu/machines.yaml', { families: [{ family: 'none', machines: [{ name: 'none' }] }] });
  values.set('x86/qemu/compat.yaml', { arrays: [] });
  return sourceFromValues(values);
}

function featureOf(bit: number, { name, holds, never, explicitly, off, tcg }: Entry): Feature {
  const [span = NEVER] = spansIn(holds);
  const migratable = [...timeline('never', never), ...timeline('explicitly', explicitly)];
  const builds = [...tcg].flatMap(([build, releases]) =>
    spansIn(releases).map((one) => ({ ...one, ...(build === '' ? {} : { when: build }) })),
  );
  return {
    bit,
    name,
    ...span,
    ...(migratable.length === 0 ? {} : { migratable }),
    ...(off.size === 0 ? {} : { autoenable: timeline(false, off) }),
    ...(builds.length === 0 ? {} : { tcg: builds }),
  } as Feature;
}

/** For an entry that holds in no release. */
const NEVER: Span = { since: '99.0' };

function spansIn(releases: When): Span[] {
  return spansOf(releases, RELEASES);
}

function timeline<T>(value: T, releases: When): ({ value: T } & Span)[] {
  return spansIn(releases).map((span) => ({ value, ...span }));
}

function modelOf(table: readonly Use[], version: readonly Use[]): Partial<ModelFile> {
  const features = table.flatMap(({ entry, when: releases }) =>
    spansIn(releases).map((span) => ({ name: entry.name, ...span })),
  );
  const properties = Object.fromEntries(
    version.filter((use) => use.when.size > 0).map((use) => [use.entry.name, timeline(use.value, use.when)]),
  );
  return {
    features: { '1_EDX': ['fpu'], ...(features.length === 0 ? {} : { '7_0_EDX': features }) },
    versions: [{ version: 1 }, { version: 2, ...(Object.keys(properties).length === 0 ? {} : { properties }) }],
  } as Partial<ModelFile>;
}

/** What every output must say of the word and the model in one release. */
export interface Facts {
  readonly names: readonly (string | null)[];
  readonly tcg: number;
  readonly unmigratable: number;
  readonly migratable: number;
  readonly noAutoEnable: number;
  /** Bits that the table has. */
  readonly table: number;
  /** The word's names that version 2 has. */
  readonly version2: readonly string[];
}

/** The truth in one release, for the build qemu-system-x86_64. */
export function factsIn({ bits, table, version }: Truth, release: Release): Facts {
  const current = bits.map(({ bit, entries }) => ({
    bit,
    entry: entries.find(({ holds }) => holds.has(release)) ?? (entries[0] as Entry),
  }));
  const mask = (test: (entry: Entry) => boolean) => maskOf(current.filter(({ entry }) => test(entry)));
  const nameOf = ({ entry }: { entry: Entry }) => (entry.holds.has(release) ? entry.name : null);
  const names = Array.from({ length: 32 }, (_, bit) => {
    const found = current.find((one) => one.bit === bit);
    return found === undefined ? null : nameOf(found);
  });
  const used = table.filter((use) => use.when.has(release));
  const features = new Set(used.map(({ bit }) => bit));
  for (const { bit, value } of version.filter((use) => use.when.has(release)))
    features[value === 'on' ? 'add' : 'delete'](bit);
  return {
    names,
    tcg: mask(({ tcg }) => ['', 'system'].some((build) => tcg.get(build)?.has(release))),
    unmigratable: mask(({ never }) => never.has(release)),
    migratable: mask(({ explicitly }) => explicitly.has(release)),
    noAutoEnable: mask(({ off }) => off.has(release)),
    table: maskOf(used),
    version2: [...features].flatMap((bit) => names[bit] ?? []).sort(),
  };
}

function maskOf(bits: readonly { readonly bit: number }[]): number {
  return bits.reduce((sum, { bit }) => sum + 2 ** bit, 0);
}
