import {
  type CpuMap,
  canonicalJson,
  cpuidTable,
  definitions,
  featureWords,
  fullExpansion,
  isCpuModelError,
  loadMap,
  namesOf,
  otherProperties,
  type PropertyValue,
  type QemuRelease,
  type ResolveOptions,
  readerOf,
  realize,
  resolve,
  unavailableFeatures,
} from '@cpu-models/runtime';
import type { Focus } from './facts.js';
import { batteries } from './options.js';
import { isMax, waysFor } from './ways.js';

/** A question that both states of a release can be asked. */
export type Question = readonly [name: string, ask: (release: QemuRelease) => unknown];

/** An answer as a text; what is refused is one too. */
export function answerOf([, ask]: Question, release: QemuRelease): string {
  return attempt(() =>
    JSON.stringify(ask(release), (_key, value) => (typeof value === 'bigint' ? `${value}n` : value)),
  );
}

function attempt(answer: () => string): string {
  try {
    return answer();
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
 * What users would ask of a release, where a fact would show first: kept apart from the freeze, so that one can check
 * the other.
 */
export function* questionsOf(release: QemuRelease, focus: Focus): Generator<Question> {
  yield ['tables', tablesOf];
  for (const property of focus.properties ?? []) {
    for (const value of VALUES) yield [`${property}=${String(value)}`, (of) => settingOf(of, property, value)];
  }
  const { close, others, near, newest } = placesOf(release, focus);
  for (const [at, [what, properties]] of batteries(release, focus).entries()) {
    // Machine types matter for what is set by default, topologies for caches and counts of threads.
    const [machines, topologies] = at < BASIC ? [near, TOPOLOGIES.slice(0, 1)] : [newest, TOPOLOGIES];
    const rare = [...(focus.everyVersion ? close : close.slice(0, 2)), ...others.slice(0, 4)];
    for (const model of at < BASIC ? [...close, ...others] : rare) {
      const ways = waysFor(release, model);
      for (const way of at < BASIC || isMax(model) ? ways : ways.slice(0, 2)) {
        for (const machine of machines) yield guest({ ...way, machine, model, properties }, what, topologies);
      }
    }
  }
}

/** The first batteries are asked on every machine type and host that stands for others. */
const BASIC = 2;

function settingOf(release: QemuRelease, property: string, value: PropertyValue) {
  return fullExpansion(
    resolve(release, { machine: 'none', model: 'qemu64', accelerator: 'tcg', properties: { [property]: value } }),
  );
}

const VALUES: readonly PropertyValue[] = [
  ...[true, 'x', -1, 0, 1, 6, 7, 8, 127, 128, 254, 255, 256, 257, 65535, 65536],
  ...[2 ** 31 - 1, 2 ** 31, 2 ** 32 - 1],
];
const TOPOLOGIES = [{}, { threads: 2, cores: 3 }, { threads: 2, cores: 4, dies: 2 }, { cores: 300 }];

/** All that shows of one CPU: words and properties, what is unavailable, and what guests read with several topologies. */
function guest(options: ResolveOptions, what: string, topologies: readonly object[]): Question {
  const { model, machine, accelerator, hostVendor, splitIrqchip, kernelIrqchip } = options;
  const name = [model, machine, accelerator, hostVendor, splitIrqchip, kernelIrqchip, what].join(' ');
  return [
    name,
    (release) => {
      const cpu = resolve(release, options);
      const { names, values } = otherProperties(cpu);
      const properties = names.map((property, at) => `${property}=${String(values[at])}`);
      const registers = known(release, cpu, topologies.length, () =>
        topologies.map((topology) => registersOf(cpu, topology)).join('\n'),
      );
      return [cpu.aliasOf, named(featureWords(cpu)), properties, unavailableFeatures(cpu), registers];
    },
  ];
}

/** Words without bits are none. */
function named(words: Readonly<Record<string, bigint>>): string {
  return canonicalJson(Object.fromEntries(Object.entries(words).filter(([, bits]) => bits !== 0n)));
}

/** CPUID as QEMU makes it: for TCG what guests read, for KVM what the kernel is given. */
function registersOf(cpu: ReturnType<typeof resolve>, topology: object): string {
  return attempt(() =>
    cpuidTable(readerOf(realize(cpu, topology)))
      .map(({ leaf, subleaf, eax, ebx, ecx, edx }) => [leaf, subleaf, eax, ebx, ecx, edx].join(' '))
      .join(),
  );
}

const read = new WeakMap<QemuRelease, Map<string, string>>();

/** The same CPU of the same release reads the same. */
function known(
  release: QemuRelease,
  { state, request }: ReturnType<typeof resolve>,
  topologies: number,
  make: () => string,
): string {
  const texts = read.get(release) ?? new Map<string, string>();
  read.set(release, texts);
  const { model, version, accelerator, host } = request;
  const key = [
    topologies,
    model.name,
    version,
    accelerator,
    host?.vendor,
    state.features,
    state.filtered,
    state.user,
    ...state.values,
  ];
  const text = texts.get(key.join()) ?? make();
  texts.set(key.join(), text);
  return text;
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

/** Models that have one fact, such as a cache of the same size. */
const MANY = 8;

/** Names to ask for, each on the machine types to ask: where the fact is, and a few that stand for all. */
function placesOf(release: QemuRelease, focus: Focus) {
  const { models, machines } = namesOf(release);
  const versioned = machines
    .filter((name) => /^pc-q35-\d/.test(name))
    .sort((a, b) => Number(a.split('-')[2]) - Number(b.split('-')[2]));
  const there = (names: readonly (string | undefined)[], all: readonly string[]) =>
    [...new Set(names)].filter((name): name is string => name !== undefined && all.includes(name));
  const newest = there([versioned.at(-1) ?? 'none'], machines);
  const near = there([...(focus.machines ?? []), ...newest, versioned[0], machines[0], 'none'], machines);
  const wanted = (focus.models ?? []).slice(0, focus.everyVersion ? MANY : 3).flatMap((name) => {
    const versions = models.filter((other) => other.startsWith(`${name}-v`));
    return [name, ...(focus.everyVersion ? versions : [versions[0], versions.at(-1)])];
  });
  const close = there(wanted, models);
  const standing = ['qemu64', 'max', 'base', '486', 'EPYC-Rome', 'SapphireRapids'];
  const others = there(standing, models).filter((name) => !close.includes(name));
  return { close, others, near, newest };
}
