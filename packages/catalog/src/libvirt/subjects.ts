import { holds, type Span } from '../span.js';
import type { Name } from './names.js';

/** Names by what they mean (a model with its aliases) or as they are spelt. */
export interface Subjects extends Span {
  models?: readonly string[];
  names?: readonly string[];
}

/** The subject of an entry that picks a plain name, or undefined. NAME-vN is never meant. */
export function subjectFor(name: Name, subjects: Subjects): string | undefined {
  if (name.form === 'versioned') return undefined;
  if (subjects.names?.includes(name.name)) return name.name;
  return subjects.models?.includes(name.model.name) ? name.model.name : undefined;
}

/** Entries of a list that speak of a name in a release, with their position and the subject that did. */
export function* entriesFor<T extends Subjects>(
  name: Name,
  list: readonly T[],
  release: string,
): Generator<{ entry: T; at: number; subject: string }> {
  for (const [at, entry] of list.entries()) {
    const subject = subjectFor(name, entry);
    if (subject !== undefined && holds(entry, release)) yield { entry, at, subject };
  }
}
