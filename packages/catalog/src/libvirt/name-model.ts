import type { MapModel } from '@cpu-models/runtime';
import { type Age, isOfAge } from '../slice/age.js';
import type { LibvirtSlice } from '../slice/libvirt.js';
import { applyDifferences } from './apply-differences.js';
import { applyRules } from './apply-rules.js';
import { byDifference, byRule, type Definition, type Explained } from './definition.js';
import { derivedOnce } from './derived-once.js';
import type { Name } from './names.js';
import { signaturesOf } from './signature.js';
import { entriesFor } from './subjects.js';

/** A name's model in the map, and why it differs from QEMU's definition. */
export interface NamedModel {
  readonly model: MapModel;
  readonly explanations: readonly Explained[];
}

/** The model of one name that goes back to a model of QEMU's; the same value for releases that agree on all of it. */
export function nameModel(name: Name, slice: LibvirtSlice): NamedModel {
  return derivedOnce(name, slice, derive);
}

function derive(definition: Definition): NamedModel {
  const { name } = definition;
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
    features: inLibvirt(definition.features, definition),
    added: inLibvirt(definition.added, definition),
    removed: inLibvirt(definition.removed, definition),
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
  const { name, slice } = definition;
  const rule = slice.rules['versioned-names'];
  if (name.form === 'versioned' && rule !== undefined) {
    if (!rule.guest) definition.explain('guest-off', byRule(rule, 'versioned-names'));
    return rule.guest;
  }
  for (const { entry, subject } of entriesFor(name, slice.differences['guest-off'])) {
    definition.explain('guest-off', byDifference(entry, subject, 'guest-off', entry.at));
    return false;
  }
  return true;
}

function partialCheck(definition: Definition): boolean {
  const rule = partialCheckOf(definition.name.age, definition.slice);
  if (rule !== undefined) definition.explain('partial-check', byRule(rule, 'partial-check'));
  return rule !== undefined;
}

/** The rule by which a name of this age is checked against libvirt's own definition, if it is. */
export function partialCheckOf(age: Age, { rules }: LibvirtSlice): LibvirtSlice['rules']['partial-check'] {
  const rule = rules['partial-check'];
  return isOfAge(rule?.names, age) ? rule : undefined;
}

function vendorOf(definition: Definition): string | null {
  const { name, slice } = definition;
  for (const { entry, subject } of entriesFor(name, slice.differences['no-vendor'])) {
    definition.explain('vendor', byDifference(entry, subject, 'no-vendor', entry.at));
    return null;
  }
  const string = name.model.definition.definition.vendor;
  const known = slice.one('libvirt-vendors').vendors.find((vendor) => vendor.string === string);
  if (known !== undefined) return known.name;
  definition.explain('vendor', {
    kind: 'not-yet-adopted',
    reason: (release) => `libvirt ${release} has no name for the vendor ${string}.`,
    source: { file: 'x86/libvirt/vendors.yaml', path: ['vendors'] },
  });
  return null;
}

/** libvirt's names, in the order of its files: by bytes. */
export function inLibvirt(features: Iterable<string>, known: Pick<LibvirtSlice, 'feature' | 'release'>): string[] {
  const names = [...features].map((name) => {
    const feature = known.feature(name);
    if (feature?.standing !== 'known') throw new Error(`libvirt ${known.release} does not know the feature ${name}`);
    return feature.spelling;
  });
  return [...new Set(names)].sort(byBytes);
}

/** strcmp's order; all names are ASCII. */
export function byBytes(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
