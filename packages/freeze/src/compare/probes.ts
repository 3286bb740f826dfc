import type {
  Behaviour,
  Dependency,
  GuestOptions,
  PropertyValue,
  QemuRelease,
  ResolveOptions,
} from '@cpu-models/runtime';
import { memo } from '@cpu-models/source';
import { fullHost, VARIANTS } from '../variants.js';

/** One CPU of many, asked for so that it shows a fact that most CPUs hide. */
export interface Probe {
  readonly options: ResolveOptions;
  readonly topology: GuestOptions;
}

type Properties = Readonly<Record<string, PropertyValue>>;

const ONE: GuestOptions = {};
/** A level that follows from features. */
const UNSET = 0xffff_ffff;
const FORCED: Properties = { 'x-force-features': true };

/** What a CPU must be asked for to show that its release follows a rule: model, properties, topology. */
const SHOWS: Readonly<Record<Behaviour, readonly (readonly [string, Properties, GuestOptions?])[]>> = {
  // Shows in a model one of whose versions sets what the accelerator sets: see behaviourProbes.
  'accelerator-defaults-first': [],
  'kvm-vendor-for-base': [['base', {}]],
  'max-signature-at-realize': [['max', {}]],
  'model-needs-family-6': [['qemu64', { family: 5, model: 0x1f }]],
  'invtsc-migrates-with-tsc-frequency': [['max', { 'tsc-frequency': 1_000_000_000 }]],
  'unsupported-xsave-components-dropped': [['qemu64', { xsave: true, avx: true, avx512f: true, mpx: true, pku: true }]],
  'xss-components-count-as-supported': [['qemu64', { xsave: true, xsaves: true, 'arch-lbr': true, pmu: true }]],
  'supervisor-state-needs-xsaves': [['qemu64', { xsave: true, xsaves: false, 'arch-lbr': true, pmu: true }]],
  // In time to raise the highest leaf to the one that shows them.
  'topology-features-at-expansion': [
    ['486', { vendor: 'AuthenticAMD', xlevel: UNSET, 'min-xlevel': 0 }, { threads: 2 }],
    ['qemu64', {}, { threads: 2 }],
  ],
  'pdcm-needs-pmu': [['qemu64', { pdcm: true, pmu: false }]],
  'arch-lbr-needs-pmu': [['qemu64', { 'arch-lbr': true, pmu: false }]],
  'mpx-conflicts-with-apx': [['qemu64', { mpx: true, apxf: true }]],
  'forced-avx10-version-stays': [['qemu64', { avx10: true, 'avx10-version': 1 }]],
  'pae-has-36-bits': [['qemu64', { lm: false, pse36: false, pae: true }]],
  'tcg-fixed-phys-bits': [['qemu64', { 'phys-bits': 42 }]],
  'addressable-ids-in-leaf-1': [['Nehalem', {}, { cores: 3 }]],
  'dies-in-thread-counts': [['Nehalem', {}, { cores: 2, dies: 2 }]],
  'cache-sharing-by-level': [
    ['Nehalem', {}, { threads: 2, cores: 3 }],
    ['EPYC', { topoext: true }, { threads: 2, cores: 3, dies: 2 }],
  ],
  'compacted-xsave-size': [['qemu64', { xsave: true, xsavec: true }]],
  'syscall-hidden-from-intel': [['qemu64', { vendor: 'GenuineIntel', syscall: true }]],
  'sgx-hidden-in-leaf-7': [['qemu64', { sgx: true, sgxlc: true }]],
  'leaf-d-known-components': [['qemu64', { xsave: true }]],
};

/**
 * All rules, whichever changed: one may show by what another one does.
 * @param changed ids of those that did
 */
export function behaviourProbes(release: QemuRelease, changed: readonly string[]): Probe[] {
  const fixed = Object.values(SHOWS).flatMap((cases) =>
    cases.flatMap(([model, properties, topology = ONE]) =>
      probesOf(release, model, { ...HIGH, ...properties }, topology),
    ),
  );
  if (!changed.includes('accelerator-defaults-first')) return fixed;
  const newest = release.models.map(({ name, versions }) => `${name}-v${versions.at(-1)?.version ?? 1}`);
  return [...fixed, ...newest.flatMap((model) => probesOf(release, model, {}, ONE))];
}

/** Every owner of a component, alone as far as dependencies let it be. */
export function xsaveProbes(release: QemuRelease, owners: Iterable<string>): Probe[] {
  return [...owners].flatMap((owner) => {
    const switches = { ...HIGH, xsave: true, xsaves: true, pmu: true, ...switchedOn(release, owner) };
    return BARE.flatMap((model) => probesOf(release, model, switches, ONE));
  });
}

/** Every feature of some words, alone as far as dependencies let it be, on CPUs without levels; and the models as they are. */
export function levelProbes(release: QemuRelease, words: ReadonlySet<string>): Probe[] {
  const features = release.words.filter(({ name }) => words.has(name)).flatMap(({ names }) => names);
  const low = { level: UNSET, xlevel: UNSET, xlevel2: UNSET, 'min-level': 0, 'min-xlevel': 0, 'min-xlevel2': 0 };
  const alone = features
    .filter((name) => name !== null)
    .flatMap((name) =>
      BARE.flatMap((model) => probesOf(release, model, { ...low, ...switchedOn(release, name) }, ONE)),
    );
  const models = release.models.filter((model) => Object.keys(model.features).some((word) => words.has(word)));
  return [...alone, ...models.flatMap(({ name }) => probesOf(release, name, low, ONE))];
}

const BARE = ['base', '486'];
/** So that no leaf is out of reach. */
const HIGH: Properties = { level: 0x29, xlevel: 0x8000_0021 };

function probesOf(release: QemuRelease, model: string, wanted: Properties, topology: GuestOptions): Probe[] {
  // A feature stays on only with what it needs.
  const needs = Object.entries(wanted).flatMap(([name, on]) => (on === true ? [switchedOn(release, name)] : []));
  const properties = knownOf(release, Object.assign({ ...FORCED }, ...needs, wanted));
  const max = model === 'max';
  return VARIANTS.filter(({ id }) => max === (id === 'kvm-full-host') || id === 'tcg').map(({ options }) => ({
    options: {
      machine: 'none',
      model,
      ...options,
      properties,
      ...(max && options.accelerator === 'kvm' ? { host: fullHost(release) } : {}),
    },
    topology,
  }));
}

/** Properties that a release does not have are left out. */
export function knownOf(release: QemuRelease, properties: Properties): Properties {
  const names = propertyNames(release);
  return Object.fromEntries(Object.entries(properties).filter(([name]) => names.has(name)));
}

const propertyNames = memo(
  ({ words, properties }: QemuRelease): ReadonlySet<string | null> =>
    new Set([...words.flatMap(({ names }) => names), ...properties.map(({ name }) => name)]),
);

/** A feature with one of those that it needs, and so on; what is not needed stays as it is. */
export function switchedOn(release: QemuRelease, feature: string): Record<string, true> {
  const on: Record<string, true> = {};
  const visit = (name: string): void => {
    if (on[name] === true) return;
    on[name] = true;
    for (const { from } of release.dependencies.filter(({ to }) => covers(release, to, name))) {
      const needed = namesIn(release, from);
      const first = needed.find((other) => on[other] === true) ?? needed[0];
      if (first !== undefined) visit(first);
    }
  };
  visit(feature);
  return on;
}

function covers(release: QemuRelease, mask: Dependency['to'], name: string): boolean {
  return namesIn(release, mask).includes(name);
}

function namesIn({ words }: QemuRelease, { word, mask }: Dependency['to']): string[] {
  const names = words.find((other) => other.name === word)?.names ?? [];
  return names.filter((name, bit): name is string => name !== null && ((mask >> BigInt(bit)) & 1n) === 1n);
}
