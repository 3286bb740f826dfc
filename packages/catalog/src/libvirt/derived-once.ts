import { memo } from '@cpu-models/source';
import { isOfAge } from '../slice/age.js';
import type { LibvirtDifferences, LibvirtSlice } from '../slice/libvirt.js';
import type { ModelFacts } from '../slice/model-facts.js';
import { Definition } from './definition.js';
import type { Name } from './names.js';

/** Compared by identity. */
type Fact = object | string | undefined;

/** What was derived of a name, and all that it was derived from beside the name and QEMU's definition. */
interface Derived {
  readonly facts: readonly Fact[];
  /** Features that were looked up. */
  readonly features: ReadonlySet<string>;
  readonly value: unknown;
  /** The last release that it was found to hold for. */
  slice: LibvirtSlice;
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
  if (before !== undefined && isSame(before, facts, slice)) {
    before.slice = slice;
    return before.value as T;
  }
  const definition = new Definition(name, slice);
  const value = derive(definition);
  known.set(key, { facts, features: definition.lookedUp, value, slice });
  return value;
}

function isSame(before: Derived, now: readonly Fact[], slice: LibvirtSlice): boolean {
  if (before.facts.length !== now.length || before.facts.some((fact, at) => fact !== now[at])) return false;
  return !changedFeatures(before.slice, slice).some((name) => before.features.has(name));
}

const changes = memo((_from: LibvirtSlice) => new WeakMap<LibvirtSlice, readonly string[]>());

/** Features that are not the same in two releases: few in releases that follow each other. */
function changedFeatures(from: LibvirtSlice, to: LibvirtSlice): readonly string[] {
  const known = changes(from).get(to) ?? compareWords(from, to);
  changes(from).set(to, known);
  return known;
}

function compareWords(from: LibvirtSlice, to: LibvirtSlice): string[] {
  const names = to.words.flatMap((word, i) => {
    const before = from.words[i]?.features ?? [];
    return word.features === before ? [] : [...before, ...word.features].map(({ name }) => name);
  });
  return [...new Set(names)].filter((name) => from.feature(name) !== to.feature(name));
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
