import { BEHAVIOURS, type Behaviour, type QemuRelease } from '@cpu-models/runtime/qemu';

/** A release with one fact or one rule changed. */
export interface Mutation {
  readonly name: string;
  readonly release: QemuRelease;
  /** Why no recording can tell, or null: then the proofs have to notice. */
  readonly unseen: string | null;
}

/** Rules that no recording exercises; they rest on QEMU's source alone. */
const UNSEEN: Partial<Record<Behaviour, string>> = {
  'accelerator-defaults-first': 'no version sets what an accelerator sets, to another value',
  'invtsc-migrates-with-tsc-frequency': 'TCG has no invtsc',
  'tcg-fixed-phys-bits': 'no recorded guest has other physical sizes',
  'topology-features-at-expansion': 'recorded guests have one thread',
  'addressable-ids-in-leaf-1': 'recorded guests have one thread',
  'dies-in-thread-counts': 'recorded guests have one thread',
  'cache-sharing-by-level': 'recorded guests have one thread',
  'sgx-hidden-in-leaf-7': 'no recorded guest has x-force-features',
};

export interface MutationProof {
  readonly noticed: number;
  readonly expected: number;
  /** Mutations that no proof noticed although it should have. */
  readonly missed: readonly string[];
  readonly summary: string;
}

/** Counts the differences that a proof finds. */
export type Proof = (release: QemuRelease) => { readonly differences: readonly string[] };

/** Runs the proofs over every mutation, each until one notices; a refused question counts as noticed. */
export function proveMutations(release: QemuRelease, proofs: readonly Proof[]): MutationProof {
  const expected = mutations(release).filter(({ unseen }) => unseen === null);
  const missed = expected
    .filter((mutation) => !proofs.some((proof) => notices(proof, mutation.release)))
    .map(({ name }) => name);
  const noticed = expected.length - missed.length;
  const summary = `QEMU ${release.release}: ${noticed} of ${expected.length} mutations noticed`;
  return { noticed, expected: expected.length, missed, summary };
}

function notices(proof: Proof, release: QemuRelease): boolean {
  try {
    return proof(release).differences.length > 0;
  } catch {
    return true;
  }
}

/** Mistakes of each kind that an import, an edit or a rule can make. */
export function mutations(release: QemuRelease): Mutation[] {
  return [...facts(release), ...rules(release)];
}

function facts(release: QemuRelease): Mutation[] {
  const { models, words, compat, caches, machines, accelerators, xsaveComponents } = release;
  const change = (name: string, changes: Partial<QemuRelease>) => ({
    name,
    release: { ...release, ...changes },
    unseen: null,
  });
  const model = (name: string, changes: (model: QemuRelease['models'][number]) => object) =>
    change(`model: ${name}`, { models: replaceLast(models, changes) });
  return [
    model('a feature bit', ({ features }) => ({
      features: { ...features, FEAT_1_EDX: (features['FEAT_1_EDX'] ?? 0n) ^ 1n },
    })),
    model('level', ({ level }) => ({ level: level + 1 })),
    model('stepping', ({ stepping }) => ({ stepping: stepping ^ 1 })),
    model('deprecation', () => ({ deprecation: 'too old' })),
    change('version: the last property gone', { models: withoutLastVersionProperty(models) }),
    change('word: TCG learns pcid', {
      words: replaceLast(words, ({ tcg }) => ({ tcg: tcg | (1n << 17n) }), 'FEAT_1_ECX'),
    }),
    change('word: two names swapped', { words: replaceLast(words, swapNames, 'FEAT_1_ECX') }),
    change('dependency: the last but one gone', {
      dependencies: release.dependencies.filter((_, at, all) => at !== all.length - 2),
    }),
    change('dependencies: other order', { dependencies: [...release.dependencies].reverse() }),
    change('compat: an entry gone', {
      compat: compat.map((array) => ({ ...array, entries: array.entries.slice(0, -1) })),
    }),
    change('compat: arrays in other order', {
      machines: machines.map((machine) => ({ ...machine, compat: [...machine.compat].reverse() })),
    }),
    change('compat: entries hit every model', {
      compat: compat.map(({ name, entries }) => ({
        name,
        entries: entries.map((entry) => ({ ...entry, model: null })),
      })),
    }),
    change('machine: microvm means version 1', {
      machines: replaceLast(machines, () => ({ defaultCpuVersion: 1 }), 'microvm'),
    }),
    change('machine: microvm has no split irqchip', {
      machines: replaceLast(machines, () => ({ splitIrqchip: false }), 'microvm'),
    }),
    change('accelerators: a default gone', { accelerators: { kvm: accelerators.kvm.slice(1), tcg: [] } }),
    change('automatic level: a word gone', {
      autoLevelWords: release.autoLevelWords.filter((name) => name !== 'FEAT_7_0_ECX'),
    }),
    change('aliases: one gone', { aliases: Object.fromEntries(Object.entries(release.aliases).slice(1)) }),
    change('xsave: another size', {
      xsaveComponents: xsaveComponents.map((part) => (part.component === 2 ? { ...part, size: 8 } : part)),
    }),
    change('xsave: another owner', {
      xsaveComponents: xsaveComponents.map((part) => (part.component === 9 ? { ...part, owners: ['avx'] } : part)),
    }),
    change('caches: another size', {
      caches: mapValues(caches, (set) => ({ ...set, l2: { ...set.l2, sets: set.l2.sets + 1 } })),
    }),
    change('caches: a descriptor gone', {
      cacheDescriptors: release.cacheDescriptors.filter(({ descriptor }) => descriptor !== 0x2c),
    }),
    change('max: another vendor', {
      max: release.max.map(([name, value]) => [name, name === 'vendor' ? 'GenuineIntel' : value] as const),
    }),
  ];
}

/** Every rule that this release follows left out, and every other one put in. */
function rules(release: QemuRelease): Mutation[] {
  return BEHAVIOURS.map((behaviour) => {
    const behaviours = new Set(release.behaviours);
    const followed = behaviours.delete(behaviour);
    if (!followed) behaviours.add(behaviour);
    return {
      name: `${followed ? 'without' : 'with'} ${behaviour}`,
      release: { ...release, behaviours },
      unseen: UNSEEN[behaviour] ?? unseenHere(release, behaviour),
    };
  });
}

function unseenHere(release: QemuRelease, behaviour: Behaviour): string | null {
  const tcg = release.words.find(({ name }) => name === 'FEAT_XSAVE_XCR0_LO')?.tcg;
  if (behaviour === 'unsupported-xsave-components-dropped' && tcg === 0xffff_ffffn) {
    return 'TCG of this release supports every component';
  }
  if (behaviour === 'max-signature-at-realize' && release.max.some(([name]) => name === 'family')) {
    return 'max of this release has a family from the start';
  }
  return null;
}

function replaceLast<T extends { readonly name: string }>(
  list: readonly T[],
  changes: (item: T) => object,
  name = list.at(-1)?.name,
): T[] {
  return list.map((item) => (item.name === name ? { ...item, ...changes(item) } : item));
}

function swapNames({ names }: { readonly names: readonly (string | null)[] }) {
  const [first = null, second = null, ...rest] = names;
  return { names: [second, first, ...rest] };
}

function withoutLastVersionProperty(models: QemuRelease['models']): QemuRelease['models'] {
  return models.map((model) => ({
    ...model,
    versions: model.versions.map((version) => ({ ...version, properties: version.properties.slice(0, -1) })),
  }));
}

function mapValues<T>(record: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, change(value)]));
}
