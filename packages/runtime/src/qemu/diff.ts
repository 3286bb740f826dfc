import { CpuModelError } from '../errors.js';
import type { CompiledRelease, Slot } from './compile.js';
import { realize } from './cpuid/guest.js';
import { cpuidTable, readerOf } from './cpuid/read.js';
import { outputs, read } from './expansion.js';
import { origins } from './explain.js';
import { asJson } from './json.js';
import { compileSetting } from './load.js';
import type { Origin } from './origin.js';
import type { PropertySpec } from './release.js';
import type { ResolvedCpu } from './resolve.js';
import type { PropertyValue, ValueSlot } from './state.js';

/** A property that two CPUs do not share; undefined where a release does not have the property. */
export interface PropertyChange {
  readonly property: string;
  readonly from: PropertyValue | undefined;
  readonly to: PropertyValue | undefined;
  /** Whether a guest can tell. One that came or went stands for what older machine types set it to, where they do. */
  readonly guestVisible: boolean;
  readonly fromOrigin: Origin | null;
  readonly toOrigin: Origin | null;
}

/** What differs between two CPUs, sorted by property; other spellings and what names an instance are left out. */
export function diff(from: ResolvedCpu, to: ResolvedCpu): PropertyChange[] {
  const changes = changedSlots(from, to);
  if (changes.length === 0) return [];
  const [fromOrigins, toOrigins] = [origins(from), origins(to)];
  const rows = changes.map(({ property, before, after, slot }) => ({
    property,
    from: before,
    to: after,
    guestVisible: isVisible(from, to, slot, before, after),
    fromOrigin: before === undefined ? null : fromOrigins(property),
    toOrigin: after === undefined ? null : toOrigins(property),
  }));
  return asJson(rows);
}

interface SlotChange {
  readonly property: string;
  readonly before: PropertyValue | undefined;
  readonly after: PropertyValue | undefined;
  readonly slot: Slot;
}

function changedSlots(from: ResolvedCpu, to: ResolvedCpu): SlotChange[] {
  const changes: SlotChange[] = [];
  for (const { property, left, right } of pairsOf(outputs(from.request), outputs(to.request))) {
    const before = left === undefined ? undefined : read(from.request.compiled, from.state, left);
    const after = right === undefined ? undefined : read(to.request.compiled, to.state, right);
    if (before !== after) changes.push({ property, before, after, slot: (right ?? left) as Slot });
  }
  return changes;
}

/** A property with its slot on either side. */
interface SlotPair {
  readonly property: string;
  readonly left: Slot | undefined;
  readonly right: Slot | undefined;
}

type Outputs = CompiledRelease['outputs'];

/** By the lists of both sides, which all CPUs of a kind share. */
const pairs = new WeakMap<Outputs, WeakMap<Outputs, SlotPair[]>>();

function pairsOf(from: Outputs, to: Outputs): SlotPair[] {
  const known = pairs.get(from) ?? new WeakMap<Outputs, SlotPair[]>();
  pairs.set(from, known);
  let paired = known.get(to);
  if (paired === undefined) {
    const [left, right] = [ownSlots(from), ownSlots(to)];
    const names = [...new Set([...left.keys(), ...right.keys()])].sort();
    paired = names.map((property) => ({ property, left: left.get(property), right: right.get(property) }));
    known.set(to, paired);
  }
  return paired;
}

function ownSlots(all: Outputs): Map<string, Slot> {
  return new Map(all.filter(([name, slot]) => name === slot.name && !(slot.kind === 'value' && slot.spec.instance)));
}

function isVisible(
  from: ResolvedCpu,
  to: ResolvedCpu,
  slot: Slot,
  before: PropertyValue | undefined,
  after: PropertyValue | undefined,
): boolean {
  if (slot.kind === 'bit') return (before ?? false) !== (after ?? false);
  if (before === undefined) return isSeen(to, slot, after);
  if (after === undefined) return isSeen(from, slot, before);
  // A model may get caches of its own that are the very legacy ones.
  return slot.name === 'legacy-cache' ? cachesDiffer(from, to) : slot.spec.guestVisible;
}

/**
 * Whether a guest can tell a property from what was before it, which is what the machine types of that time set it to;
 * of a number that is not set, the host of KVM decides.
 */
function isSeen(cpu: ResolvedCpu, slot: ValueSlot<PropertySpec>, value: PropertyValue | undefined): boolean {
  const { request } = cpu;
  const old = request.compiled.release.compat
    .flatMap(({ entries }) => entries)
    .find(({ property, model }) => property === slot.name && model === null);
  if (!slot.spec.guestVisible || old === undefined) return false;
  const setting = compileSetting(request.compiled, slot.name, old.value, { kind: 'property default' });
  if (setting.value === value) return false;
  if (value === UNSET) return request.accelerator === 'kvm';
  // A guest is hardly ever run by another vendor's CPU than its model's.
  const own = { ...request, hostVendor: request.model.definition?.vendor ?? request.hostVendor };
  const before = { ...own, settings: [...own.settings, setting] };
  const shown = asItIs.get(cpu) ?? registersOf({ ...cpu, request: own });
  asItIs.set(cpu, shown);
  return shown !== registersOf({ ...cpu, request: before });
}

/** Registers of each CPU without the setting: the same for all properties. */
const asItIs = new WeakMap<ResolvedCpu, string>();

const UNSET = 0xffff_ffff;

/** All registers of a CPU with a sibling, as the settings of old machine types are about topology too. */
function registersOf(cpu: ResolvedCpu): string {
  return attempt(() => JSON.stringify(cpuidTable(readerOf(realize(cpu, { threads: 2 })))));
}

const CACHE_LEAVES = [2, 4, 0x8000_0005, 0x8000_0006, 0x8000_001d];

function cachesDiffer(from: ResolvedCpu, to: ResolvedCpu): boolean {
  return cacheRegisters(from) !== cacheRegisters(to);
}

function cacheRegisters(cpu: ResolvedCpu): string {
  return attempt(() => {
    const read = readerOf(realize(cpu));
    return JSON.stringify(CACHE_LEAVES.map((leaf) => [0, 1, 2, 3].map((subleaf) => read(leaf, subleaf))));
  });
}

/** What is read, or why QEMU does not start the CPU. */
function attempt(read: () => string): string {
  try {
    return read();
  } catch (error) {
    if (error instanceof CpuModelError) return error.message;
    throw error;
  }
}
