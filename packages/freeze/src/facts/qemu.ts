import type {
  AcceleratorDefault,
  CompatEntry,
  MachineType,
  ModelDefinition,
  PropertySpec,
  QemuRelease,
} from '@cpu-models/runtime';
import { compareReleases, rangeOf } from '@cpu-models/runtime';
import type { Leaf, Tree } from '../ledger/tree.js';
import { writeArea, writeCaches, writeDescriptor } from './caches.js';
import { avx10Facts, dependencyFacts, hex, maskFact, spellingFacts, wordFacts, wordKey } from './words.js';

/**
 * All that decides about a release's CPUs under any option, by name: what is the same here answers the same.
 * What only people read (since when, where from, comments) is left out.
 */
export function qemuFacts(release: QemuRelease): Tree {
  const { words, caches, legacyCaches, cacheDescriptors, xsaveComponents, accelerators, max } = release;
  const arrays = newestFirst(release.compat.map(({ name }) => name));
  return dropEmpty({
    order: words.map(({ name }) => wordKey(name)),
    words: byName(words, ({ name }) => wordKey(name), wordFacts),
    spellings: spellingFacts(release),
    properties: byName(release.properties, ({ name }) => name, propertyFacts),
    dependencies: dependencyFacts(release.dependencies),
    'auto-level': release.autoLevelWords.map(wordKey).sort(),
    avx10: byName(release.avx10Versions, ({ version }) => String(version), avx10Facts),
    xsave: byName(xsaveComponents, ({ register, component }) => `${register} ${component}`, writeArea),
    caches: Object.fromEntries(Object.entries(caches).map(([id, set]) => [id, writeCaches(set)])),
    'legacy-caches': { ...legacyCaches },
    descriptors: byName(cacheDescriptors, ({ descriptor }) => hex(descriptor), writeDescriptor),
    behaviours: [...release.behaviours].sort(),
    accelerators: { kvm: accelerators.kvm.map(writeDefault), tcg: accelerators.tcg.map(writeDefault) },
    max: max.map(([property, value]) => `${property}=${value}`),
    compat: byName(
      release.compat,
      ({ name }) => name,
      ({ entries }) => entries.map(writeEntry),
    ),
    machines: byName(
      release.machines,
      ({ name }) => name,
      (machine) => machineFacts(machine, arrays),
    ),
    models: byName(release.models, ({ name }) => name, modelFacts),
  });
}

function byName<T>(list: readonly T[], name: (item: T) => string, facts: (item: T) => Tree | Leaf): Tree {
  return Object.fromEntries(list.map((item) => [name(item), facts(item)]));
}

function dropEmpty(tree: Tree): Tree {
  return Object.fromEntries(
    Object.entries(tree).filter(([, value]) => typeof value !== 'object' || Object.keys(value).length > 0),
  );
}

function propertyFacts(spec: PropertySpec): Tree {
  const { type, default: value, models } = spec;
  const [range, usual] = [rangeOf(spec), rangeOf({ type })];
  return {
    type,
    default: typeof value === 'bigint' ? hex(value) : value,
    // A bound that the type has anyway says nothing.
    ...(range === null || range[0] === usual?.[0] ? {} : { minimum: String(range[0]) }),
    ...(range === null || range[1] === usual?.[1] ? {} : { maximum: String(range[1]) }),
    ...(models === undefined ? {} : { models: [...models].sort() }),
  };
}

/** `x2apic=off when no-irqchip`. */
function writeDefault({ property, value, when }: AcceleratorDefault): string {
  return `${property}=${value}${when === 'always' ? '' : ` when ${when}`}`;
}

/** `EPYC:npt=off`, or `*:npt=off` for every CPU. */
function writeEntry({ model, property, value }: CompatEntry): string {
  return `${model ?? '*'}:${property}=${value}`;
}

function machineFacts(machine: MachineType, arrays: readonly string[]): Tree {
  const { alias, defaultCpuVersion, defaultCpuModel, splitIrqchip, kvmDefaults, deprecated } = machine;
  return {
    'default-model': defaultCpuModel,
    ...(alias === null ? {} : { alias }),
    ...(defaultCpuVersion === 1 ? {} : { version: defaultCpuVersion }),
    ...compatOf(machine, arrays),
    ...(splitIrqchip ? { 'split-irqchip': true } : {}),
    ...(kvmDefaults === undefined
      ? {}
      : {
          'kvm-defaults': Object.fromEntries(Object.entries(kvmDefaults).map(([name, value]) => [name, value ?? '-'])),
        }),
    ...(deprecated ? { deprecated } : {}),
  };
}

/** Most machine types take every array down to one; that one is enough then. */
function compatOf({ compat }: MachineType, arrays: readonly string[]): Tree {
  const last = compat.at(-1);
  if (last === undefined) return {};
  return { compat: arraysDownTo(arrays, last).join() === compat.join() ? last : [...compat] };
}

/** Names of compat arrays from the newest down. */
export function newestFirst(arrays: readonly string[]): string[] {
  return [...arrays].sort((a, b) => compareReleases(b, a));
}

/** Arrays from the newest down to one. */
export function arraysDownTo(newestFirst: readonly string[], last: string): readonly string[] {
  return newestFirst.slice(0, newestFirst.indexOf(last) + 1);
}

function modelFacts(model: ModelDefinition): Tree {
  const { family, stepping, level, xlevel, vendor, modelId, avx10Version, forceCpuid1f, cache, deprecation } = model;
  const words = Object.entries(model.features).map(([word, bits]) => maskFact(wordKey(word), bits));
  return dropEmpty({
    vendor,
    family,
    model: model.model,
    stepping,
    level: hex(level),
    xlevel: hex(xlevel),
    'model-id': modelId,
    ...(avx10Version === 0 ? {} : { 'avx10-version': avx10Version }),
    ...(forceCpuid1f === true ? { 'force-cpuid-0x1f': true } : {}),
    ...(cache === null ? {} : { cache }),
    ...(deprecation === null ? {} : { deprecated: true }),
    features: Object.assign({}, ...words),
    versions: byName(model.versions, ({ version }) => String(version), versionFacts),
  });
}

function versionFacts({ alias, note, cache, properties }: ModelDefinition['versions'][number]): Tree {
  return {
    set: properties.map(([property, value]) => `${property}=${value}`),
    ...(alias === null ? {} : { alias }),
    ...(note === null ? {} : { note }),
    ...(cache === null ? {} : { cache }),
  };
}
