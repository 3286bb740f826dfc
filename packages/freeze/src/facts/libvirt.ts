import type { CpuMap, FeatureBitAddress, MapFeature, MapModel, MapSignature, X86Map } from '@cpu-models/runtime';
import type { Leaf, Tree } from '../ledger/tree.js';
import { hex } from './words.js';

/**
 * All that a libvirt release reads from its map, by name, with what models inherit written out. Order is kept where
 * libvirt goes by it: of models (ties, lists of names) and of features (lists in answers).
 */
export function libvirtFacts({ x86, arm, ppc64 }: CpuMap): Tree {
  return {
    x86: x86Facts(x86),
    arm: {
      vendors: named(arm.vendors, ({ value }) => hex(value)),
      features: [...arm.features],
      models: named(arm.models, ({ vendor, pvr }) => `${vendor ?? '-'} ${pvr === null ? '-' : hex(pvr)}`),
      order: arm.models.map(({ name }) => name),
    },
    ppc64: {
      vendors: [...ppc64.vendors].sort(),
      models: named(ppc64.models, ({ vendor, pvrs }) => [
        vendor ?? '-',
        ...pvrs.map(({ value, mask }) => `${hex(value)}/${hex(mask)}`).sort(),
      ]),
      order: ppc64.models.map(({ name }) => name),
    },
  };
}

function named<T extends { readonly name: string }>(list: readonly T[], fact: (item: T) => Tree | Leaf): Tree {
  return Object.fromEntries(list.map((item) => [item.name, fact(item)]));
}

function x86Facts({ vendors, features, models }: X86Map): Tree {
  const known = new Map<string, MapModel>();
  const facts = models.map((model): [string, Tree] => {
    known.set(model.name, model);
    return [model.name, modelFacts(model, known)];
  });
  return {
    vendors: named(vendors, ({ string }) => string),
    features: named(features, featureFact),
    'feature-order': features.map(({ name }) => name),
    models: Object.fromEntries(facts),
    order: models.map(({ name }) => name),
  };
}

/** `0x7.0.ebx.5`, `msr 0x10a.3`, with what else is said of it. */
function featureFact({ address, migratable, aliases }: MapFeature): string {
  const others = aliases.map(({ name, source }) => `${source}:${name}`).sort();
  return [writeAddress(address), ...(migratable ? [] : ['unmigratable']), ...others].join(' ');
}

function writeAddress(address: FeatureBitAddress): string {
  if (address.kind === 'msr') return `msr ${hex(address.index)}.${address.bit}`;
  return `${hex(address.eax)}.${address.ecx}.${address.register}.${address.bit}`;
}

function modelFacts(model: MapModel, known: ReadonlyMap<string, MapModel>): Tree {
  const line = lineOf(model, known);
  const vendor = line.map((one) => one.vendor).find((name) => name !== null);
  const signatures = line.map((one) => one.signatures).find((list) => list.length > 0) ?? [];
  const { decodeHost, decodeGuest, partialCompat, added, removed } = model;
  // An ancestor that gives everything makes this its canonical name; see load-models of the runtime.
  const own =
    model.signatures.length + model.features.length + added.length + removed.length > 0 || model.vendor !== null;
  return {
    features: featuresOf(line),
    ...(vendor === undefined ? {} : { vendor: vendor ?? '' }),
    ...(signatures.length === 0 ? {} : { signatures: signatures.map(writeSignature).sort() }),
    ...(decodeHost ? {} : { 'decode-host': false }),
    ...(decodeGuest ? {} : { 'decode-guest': false }),
    ...(partialCompat ? { 'partial-compat': true } : {}),
    ...(added.length === 0 ? {} : { added: [...added].sort() }),
    ...(removed.length === 0 ? {} : { removed: [...removed] }),
    ...(line.length > 1 && !own ? { 'same-as': line[1]?.name ?? '' } : {}),
    ...(line.slice(1).some((one) => one.removed.length > 0) ? { ancestor: line[1]?.name ?? '' } : {}),
  };
}

/** A model, the one that it is derived from, and so on. */
function lineOf(model: MapModel, known: ReadonlyMap<string, MapModel>): MapModel[] {
  const line: MapModel[] = [];
  for (let next: MapModel | undefined = model; next !== undefined && !line.includes(next); ) {
    line.push(next);
    next = next.ancestor === null ? undefined : known.get(next.ancestor);
  }
  return line;
}

function featuresOf(line: readonly MapModel[]): string[] {
  return [...new Set(line.flatMap(({ features }) => features))].sort();
}

function writeSignature({ family, model, stepping }: MapSignature): string {
  return `${family}/${model}${stepping === null ? '' : `/${hex(stepping)}`}`;
}
