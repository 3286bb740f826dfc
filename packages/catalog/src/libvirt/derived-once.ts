import { memo } from '@cpu-models/source';
import type { LibvirtSlice } from '../slice/libvirt.js';
import type { LibvirtFeature } from '../slice/libvirt-words.js';
import type { ModelFacts } from '../slice/model-facts.js';
import { Definition } from './definition.js';
import type { Name } from './names.js';

/** What was derived of a name, and all that it was derived from beside the name and QEMU's definition. */
interface Derived {
  readonly facts: readonly object[];
  readonly features: ReadonlyMap<string, LibvirtFeature | undefined>;
  readonly value: unknown;
}

const derived = memo((_definition: ModelFacts) => new Map<string, Derived>());

/**
 * Derives something of a name, or takes what an earlier release derived of it: if the rules, differences and vendors are
 * the same values, and so is every feature that was looked up. Most releases change nothing of most names.
 */
export function derivedOnce<T>(name: Name, slice: LibvirtSlice, derive: (definition: Definition) => T): T {
  const known = derived(name.model.definition);
  const key = [name.name, name.form, name.version, name.lastVersion, name.age, name.reference].join(' ');
  const facts = [slice.rules, slice.differences, slice.one('libvirt-vendors')];
  const before = known.get(key);
  if (before !== undefined && isSame(before, facts, slice)) return before.value as T;
  const definition = new Definition(name, slice);
  const value = derive(definition);
  known.set(key, { facts, features: definition.lookedUp, value });
  return value;
}

function isSame({ facts, features }: Derived, now: readonly object[], slice: LibvirtSlice): boolean {
  if (facts.some((fact, at) => fact !== now[at])) return false;
  for (const [name, feature] of features) if (slice.feature(name) !== feature) return false;
  return true;
}
