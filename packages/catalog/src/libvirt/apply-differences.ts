import { holds } from '../span.js';
import { byDifference, type Definition } from './definition.js';
import { entriesFor } from './subjects.js';

/** The differences that differences.yaml writes down for single names. */
export function applyDifferences(definition: Definition): void {
  const { name, context } = definition;
  const { omit, extra, removed } = context.docs.differences;
  for (const { entry, at, subject } of entriesFor(name, omit, context.release)) {
    for (const feature of entry.features) definition.omit(feature, byDifference(entry, subject, 'omit', at));
  }
  for (const { entry, at, subject } of entriesFor(name, extra, context.release)) {
    for (const feature of entry.features) definition.give(feature, byDifference(entry, subject, 'extra', at));
  }
  for (const { entry, at, subject } of entriesFor(name, removed, context.release)) {
    const since = entry['marked-since'];
    const marked = since === undefined || holds({ since }, context.release);
    const because = byDifference(entry, subject, 'removed', at);
    for (const feature of entry.features) definition[marked ? 'remove' : 'give'](feature, because);
  }
}
