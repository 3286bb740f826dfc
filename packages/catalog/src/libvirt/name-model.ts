import type { MapModel } from '@cpu-models/runtime';
import { holds, valueAt } from '../span.js';
import { applyDifferences } from './apply-differences.js';
import { applyRules } from './apply-rules.js';
import { byDifference, byRule, type Context, Definition } from './definition.js';
import type { Explanation } from './explanation.js';
import { isPresent } from './libvirt-span.js';
import type { Name } from './names.js';
import { definingRelease } from './qemu-state.js';
import { signaturesOf } from './signature.js';
import { entriesFor } from './subjects.js';

/** A name's model in the map, and why it differs from QEMU's definition. */
export interface NamedModel {
  readonly model: MapModel;
  readonly explanations: readonly Explanation[];
}

/** Derives the model of one name that goes back to a model of QEMU's. */
export function nameModel(name: Name, context: Context): NamedModel {
  const definition = new Definition(name, context);
  const decodeGuest = guestDecode(definition);
  if (name.reference !== null) return referring(definition, name.reference, decodeGuest);
  applyRules(definition);
  applyDifferences(definition);
  const model: MapModel = {
    name: name.name,
    partialCompat: partialCheck(definition),
    decodeHost: true,
    decodeGuest,
    ancestor: null,
    signatures: signaturesOf(definition),
    vendor: vendorOf(definition),
    features: inLibvirt(definition.features, context),
    added: inLibvirt(definition.added, context),
    removed: inLibvirt(definition.removed, context),
  };
  return { model, explanations: definition.explanations };
}

/** NAME-vN of a version that has an older name is nothing but a reference to that. */
function referring(definition: Definition, ancestor: string, decodeGuest: boolean): NamedModel {
  const model: MapModel = {
    name: definition.name.name,
    partialCompat: false,
    decodeHost: true,
    decodeGuest,
    ancestor,
    signatures: [],
    vendor: null,
    features: [],
    added: [],
    removed: [],
  };
  return { model, explanations: definition.explanations };
}

function guestDecode(definition: Definition): boolean {
  const { name, context } = definition;
  const rule = context.docs.rules['versioned-names'];
  if (name.form === 'versioned') {
    if (!rule.guest) definition.explain('guest-off', byRule(rule, 'versioned-names'));
    return rule.guest;
  }
  for (const { entry, at, subject } of entriesFor(name, context.docs.differences['guest-off'], context.release)) {
    definition.explain('guest-off', byDifference(entry, subject, 'guest-off', at));
    return false;
  }
  return true;
}

function partialCheck(definition: Definition): boolean {
  const { name, context } = definition;
  if (!hasPartialCheck(name.since, context)) return false;
  definition.explain('partial-check', byRule(context.docs.rules['partial-check'], 'partial-check'));
  return true;
}

/** Whether a name of this age is checked against libvirt's own definition. */
export function hasPartialCheck(since: string, { docs, release }: Context): boolean {
  const rule = docs.rules['partial-check'];
  return holds(rule, release) && holds(rule.names, since);
}

function vendorOf(definition: Definition): string | null {
  const { name, context } = definition;
  for (const { entry, at, subject } of entriesFor(name, context.docs.differences['no-vendor'], context.release)) {
    definition.explain('vendor', byDifference(entry, subject, 'no-vendor', at));
    return null;
  }
  const string = valueAt(name.model.vendor, definingRelease(name.model, context.docs.qemuReleases));
  const known = context.docs.vendors.vendors.find(
    (vendor) => vendor.string === string && isPresent(vendor.libvirt, context.release),
  );
  if (known !== undefined) return known.name;
  definition.explain('vendor', {
    kind: 'not-yet-adopted',
    reason: `libvirt ${context.release} has no name for the vendor ${string}.`,
    source: { file: 'x86/libvirt/vendors.yaml', path: ['vendors'] },
  });
  return null;
}

/** libvirt's names, in the order of its files: by bytes. */
export function inLibvirt(features: Iterable<string>, { index, release }: Context): string[] {
  const names = [...features].map((feature) => {
    const name = index.libvirtName(feature, release);
    if (name === undefined) throw new Error(`libvirt ${release} does not know the feature ${feature}`);
    return name;
  });
  return [...new Set(names)].sort(byBytes);
}

/** strcmp's order; all names are ASCII. */
export function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
