import type { PropertyValue, QemuRelease } from '@cpu-models/runtime';
import type { Focus } from './facts.js';

type Properties = Readonly<Record<string, PropertyValue>>;

const HIGH: Properties = { level: 0x29, xlevel: 0x8000_0021, 'x-force-features': true };
const LOW: Properties = {
  'min-level': 0,
  'min-xlevel': 0,
  'min-xlevel2': 0,
  level: 2 ** 32 - 1,
  xlevel: 2 ** 32 - 1,
  xlevel2: 2 ** 32 - 1,
};
const OLD_CPUID: Properties = {
  'x-vendor-cpuid-only': false,
  'x-vendor-cpuid-only-v2': false,
  'x-consistent-cache': false,
};
const XSAVE: Properties = { xsave: true, xsaves: true, pmu: true };

/**
 * Options that show what others hide: everything that something depends on, single features, other caches and vendors,
 * and what only rules of single releases look at.
 */
export function batteries(release: QemuRelease, focus: Focus): [string, Properties][] {
  const sources = sourcesOf(release);
  const known = new Set([
    ...release.words.flatMap(({ names }) => names),
    ...release.properties.map(({ name }) => name),
  ]);
  const all: [string, Properties][] = [
    ['plain', {}],
    ['with all', { ...sources, pmu: true, sgx: true }],
    ['with all, forced', { ...sources, ...HIGH, sgx: true, sgxlc: true, pmu: true }],
    ['with all, without KVM and levels', { ...sources, 'cpuid-0xb': false, kvm: false }],
    // Only these take over bits without names, and such as do not migrate.
    ['all that there is', { migratable: false }],
    ['all that there is, with all', { ...sources, ...HIGH, migratable: false, pmu: true, sgx: true }],
    ...singles(release, focus, sources),
    ['as AMD', { ...HIGH, vendor: 'AuthenticAMD', 'l3-cache': false, topoext: true }],
    ['as Intel', { vendor: 'GenuineIntel', 'tsc-frequency': 1_000_000_000, invtsc: true, 'phys-bits': 42, ...XSAVE }],
    ...[true, false].flatMap((legacy) =>
      ['AuthenticAMD', 'GenuineIntel'].flatMap((vendor): [string, Properties][] => [
        [`caches ${legacy} ${vendor}`, { ...HIGH, topoext: true, 'legacy-cache': legacy, vendor, 'min-level': 0 }],
        [`old caches ${legacy} ${vendor}`, { ...HIGH, topoext: true, 'legacy-cache': legacy, vendor, ...OLD_CPUID }],
      ]),
    ),
    // Only left alone does invtsc follow from it.
    ['with a frequency', { 'tsc-frequency': 1_000_000_000 }],
    ['32 bits', { lm: false, pse36: false, pae: true }],
    ['no levels, of AMD', { ...LOW, vendor: 'AuthenticAMD' }],
    ['odd signature', { family: 5, model: 31 }],
    ['state of the supervisor', { ...HIGH, ...XSAVE, 'arch-lbr': true }],
    [
      'state of the supervisor without xsaves or pmu',
      { ...HIGH, 'arch-lbr': true, xsave: true, xsaves: false, pmu: false },
    ],
    ['mpx and apx', { ...HIGH, ...XSAVE, mpx: true, apxf: true }],
    ['avx10', { ...HIGH, avx10: true, 'avx10-version': 1 }],
  ];
  return all.map(([name, set]) => [name, Object.fromEntries(Object.entries(set).filter(([key]) => known.has(key)))]);
}

/**
 * Each feature that an edit is about alone, with all that features need, and without the others it is about; and a host
 * that has everything without those.
 */
function singles(
  release: QemuRelease,
  { properties = [], without = [], masks = [] }: Focus,
  sources: Properties,
): [string, Properties][] {
  const features = new Set(release.words.flatMap(({ names }) => names));
  const both = Object.fromEntries(
    masks.flatMap((mask) => mask.properties.filter((name) => features.has(name))).map((name) => [name, true]),
  );
  return [{ properties, without }, ...masks].flatMap((mask): [string, Properties][] => {
    const off = Object.fromEntries(mask.without.map((name) => [name, false]));
    const but = mask.without.join(' and ');
    const alone = mask.properties
      .filter((name) => features.has(name))
      .flatMap((name): [string, Properties][] => [
        [`${name} alone`, { ...LOW, [name]: true }],
        [`${name} alone, forced, but ${but}`, { ...HIGH, ...XSAVE, ...off, [name]: true }],
        [`${name} with all but ${but}`, { ...sources, ...HIGH, ...XSAVE, ...off, [name]: true }],
        // What the model says of it, though others depend on it.
        [`all but ${name}, of which nothing is said`, { ...leftAlone(sources, name), ...HIGH }],
      ]);
    if (but === '') return alone;
    return [
      ...alone,
      [`all of the host but ${but}`, { migratable: false, ...off }],
      // What one takes away may be what another one asks for.
      [`${Object.keys(both).join(' and ')} but ${but}`, { ...sources, ...HIGH, ...XSAVE, ...both, ...off }],
    ];
  });
}

function leftAlone(sources: Properties, name: string): Properties {
  const { [name]: _, ...others } = sources;
  return others;
}

/** Everything that something depends on. */
function sourcesOf({ words, dependencies }: QemuRelease): Record<string, true> {
  const byName = new Map(words.map((word) => [word.name, word]));
  const sources = dependencies.flatMap(({ from }) =>
    (byName.get(from.word)?.names ?? []).filter((name, bit) => name !== null && (from.mask >> BigInt(bit)) & 1n),
  );
  return Object.fromEntries(sources.map((name) => [name, true]));
}
