import type { Origin } from './origin.js';

/** A value of a property; 64-bit numbers are bigint. */
export type PropertyValue = boolean | number | bigint | string;

/**
 * A CPU while it is being put together.
 *
 * A feature word takes two neighbouring elements, the low 32 bits first, so that no step needs bigint.
 */
export interface CpuState {
  readonly features: Uint32Array;
  /** Bits that a property set after the model was loaded (env->user_features). */
  readonly user: Uint32Array;
  /** Bits taken away although asked for (cpu->filtered_features). */
  readonly filtered: Uint32Array;
  /** Properties that are no feature bit, by the index of their slot. */
  readonly values: PropertyValue[];
  /** Who set what last; null where nobody asks. */
  readonly trace: Trace | null;
}

/** Origins by bit (word index * 64 + bit) and by value slot. */
export interface Trace {
  readonly bits: Map<number, Origin>;
  readonly values: Map<number, Origin>;
}

/** One or more bits of one word that share a property name. */
export interface BitSlot {
  readonly kind: 'bit';
  readonly name: string;
  readonly word: number;
  readonly low: number;
  readonly high: number;
}

/** A property with a value of its own. */
export interface ValueSlot<Spec> {
  readonly kind: 'value';
  readonly name: string;
  readonly index: number;
  readonly spec: Spec;
  /** Bits that setting it turns on as well, by the smallest value that does; absent for almost every property. */
  readonly turnsOn?: readonly { readonly from: number; readonly bits: readonly BitSlot[] }[];
}

/** A CPU with nothing but the defaults of its properties. */
export function newState(words: number, defaults: readonly PropertyValue[], traced: boolean): CpuState {
  return {
    features: new Uint32Array(2 * words),
    user: new Uint32Array(2 * words),
    filtered: new Uint32Array(2 * words),
    values: [...defaults],
    trace: traced ? { bits: new Map(), values: new Map() } : null,
  };
}

/** The same CPU, to be changed by itself; nobody notes who sets what in it. */
export function copyState(state: CpuState): CpuState {
  return {
    features: state.features.slice(),
    user: state.user.slice(),
    filtered: state.filtered.slice(),
    values: state.values.slice(),
    trace: null,
  };
}

/** True only if all bits of the slot are on, as QEMU's getter has it. */
export function hasBits(state: CpuState, slot: BitSlot): boolean {
  const low = wordLow(state, slot.word);
  const high = wordHigh(state, slot.word);
  return (low & slot.low) >>> 0 === slot.low && (high & slot.high) >>> 0 === slot.high;
}

/** Sets or clears all bits of the slot. */
export function setBits(state: CpuState, slot: BitSlot, on: boolean, origin: Origin): void {
  const at = 2 * slot.word;
  if (on) turnOn(state.features, at, slot.low, slot.high);
  else turnOff(state.features, at, slot.low, slot.high);
  turnOn(state.user, at, slot.low, slot.high);
  if (state.trace !== null) traceBits(state.trace, slot.word, slot.low, slot.high, origin);
}

/** Sets the value of a property, and notes who did. */
export function setValue(
  state: CpuState,
  slot: { readonly index: number },
  value: PropertyValue,
  origin: Origin,
): void {
  state.values[slot.index] = value;
  state.trace?.values.set(slot.index, origin);
}

/** The low 32 bits of a feature word, by its index. */
export function wordLow(state: CpuState, word: number): number {
  return state.features[2 * word] ?? 0;
}

/** The high 32 bits of a feature word, by its index. */
export function wordHigh(state: CpuState, word: number): number {
  return state.features[2 * word + 1] ?? 0;
}

/** Replaces a whole word; the origin is recorded for the bits that change. */
export function setWord(state: CpuState, word: number, low: number, high: number, origin: Origin): void {
  if (state.trace !== null) {
    const changedLow = (wordLow(state, word) ^ low) >>> 0;
    const changedHigh = (wordHigh(state, word) ^ high) >>> 0;
    traceBits(state.trace, word, changedLow, changedHigh, origin);
  }
  state.features[2 * word] = low;
  state.features[2 * word + 1] = high;
}

/** Turns on bits in a pair of 32-bit halves. */
export function turnOn(words: Uint32Array, at: number, low: number, high: number): void {
  words[at] = (words[at] ?? 0) | low;
  words[at + 1] = (words[at + 1] ?? 0) | high;
}

/** Turns off bits in a pair of 32-bit halves. */
export function turnOff(words: Uint32Array, at: number, low: number, high: number): void {
  words[at] = (words[at] ?? 0) & ~low;
  words[at + 1] = (words[at + 1] ?? 0) & ~high;
}

function traceBits(trace: Trace, word: number, low: number, high: number, origin: Origin): void {
  traceHalf(trace, 64 * word, low, origin);
  traceHalf(trace, 64 * word + 32, high, origin);
}

function traceHalf(trace: Trace, first: number, half: number, origin: Origin): void {
  for (let left = half; left !== 0; left &= left - 1) trace.bits.set(first + 31 - Math.clz32(left & -left), origin);
}
