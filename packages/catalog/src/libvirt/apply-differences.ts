import { byDifference, type Definition } from './definition.js';
import { entriesFor } from './subjects.js';

/** The differences that differences.yaml writes down for single names. */
export function applyDifferences(definition: Definition): void {
  const { name, slice } = definition;
  const { omit, extra, removed } = slice.differences;
  for (const { entry, subject } of entriesFor(name, omit)) {
    for (const feature of entry.features) definition.omit(feature, byDifference(entry, subject, 'omit', entry.at));
  }
  for (const { entry, subject } of entriesFor(name, extra)) {
    for (const feature of entry.features) definition.give(feature, byDifference(entry, subject, 'extra', entry.at));
  }
  for (const { entry, subject } of entriesFor(name, removed)) {
    const because = byDifference(entry, subject, 'removed', entry.at);
    for (const feature of entry.features) definition[(entry.marked ?? true) ? 'remove' : 'give'](feature, because);
  }
}
