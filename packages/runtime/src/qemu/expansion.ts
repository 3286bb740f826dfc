import type { CompiledRelease, Slot } from './compile.js';
import { follows } from './compile.js';
import { asJson } from './json.js';
import { readValue } from './lookup.js';
import { findProperty } from './names.js';
import { isMax, type Request, remember } from './request.js';
import type { ResolvedCpu } from './resolved.js';
import { type CpuState, hasBits, type PropertyValue } from './state.js';

/** What x86_cpu_static_props lists besides the feature bits, in all releases. */
const STATIC = new Set(['min-level', 'min-xlevel', 'family', 'model', 'stepping', 'model-id', 'vendor', 'lmce']);

/** Every property in every spelling, sorted: query-cpu-model-expansion type=full. */
export function fullExpansion({ request, state }: ResolvedCpu): Record<string, PropertyValue> {
  const result: Record<string, PropertyValue> = {};
  for (const [name, slot] of outputs(request)) result[name] = read(request.compiled, state, slot);
  return asJson(result);
}

/** The feature bits and what else defines a model, without other spellings: type=static. */
export function staticExpansion({ request, state }: ResolvedCpu): Record<string, PropertyValue> {
  const result: Record<string, PropertyValue> = {};
  for (const [name, slot] of outputs(request)) {
    if (name !== slot.name || (slot.kind === 'value' && !STATIC.has(name))) continue;
    result[name] = read(request.compiled, state, slot);
  }
  return result;
}

/** The features that are on, by their own names, sorted. */
export function featuresOn({ request, state }: ResolvedCpu): string[] {
  const slots = remember(request.compiled, 'own features', () =>
    request.compiled.outputs.flatMap(([name, slot]) => (slot.kind === 'bit' && name === slot.name ? [slot] : [])),
  );
  return slots.filter((slot) => hasBits(state, slot)).map(({ name }) => name);
}

/**
 * The properties that are no feature bit, by their own names, sorted. CPUs of the same kind share the array of names,
 * and `values[i]` is the value of `names[i]`: for programs that compare many CPUs.
 */
export function otherProperties({ request, state }: ResolvedCpu): {
  readonly names: readonly string[];
  readonly values: readonly PropertyValue[];
} {
  const { names, slots } = remember(request.compiled, `other properties ${isMax(request)}`, () => {
    const own = outputs(request).filter(([name, slot]) => slot.kind === 'value' && name === slot.name);
    return { names: own.map(([name]) => name), slots: own.map(([, slot]) => slot) };
  });
  return { names, values: slots.map((slot) => read(request.compiled, state, slot)) };
}

/**
 * One property of the expansion.
 * @throws CpuModelError `unknown-property`
 */
export function propertyValue({ request, state }: ResolvedCpu, name: string): PropertyValue {
  return read(request.compiled, state, findProperty(request.compiled, request.model, name));
}

/** The feature words by name, as asked for: nothing is filtered yet. */
export function featureWords({ request, state }: ResolvedCpu): Record<string, bigint> {
  return words(request.compiled, state.features);
}

/** Feature words by name, made of pairs of 32-bit halves, the low one first. */
export function words({ words: list }: CompiledRelease, pairs: Uint32Array): Record<string, bigint> {
  const entries = list.map(({ name }, index) => {
    const low = BigInt(pairs[2 * index] ?? 0);
    return [name, low | (BigInt(pairs[2 * index + 1] ?? 0) << 32n)] as const;
  });
  return asJson(Object.fromEntries(entries));
}

/** Spelling and slot of the properties that a CPU has. */
export function outputs(request: Request): CompiledRelease['outputs'] {
  return isMax(request) ? request.compiled.maxOutputs : request.compiled.outputs;
}

/** What QEMU's getter of a property returns. */
export function read(compiled: CompiledRelease, state: CpuState, slot: Slot): PropertyValue {
  if (slot.kind === 'bit') return hasBits(state, slot);
  const value = state.values[slot.index] ?? '';
  return slot.name === 'model' ? readModel(compiled, state, Number(value)) : value;
}

/** Below family 6 there is no extended model number to add (x86_cpu_model). */
function readModel(compiled: CompiledRelease, state: CpuState, model: number): number {
  const short = follows(compiled, 'model-needs-family-6') && readValue(compiled, state, 'family', 0) < 6;
  return short ? model & 0xf : model;
}
