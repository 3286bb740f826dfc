import { type CompiledRelease, feature, type Slot } from './compile.js';
import type { Origin } from './origin.js';
import type { ModelDefinition, PropertySpec } from './release.js';
import {
  type CpuState,
  type PropertyValue,
  setBits,
  setValue,
  setWord,
  type ValueSlot,
  wordHigh,
  wordLow,
} from './state.js';
import { parseValue } from './values.js';
import { cacheOf, settingsUpTo } from './versions.js';

/** A property setting whose value is already parsed. */
export interface Setting {
  readonly slot: Slot;
  readonly value: PropertyValue;
  readonly origin: Origin;
}

/** Parses a setting of the release's own data; an unknown property there is a fault of the data. */
export function compileSetting(compiled: CompiledRelease, property: string, text: string, origin: Origin): Setting {
  const slot = compiled.slots.get(property);
  if (slot === undefined) {
    throw new Error(`QEMU ${compiled.release.release} has no property ${property} to set to ${text}`);
  }
  return { slot, value: parseSlot(slot, text), origin };
}

/**
 * A value as it is typed on the command line.
 * @throws CpuModelError `bad-value`
 */
export function parseSlot(slot: Slot, text: string): PropertyValue {
  return parseValue(slot.kind === 'bit' ? { name: slot.name, type: 'bool', default: false } : slot.spec, text);
}

/** Sets properties one after the other. */
export function applySettings(state: CpuState, settings: readonly Setting[]): void {
  for (const { slot, value, origin } of settings) applySetting(state, slot, value, origin);
}

/** Sets one property, and the bits that it turns on. */
export function applySetting(state: CpuState, slot: Slot, value: PropertyValue, origin: Origin): void {
  if (slot.kind === 'bit') setBits(state, slot, value === true, origin);
  else {
    setValue(state, slot, value, origin);
    if (slot.turnsOn !== undefined) turnOnUpTo(state, slot.turnsOn, Number(value), origin);
  }
}

/** These bits do not count as set by the user. */
function turnOnUpTo(
  state: CpuState,
  steps: NonNullable<ValueSlot<PropertySpec>['turnsOn']>,
  value: number,
  origin: Origin,
): void {
  for (const { from, bits } of steps) {
    if (from > value) break;
    for (const { word, low, high } of bits)
      setWord(state, word, (wordLow(state, word) | low) >>> 0, (wordHigh(state, word) | high) >>> 0, origin);
  }
}

/**
 * Fills in a definition without its versions; level and xlevel of the table are only minimums.
 *
 * Source: x86_cpu_load_model, all releases.
 * @param version whose caches decide about legacy-cache
 */
export function loadDefinition(
  compiled: CompiledRelease,
  state: CpuState,
  definition: ModelDefinition,
  version: number,
): void {
  const origin: Origin = { kind: 'definition', model: definition.name };
  const set = (property: string, value: PropertyValue) => {
    const slot = compiled.slots.get(property);
    if (slot !== undefined) applySetting(state, slot, value, origin);
  };
  set('min-level', definition.level);
  set('min-xlevel', definition.xlevel);
  set('family', definition.family);
  set('model', definition.model);
  set('stepping', definition.stepping);
  set('model-id', definition.modelId);
  set('vendor', definition.vendor);
  loadFeatures(compiled, state, definition, origin);
  set('avx10-version', definition.avx10Version);
  if (definition.forceCpuid1f === true) set('x-force-cpuid-0x1f', true);
  set('legacy-cache', cacheOf(definition, version) === null);
}

function loadFeatures(compiled: CompiledRelease, state: CpuState, definition: ModelDefinition, origin: Origin): void {
  for (const [name, bits] of Object.entries(definition.features)) {
    const word = compiled.wordIndex.get(name);
    if (word === undefined) throw new Error(`${definition.name}: no feature word is called ${name}`);
    setWord(state, word, Number(bits & 0xffff_ffffn), Number(bits >> 32n), origin);
  }
  const hypervisor = feature(compiled, 'hypervisor');
  if (hypervisor !== null) setBits(state, hypervisor, true, origin);
}

/** Applies the versions' properties up to and including a version; 0 applies none (x86_cpu_apply_version_props). */
export function loadVersions(
  compiled: CompiledRelease,
  state: CpuState,
  definition: ModelDefinition,
  version: number,
): void {
  for (const { version: by, property, value: text } of settingsUpTo(definition.versions, version)) {
    const origin: Origin = { kind: 'version', model: definition.name, version: by };
    const { slot, value } = compileSetting(compiled, property, text, origin);
    applySetting(state, slot, value, origin);
  }
}
