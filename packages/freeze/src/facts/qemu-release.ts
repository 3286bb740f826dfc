import type {
  AcceleratorDefault,
  Behaviour,
  CompatEntry,
  LegacyCaches,
  MachineType,
  ModelDefinition,
  ModelVersion,
  PropertySpec,
  QemuRelease,
} from '@cpu-models/runtime';
import { isList, isTree, type Leaf, type Tree } from '../ledger/tree.js';
import { readArea, readCaches, readDescriptor } from './caches.js';
import { arraysDownTo, newestFirst } from './qemu.js';
import { readAvx10, readDependencies, readMask, readWord } from './words.js';

/** The release that {@link qemuFacts} told of, as the functions of the runtime read it. */
export function qemuFromFacts(release: string, facts: Tree): QemuRelease {
  const words = tree(facts, 'words');
  const compat = Object.entries(tree(facts, 'compat')).map(([name, entries]) => ({
    name,
    entries: list(entries).map(readEntry),
  }));
  const arrays = newestFirst(compat.map(({ name }) => name));
  return {
    release,
    words: list(facts['order']).flatMap((key) => (isTree(words[key]) ? [readWord(key, words[key])] : [])),
    dependencies: readDependencies(tree(facts, 'dependencies')),
    caches: map(tree(facts, 'caches'), (set) => readCaches(set as Record<string, string>)),
    legacyCaches: tree(facts, 'legacy-caches') as unknown as LegacyCaches,
    cacheDescriptors: each(facts, 'descriptors', (byte, text) => readDescriptor(byte, String(text))),
    models: each(facts, 'models', (name, model) => readModel(name, model as Tree)),
    machines: each(facts, 'machines', (name, machine) => readMachine(name, machine as Tree, arrays)),
    compat,
    accelerators: {
      kvm: list(tree(facts, 'accelerators')['kvm']).map(readDefault),
      tcg: list(tree(facts, 'accelerators')['tcg']).map(readDefault),
    },
    max: list(facts['max']).map(readSetting),
    properties: each(facts, 'properties', (name, spec) => readProperty(name, spec as Tree)),
    aliases: tree(facts, 'spellings') as Readonly<Record<string, string>>,
    xsaveComponents: each(facts, 'xsave', (key, text) => readArea(key, String(text))),
    avx10Versions: each(facts, 'avx10', (version, of) => readAvx10(Number(version), of as Tree)),
    autoLevelWords: list(facts['auto-level']).map((key) => `FEAT_${key}`),
    behaviours: new Set(list(facts['behaviours']) as Behaviour[]),
  };
}

function tree(facts: Tree, name: string): Tree {
  const value = facts[name];
  return isTree(value) ? value : {};
}

function list(value: Tree | Leaf | undefined): readonly string[] {
  return isList(value) ? value : [];
}

function each<T>(facts: Tree, name: string, read: (key: string, value: Tree | Leaf) => T): T[] {
  return Object.entries(tree(facts, name)).map(([key, value]) => read(key, value));
}

function map<T>(from: Tree, read: (value: Tree | Leaf) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(from).map(([key, value]) => [key, read(value)]));
}

function text(facts: Tree, name: string): string | null {
  return facts[name] === undefined ? null : String(facts[name]);
}

function readSetting(setting: string): readonly [string, string] {
  const at = setting.indexOf('=');
  return [setting.slice(0, at), setting.slice(at + 1)];
}

function readDefault(written: string): AcceleratorDefault {
  const [setting = '', when = 'always'] = written.split(' when ');
  const [property, value] = readSetting(setting);
  return { property, value, when: when as AcceleratorDefault['when'] };
}

function readEntry(written: string): CompatEntry {
  const [target, value] = readSetting(written);
  const at = target.indexOf(':');
  const model = target.slice(0, at);
  return { model: model === '*' ? null : model, property: target.slice(at + 1), value };
}

function readProperty(name: string, spec: Tree): PropertySpec {
  const value = spec['default'] as Exclude<Leaf, readonly string[]>;
  const wide = spec['type'] === 'uint64';
  const bound = (key: 'minimum' | 'maximum') => (spec[key] === undefined ? {} : { [key]: BigInt(String(spec[key])) });
  return {
    name,
    type: spec['type'] as PropertySpec['type'],
    default: wide ? BigInt(value) : value,
    ...bound('minimum'),
    ...bound('maximum'),
    ...(spec['models'] === undefined ? {} : { models: list(spec['models']) }),
    // Not QEMU's answers but our words for them, so that no ledger has them.
    instance: false,
    guestVisible: true,
  };
}

function readMachine(name: string, facts: Tree, arrays: readonly string[]): MachineType {
  const { compat, version = 1 } = facts;
  const changed = facts['kvm-defaults'];
  return {
    name,
    alias: text(facts, 'alias'),
    defaultCpuVersion: version as MachineType['defaultCpuVersion'],
    defaultCpuModel: text(facts, 'default-model') ?? '',
    compat: compat === undefined ? [] : isList(compat) ? compat : arraysDownTo(arrays, String(compat)),
    splitIrqchip: facts['split-irqchip'] === true,
    ...(isTree(changed) ? { kvmDefaults: map(changed, (value) => (value === '-' ? null : String(value))) } : {}),
    deprecated: facts['deprecated'] === true,
  };
}

function readModel(name: string, facts: Tree): ModelDefinition {
  const number = (key: string) => Number(facts[key] ?? 0);
  const features = Object.entries(tree(facts, 'features'));
  return {
    name,
    vendor: text(facts, 'vendor') ?? '',
    family: number('family'),
    model: number('model'),
    stepping: number('stepping'),
    level: number('level'),
    xlevel: number('xlevel'),
    modelId: text(facts, 'model-id') ?? '',
    avx10Version: number('avx10-version'),
    ...(facts['force-cpuid-0x1f'] === true ? { forceCpuid1f: true as const } : {}),
    features: Object.fromEntries(features.map(([word, mask]) => [`FEAT_${word}`, readMask(mask)])),
    cache: text(facts, 'cache'),
    versions: each(facts, 'versions', (version, of) => readVersion(Number(version), of as Tree)),
    deprecation: facts['deprecated'] === true ? 'yes' : null,
  };
}

function readVersion(version: number, facts: Tree): ModelVersion {
  return {
    version,
    alias: text(facts, 'alias'),
    note: text(facts, 'note'),
    properties: list(facts['set']).map(readSetting),
    cache: text(facts, 'cache'),
  };
}
