import type { Behaviour } from './behaviours.js';
import { compileModels, type ModelName } from './models.js';
import type { FeatureWord, MachineType, PropertySpec, QemuRelease, Register } from './release.js';
import type { BitSlot, PropertyValue, ValueSlot } from './state.js';

/** Where a property has its value: in bits of a feature word, or as a value of its own. */
export type Slot = BitSlot | ValueSlot<PropertySpec>;

/** Bits that go where others are off. */
export interface CompiledDependency {
  readonly from: BitSlot;
  readonly to: BitSlot;
}

/** A release in the form that resolving works on; made once per release. */
export interface CompiledRelease {
  readonly release: QemuRelease;
  readonly words: readonly FeatureWord[];
  /** Every property that can be set, by each of its spellings. */
  readonly slots: ReadonlyMap<string, Slot>;
  /** Spelling and slot of all properties that every CPU has, sorted by spelling. */
  readonly outputs: readonly (readonly [string, Slot])[];
  /** The same with what only `max` and `host` have. */
  readonly maxOutputs: readonly (readonly [string, Slot])[];
  readonly defaults: readonly PropertyValue[];
  readonly models: ReadonlyMap<string, ModelName>;
  readonly machines: ReadonlyMap<string, MachineType>;
  readonly dependencies: readonly CompiledDependency[];
  readonly tcg: Uint32Array;
  /** Bits that `max` may switch on, and those of them that survive a migration. */
  readonly autoEnable: Uint32Array;
  readonly migratable: Uint32Array;
  /** Index of a word by name and by CPUID address (`7.0.ebx`). */
  readonly wordIndex: ReadonlyMap<string, number>;
  readonly cache: Map<string, unknown>;
}

const compiled = new WeakMap<QemuRelease, CompiledRelease>();

/** The compiled form of a release, kept for as long as the release is. */
export function compile(release: QemuRelease): CompiledRelease {
  let result = compiled.get(release);
  if (result === undefined) {
    result = compileRelease(release);
    compiled.set(release, result);
  }
  return result;
}

function compileRelease(release: QemuRelease): CompiledRelease {
  const { words } = release;
  const wordIndex = indexWords(words);
  const slots = collectSlots(release);
  const outputs = [...slots].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    release,
    words,
    slots,
    outputs: outputs.filter(([, slot]) => slot.kind === 'bit' || slot.spec.models === undefined),
    maxOutputs: outputs,
    defaults: release.properties.map((spec) => spec.default),
    models: compileModels(release.models),
    machines: new Map(release.machines.flatMap(machineNames)),
    dependencies: release.dependencies.map(({ from, to }) => ({
      from: maskSlot(wordIndex, from.word, from.mask),
      to: maskSlot(wordIndex, to.word, to.mask),
    })),
    tcg: pairs(words.map((word) => word.tcg)),
    autoEnable: pairs(words.map((word) => ~word.noAutoEnable)),
    migratable: pairs(words.map((word) => word.migratable | (namedBits(word) & ~word.unmigratable))),
    wordIndex,
    cache: new Map(),
  };
}

function machineNames(machine: MachineType): [string, MachineType][] {
  const names: [string, MachineType][] = [[machine.name, machine]];
  if (machine.alias !== null) names.push([machine.alias, machine]);
  return names;
}

function indexWords(words: readonly FeatureWord[]): Map<string, number> {
  const index = new Map<string, number>();
  words.forEach((word, position) => {
    index.set(word.name, position);
    if (word.source.kind !== 'cpuid') return;
    const { eax, ecx, register } = word.source;
    index.set(wordAddress(eax, ecx ?? 0, register), position);
  });
  return index;
}

/** Key of a CPUID word in {@link CompiledRelease.wordIndex}. */
export function wordAddress(eax: number, ecx: number, register: Register): string {
  return `${eax.toString(16)}.${ecx}.${register}`;
}

function collectSlots(release: QemuRelease): Map<string, Slot> {
  const slots = new Map<string, Slot>();
  release.words.forEach((word, index) => {
    const masks = new Map<string, bigint>();
    word.names.forEach((name, bit) => {
      if (name !== null) masks.set(name, (masks.get(name) ?? 0n) | (1n << BigInt(bit)));
    });
    for (const [name, mask] of masks) slots.set(name, bitSlot(name, index, mask));
  });
  release.properties.forEach((spec, index) => {
    const slot = { kind: 'value', name: spec.name, index, spec } as const;
    slots.set(spec.name, spec.name === 'avx10-version' ? avx10Slot(release, slot) : slot);
  });
  for (const [alias, name] of Object.entries(release.aliases)) {
    const slot = slots.get(name);
    if (slot !== undefined) slots.set(alias, slot);
  }
  return slots;
}

/** Since 11.0 setting the version turns on what it stands for, and the newest is the largest (x86_cpu_apply_avx10_features). */
function avx10Slot({ words, avx10Versions }: QemuRelease, slot: ValueSlot<PropertySpec>): ValueSlot<PropertySpec> {
  const newest = avx10Versions.at(-1);
  if (newest === undefined) return slot;
  const index = indexWords(words);
  const turnsOn = avx10Versions.map(({ version, features }) => ({
    from: version,
    bits: features.map(({ word, mask }) => maskSlot(index, word, mask)),
  }));
  return { ...slot, spec: { ...slot.spec, maximum: newest.version }, turnsOn };
}

function maskSlot(wordIndex: ReadonlyMap<string, number>, word: string, mask: bigint): BitSlot {
  const index = wordIndex.get(word);
  if (index === undefined) throw new Error(`no feature word is called ${word}`);
  return bitSlot(word, index, mask);
}

function bitSlot(name: string, word: number, mask: bigint): BitSlot {
  return { kind: 'bit', name, word, low: Number(mask & 0xffff_ffffn), high: Number((mask >> 32n) & 0xffff_ffffn) };
}

function namedBits(word: FeatureWord): bigint {
  return word.names.reduce((mask, name, bit) => (name === null ? mask : mask | (1n << BigInt(bit))), 0n);
}

function pairs(masks: readonly bigint[]): Uint32Array {
  return Uint32Array.from(masks.flatMap((mask) => [Number(mask & 0xffff_ffffn), Number((mask >> 32n) & 0xffff_ffffn)]));
}

/** Whether the release goes by a rule that not all releases have. */
export function follows({ release }: CompiledRelease, behaviour: Behaviour): boolean {
  return release.behaviours.has(behaviour);
}

/** A feature's slot, or null where this release does not know the feature. */
export function feature({ slots }: CompiledRelease, name: string): BitSlot | null {
  const slot = slots.get(name);
  return slot?.kind === 'bit' ? slot : null;
}

/** The index of a feature word by its CPUID address; -1 where this release has no such word. */
export function wordAt({ wordIndex }: CompiledRelease, eax: number, ecx: number, register: Register): number {
  return wordIndex.get(wordAddress(eax, ecx, register)) ?? -1;
}
