import type { Slot } from './compile.js';
import { outputs, read } from './expansion.js';
import { asJson } from './json.js';
import { findProperty } from './names.js';
import { type Origin, PROPERTY_DEFAULT } from './origin.js';
import { ONE_THREAD } from './request.js';
import { type ResolvedCpu, traceExpansion } from './resolve.js';
import type { BitSlot, PropertyValue, Trace } from './state.js';

/** A property, its value and who set it. */
export interface ExplainedProperty {
  readonly property: string;
  readonly value: PropertyValue;
  readonly origin: Origin;
}

/**
 * Tells where a CPU's values came from. It goes the whole way a second time, so ask once for many properties.
 *
 * @returns a function from a property's name to its origin; it throws CpuModelError `unknown-property`
 */
export function origins({ request }: ResolvedCpu): (property: string) => Origin {
  const { trace } = traceExpansion(request, ONE_THREAD);
  return (property) => originOf(trace, findProperty(request.compiled, request.model, property));
}

/** Every property under its own name with value and origin. */
export function explain(cpu: ResolvedCpu): ExplainedProperty[] {
  const { request, state } = cpu;
  const { trace } = traceExpansion(request, ONE_THREAD);
  const properties = outputs(request)
    .filter(([name, slot]) => name === slot.name)
    .map(([property, slot]) => ({
      property,
      value: read(request.compiled, state, slot),
      origin: originOf(trace, slot),
    }));
  return asJson(properties);
}

function originOf(trace: Trace | null, slot: Slot): Origin {
  if (trace === null) return PROPERTY_DEFAULT;
  const origin = slot.kind === 'value' ? trace.values.get(slot.index) : firstBit(trace, slot);
  return origin ?? PROPERTY_DEFAULT;
}

function firstBit(trace: Trace, { word, low, high }: BitSlot): Origin | undefined {
  const bit = low === 0 ? 63 - Math.clz32(high & -high) : 31 - Math.clz32(low & -low);
  return trace.bits.get(64 * word + bit);
}
