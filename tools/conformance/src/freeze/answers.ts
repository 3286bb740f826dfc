import {
  type CpuMap,
  cpuid,
  cpuidTable,
  definitions,
  fullExpansion,
  type HostCpu,
  isCpuModelError,
  loadMap,
  namesOf,
  type PropertyValue,
  type QemuRelease,
  type ResolveOptions,
  resolve,
  unavailableFeatures,
} from '@cpu-models/runtime';
import type { Focus } from './facts.js';

/** A question that both states of a release can be asked, in the order in which to ask. */
export type Question = readonly [name: string, ask: (release: QemuRelease) => unknown];

/** An answer as a text; what is refused is one too. */
export function answerOf([, ask]: Question, release: QemuRelease): string {
  try {
    return JSON.stringify(ask(release), (_key, value) => (typeof value === 'bigint' ? `${value}n` : value));
  } catch (error) {
    if (isCpuModelError(error)) return error.message;
    throw error;
  }
}

/** The answer of a libvirt: its map as it is once loaded. */
export function mapAnswer(map: CpuMap): string {
  const { vendors, features, models } = loadMap(map);
  const text = (value: unknown) => (ArrayBuffer.isView(value) ? [...(value as Uint32Array)] : value);
  const names = map.x86.models.map(({ added, removed }) => [[...added].sort(), removed]);
  const aliases = map.x86.features.map((feature) => feature.aliases);
  const parts = [
    vendors,
    features,
    models.map((model) => ({
      ...model,
      signatures: [...model.signatures].map((one) => JSON.stringify(one)).sort(),
      added: [],
    })),
    names,
    aliases,
  ];
  return JSON.stringify([parts, map.arm, map.ppc64], (_key, value) => text(value));
}

/**
 * What users would ask of a release: kept apart from the freeze, so that one can check the other. Options that bring to
 * light what others hide are part of every battery.
 */
export function* questionsOf(release: QemuRelease, focus: Focus): Generator<Question> {
  yield ['names', tablesOf];
  const { machines, models } = placesOf(release, focus);
  for (const property of focus.properties ?? []) {
    for (const value of VALUES) yield [`${property}=${String(value)}`, (of) => settingOf(of, property, value)];
  }
  const options = batteries(release);
  for (const [what, properties] of options) {
    for (const model of models) {
      for (const way of waysFor(release, model)) {
        for (const machine of machines) yield guest({ ...way, machine, model, properties }, what);
      }
    }
  }
}

function settingOf(release: QemuRelease, property: string, value: PropertyValue) {
  return fullExpansion(
    resolve(release, { machine: 'none', model: 'qemu64', accelerator: 'tcg', properties: { [property]: value } }),
  );
}

const VALUES: readonly PropertyValue[] = [
  true,
  -1,
  0,
  1,
  6,
  7,
  8,
  127,
  128,
  254,
  255,
  256,
  257,
  65535,
  65536,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32 - 1,
  'x',
];
const TOPOLOGIES = [{}, { threads: 2, cores: 3 }, { threads: 2, cores: 4, dies: 2 }, { cores: 300 }];

/** All that shows of one CPU: what QMP says, what is unavailable, and what guests read with several topologies. */
function guest(options: ResolveOptions, what: string): Question {
  const { model, machine, accelerator, hostVendor, splitIrqchip, kernelIrqchip } = options;
  const name = [model, machine, accelerator, hostVendor, splitIrqchip, kernelIrqchip, what].join(' ');
  return [
    name,
    (release) => {
      const cpu = resolve(release, options);
      const { state, request } = cpu;
      const missing = accelerator === 'tcg' || options.host !== undefined ? unavailableFeatures(cpu) : [];
      const key = [
        request.model.name,
        request.version,
        state.features,
        state.filtered,
        state.user,
        ...state.values,
      ].join();
      const known = registersOf(release);
      if (!known.has(key)) known.set(key, TOPOLOGIES.map((topology) => registers(cpu, topology)).join('\n'));
      return [cpu.aliasOf, fullExpansion(cpu), missing, known.get(key)];
    },
  ];
}

function registers(cpu: ReturnType<typeof resolve>, topology: object): string {
  try {
    const table = cpuidTable(cpuid(cpu, topology));
    return table.map(({ leaf, subleaf, eax, ebx, ecx, edx }) => [leaf, subleaf, eax, ebx, ecx, edx].join(' ')).join();
  } catch (error) {
    if (isCpuModelError(error)) return error.message;
    throw error;
  }
}

const read = new WeakMap<QemuRelease, Map<string, string>>();

/** The same CPU of the same release reads the same. */
function registersOf(release: QemuRelease): Map<string, string> {
  const known = read.get(release) ?? new Map<string, string>();
  read.set(release, known);
  return known;
}

/** Facts that QEMU tells by themselves. */
function tablesOf(release: QemuRelease) {
  return [
    namesOf(release).models,
    namesOf(release).machines,
    definitions(release, { machine: 'none', accelerator: 'tcg' }),
    release.words.map(({ name, names, source }) => [name, names, source]),
    Object.entries(release.aliases).sort(),
    release.properties.map(({ name, type, models }) => [name, type, models]).sort(),
    release.machines
      .map(({ name, alias, defaultCpuModel, deprecated }) => [name, alias, defaultCpuModel, deprecated])
      .sort(),
    release.models
      .map(({ name, deprecation, versions }) => [
        name,
        deprecation !== null,
        versions.map(({ version, alias, note }) => [version, alias, note]),
      ])
      .sort(),
  ];
}

/** Names and machine types to ask: where the fact is, and a few that stand for all. */
function placesOf(release: QemuRelease, focus: Focus) {
  const known = namesOf(release);
  const versioned = known.machines
    .filter((name) => /^pc-q35-\d/.test(name))
    .sort((a, b) => Number(a.split('-')[2]) - Number(b.split('-')[2]));
  const old = known.machines.filter((name) => /^pc-i440fx-[12]\./.test(name));
  const machines = [...(focus.machines ?? []), 'none', versioned.at(-1), versioned[0], old[0]];
  const wanted = [...(focus.models ?? []), 'EPYC-Rome', 'SapphireRapids', 'qemu64'];
  const models = wanted.flatMap((name) =>
    [name, ...known.models.filter((other) => other.startsWith(`${name}-`))].slice(0, 8),
  );
  const there = <T extends string>(names: readonly (T | undefined)[], all: readonly string[]) =>
    [...new Set(names)].filter((name): name is T => name !== undefined && all.includes(name));
  return {
    machines: there(machines, known.machines),
    models: there([...models.slice(0, 1), 'max', ...models.slice(1)], known.models),
  };
}

type Way = Pick<ResolveOptions, 'accelerator' | 'hostVendor' | 'splitIrqchip' | 'kernelIrqchip' | 'host'>;

function waysFor(release: QemuRelease, model: string): readonly Way[] {
  if (model === 'max' || model === 'host')
    return [{ accelerator: 'tcg' }, { accelerator: 'kvm', hostVendor: 'GenuineIntel', host: hostOf(release) }];
  return [
    { accelerator: 'tcg' },
    { accelerator: 'kvm', hostVendor: 'GenuineIntel' },
    { accelerator: 'kvm', hostVendor: 'AuthenticAMD', kernelIrqchip: false },
    { accelerator: 'kvm', hostVendor: 'GenuineIntel', splitIrqchip: true },
  ];
}

function hostOf(release: QemuRelease): HostCpu {
  const features = Object.fromEntries(
    release.words.map(({ name, names }) => [name, (1n << BigInt(names.length)) - 1n]),
  );
  return {
    vendor: 'GenuineIntel',
    family: 6,
    model: 15,
    stepping: 1,
    modelId: 'host',
    level: 13,
    xlevel: 0x8000_0008,
    xlevel2: 0,
    features,
  };
}

/** Options that show what others hide: everything that something depends on, single such features, other caches and vendors. */
function batteries(release: QemuRelease): [string, Readonly<Record<string, PropertyValue>>][] {
  const known = new Set([
    ...release.words.flatMap(({ names }) => names),
    ...release.properties.map(({ name }) => name),
  ]);
  const words = new Map(release.words.map((word) => [word.name, word]));
  const sources = release.dependencies.flatMap(({ from }) =>
    (words.get(from.word)?.names ?? []).filter((name, bit) => name !== null && (from.mask >> BigInt(bit)) & 1n),
  );
  const all = Object.fromEntries(sources.map((name) => [name, true]));
  const only = (set: Record<string, PropertyValue>) =>
    Object.fromEntries(Object.entries(set).filter(([name]) => known.has(name)));
  return [
    ['plain', {}],
    ['with all', only({ ...all, pmu: true, sgx: true })],
    ['with all, migratable off', only({ ...all, 'cpuid-0xb': false, kvm: false })],
    ['as AMD', only({ vendor: 'AuthenticAMD', 'l3-cache': false, topoext: true })],
    [
      'as Intel',
      only({
        vendor: 'GenuineIntel',
        'tsc-frequency': 1_000_000_000,
        invtsc: true,
        'phys-bits': 42,
        xsave: true,
        xsaves: true,
      }),
    ],
    ['legacy', only({ 'legacy-cache': true })],
    ['own caches', only({ 'legacy-cache': false })],
  ];
}
