import type { LibvirtBehaviour } from './behaviours.js';
import { addBits, type Bits, emptyBits, setBit, subtractBits } from './bits.js';
import type { CompiledModel, CompiledVendor } from './compiled.js';
import { InvalidMapError } from './errors.js';
import type { MapModel, X86Map } from './map.js';

type Mutable = { -readonly [K in keyof CompiledModel]: CompiledModel[K] };

/** What is known while models are compiled one after the other. */
interface Context {
  readonly behaviours: ReadonlySet<LibvirtBehaviour>;
  readonly vendors: readonly CompiledVendor[];
  readonly featureNumbers: ReadonlyMap<string, number>;
  readonly done: Map<string, Mutable>;
}

/**
 * Models in map order with their own and inherited facts (x86ModelParse, libvirt 11.3).
 *
 * @throws InvalidMapError as libvirt does: duplicate models, unknown features, vendors or ancestors
 */
export function compileModels(
  { models }: X86Map,
  behaviours: ReadonlySet<LibvirtBehaviour>,
  vendors: readonly CompiledVendor[],
  featureNumbers: ReadonlyMap<string, number>,
): CompiledModel[] {
  const context: Context = { behaviours, vendors, featureNumbers, done: new Map() };
  for (const [number, model] of models.entries()) {
    if (context.done.has(model.name))
      throw new InvalidMapError(`model ${model.name}`, 'defined twice; expected one definition');
    const compiled = compileModel(model, number, context);
    noteCanonical(model, context);
    context.done.set(model.name, compiled);
  }
  return [...context.done.values()];
}

/** Vendor, signatures and data come from the ancestor; check, decode, removed and added do not. */
function compileModel(model: MapModel, number: number, context: Context): Mutable {
  const { behaviours, featureNumbers } = context;
  const ancestor = ancestorOf(model, context);
  const bits = inheritedBits(ancestor, context);
  const known = behaviours.has('added-features');
  const numbers = (names: readonly string[]) => names.map((name) => numberOf(name, model, featureNumbers));
  for (const bit of numbers(known ? model.features : [...model.features, ...model.added])) setBit(bits, bit);
  const removed = numbers(model.removed);
  const removedBits = emptyBits(featureNumbers.size);
  for (const bit of removed) setBit(removedBits, bit);
  numbers(model.added);
  return {
    name: model.name,
    number,
    bits,
    vendor: vendorOf(model, context) ?? ancestor?.vendor ?? null,
    signatures: model.signatures.length > 0 ? model.signatures : (ancestor?.signatures ?? []),
    decodeHost: model.decodeHost,
    decodeGuest: model.decodeGuest,
    partialCompat: model.partialCompat,
    removed,
    removedBits,
    added: known ? model.added : [],
    canonical: null,
  };
}

function inheritedBits(ancestor: CompiledModel | null, { behaviours, featureNumbers }: Context): Bits {
  const bits = emptyBits(featureNumbers.size);
  if (!ancestor) return bits;
  addBits(bits, ancestor.bits);
  if (behaviours.has('ancestor-drops-removed')) subtractBits(bits, ancestor.removedBits);
  return bits;
}

/** A model that adds nothing to its ancestor is the ancestor's canonical name. */
function noteCanonical(model: MapModel, { behaviours, done }: Context): void {
  const { ancestor, signatures, vendor, features, added, removed } = model;
  const own = signatures.length + features.length + added.length + removed.length > 0 || vendor !== null;
  if (ancestor === null || own || !behaviours.has('canonical-models')) return;
  const alias = done.get(ancestor);
  if (!alias) return;
  if (alias.canonical !== null) {
    throw new InvalidMapError(
      `model ${model.name}`,
      `${ancestor} is already an alias of ${alias.canonical}; expected one canonical name`,
    );
  }
  alias.canonical = model.name;
}

function ancestorOf({ name, ancestor }: MapModel, { done }: Context): CompiledModel | null {
  if (ancestor === null) return null;
  const found = done.get(ancestor);
  if (!found)
    throw new InvalidMapError(`model ${name}`, `ancestor ${ancestor} unknown; expected a model loaded before`);
  return found;
}

function vendorOf({ name, vendor }: MapModel, { vendors }: Context): CompiledVendor | null {
  if (vendor === null) return null;
  const found = vendors.find((candidate) => candidate.name === vendor);
  if (!found) throw new InvalidMapError(`model ${name}`, `vendor ${vendor} unknown; expected a vendor of the map`);
  return found;
}

function numberOf(feature: string, { name }: MapModel, numbers: ReadonlyMap<string, number>): number {
  const number = numbers.get(feature);
  if (number === undefined)
    throw new InvalidMapError(`model ${name}`, `feature ${feature} unknown; expected a feature of the map`);
  return number;
}
