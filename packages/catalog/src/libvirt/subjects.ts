import type { Name } from './names.js';

/** Names by what they mean (a model with its aliases) or as they are spelt. */
export interface Subjects {
  models?: readonly string[];
  names?: readonly string[];
}

/** The subject of an entry that picks a plain name, or undefined. NAME-vN is never meant. */
export function subjectFor(name: Name, subjects: Subjects): string | undefined {
  if (name.form === 'versioned') return undefined;
  if (subjects.names?.includes(name.name)) return name.name;
  return subjects.models?.includes(name.model.name) ? name.model.name : undefined;
}

/** Entries of a list that speak of a name, with the subject that did. */
export function* entriesFor<T extends Subjects>(
  name: Name,
  list: readonly T[],
): Generator<{ entry: T; subject: string }> {
  for (const entry of list) {
    const subject = subjectFor(name, entry);
    if (subject !== undefined) yield { entry, subject };
  }
}
