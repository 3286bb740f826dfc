import { memo } from '@cpu-models/source';
import { isOfAge } from '../slice/age.js';
import type { LibvirtDifferences, LibvirtSlice } from '../slice/libvirt.js';
import type { LibvirtFeature } from '../slice/libvirt-words.js';
import type { ModelFacts } from '../slice/model-facts.js';
import { Definition } from './definition.js';
import type { Name } from './names.js';

/** Compared by identity. */
type Fact = object | string | undefined;

/** What was derived of a name, and all that it was derived from beside the name and QEMU's definition. */
interface Derived {
  readonly facts: readonly Fact[];
  readonly features: ReadonlyMap<string, LibvirtFeature | undefined>;
  readonly value: unknown;
}

const derived = memo((_definition: ModelFacts) => new Map<string, Derived>());

/**
 * Derives something of a name, or takes what an earlier release derived of it: if the rules and differences that speak of
 * the name are the same values, and so is every feature that was looked up. Most releases change nothing of most names.
 */
export function derivedOnce<T>(name: Name, slice: LibvirtSlice, derive: (definition: Definition) => T): T {
  const known = derived(name.model.definition);
  const key = [name.name, name.form, name.version, name.lastVersion, name.age, name.reference].join(' ');
  const facts = factsFor(name, slice);
  const before = known.get(key);
  if (before !== undefined && isSame(before, facts, slice)) return before.value as T;
  const definition = new Definition(name, slice);
  const value = derive(definition);
  known.set(key, { facts, features: definition.lookedUp, value });
  return value;
}

function isSame({ facts, features }: Derived, now: readonly Fact[], slice: LibvirtSlice): boolean {
  if (facts.length !== now.length || facts.some((fact, at) => fact !== now[at])) return false;
  for (const [name, feature] of features) if (slice.feature(name) !== feature) return false;
  return true;
}

/** All that rules, differences and vendors may say of a name. */
function factsFor({ name, model, form, age }: Name, slice: LibvirtSlice): Fact[] {
  const { rules } = slice;
  const check = rules['partial-check'];
  const bySubject = subjectsOf(slice.differences);
  return [
    slice.one('libvirt-vendors').vendors.find(({ string }) => string === model.definition.definition.vendor)?.name,
    rules.added,
    isOfAge(check?.names, age) ? check : undefined,
    form === 'versioned' ? rules['versioned-names'] : undefined,
    ...rules.omit.filter(({ names }) => isOfAge(names, age)),
    ...(bySubject.get(name) ?? []),
    ...(bySubject.get(model.name) ?? []),
  ];
}

/** The entries of differences.yaml by the models and names that they are about. */
const subjectsOf = memo((differences: LibvirtDifferences): ReadonlyMap<string, readonly object[]> => {
  const found = new Map<string, object[]>();
  for (const entry of Object.values(differences).flat()) {
    for (const subjects of [entry.models, entry.names] as const)
      for (const subject of Array.isArray(subjects) ? subjects : Object.keys(subjects ?? {}))
        found.set(subject, [...(found.get(subject) ?? []), entry]);
  }
  return found;
});
