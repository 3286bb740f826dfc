import { libvirtRelease, parseVersionName } from '@cpu-models/catalog';
import type { ModelFile, Source } from '@cpu-models/source';
import type { Violation } from './compare/qemu.js';
import { describeChange, listChange } from './describe.js';
import { isList } from './ledger/tree.js';

/** A released change of a model's features, and the model in whose file they were edited. */
export interface EditedFeatures {
  readonly model: string;
  /** What happened to the features, without the model's name. */
  readonly what: string;
}

/**
 * Tells for each violation about a model's features where they were edited: the model itself, or the one that it is like,
 * directly or not, if that changed in the same way in the same release. Null for violations about anything else.
 */
export function editedModels(
  source: Source,
  violations: readonly Violation[],
): (of: Violation) => EditedFeatures | null {
  const own = new Map(violations.map((violation) => [violation, ownFeatures(source, violation)]));
  const changed = new Set([...own].map(([of, edit]) => (edit === null ? '' : keyOf(of, edit))));
  const parents = new Map(source.all('model').map(({ value }) => [value.name, parentOf(value)]));
  return (of) => {
    let edit = own.get(of) ?? null;
    for (let parent = edit && parents.get(edit.model); edit !== null && parent; parent = parents.get(parent)) {
      const above: EditedFeatures = { ...edit, model: parent };
      if (!changed.has(keyOf(of, above))) break;
      edit = above;
    }
    return edit;
  };
}

function keyOf({ project, release }: Violation, { model, what }: EditedFeatures): string {
  return [project, release, model, what].join('\0');
}

function parentOf({ like }: ModelFile): string | undefined {
  return like === undefined ? undefined : parseVersionName(like)?.model;
}

function ownFeatures(source: Source, violation: Violation): EditedFeatures | null {
  const { project, release, change } = violation;
  const { path, from, to } = change;
  if (project === 'qemu') {
    const [kind, model = '', field, ...rest] = path;
    if (kind !== 'models' || field !== 'features') return null;
    const anybody = { ...violation, change: { ...change, path: ['models', '', field, ...rest] } };
    return { model, what: describeChange(anybody) };
  }
  const [arch, kind, name = '', field] = path;
  if (arch !== 'x86' || kind !== 'models' || field !== 'features' || !isList(from) || !isList(to)) return null;
  const file = libvirtRelease(source, release).x86.sources.get(name);
  const model = source.all('model').find(({ document }) => document.file === file);
  return model === undefined ? null : { model: model.value.name, what: listChange(from, to) };
}

/** The features that a violation is about, as its project spells them. */
export function featuresIn({ change: { from, to }, effects }: Violation): string[] {
  if (!isList(from) || !isList(to)) return [...new Set(effects.map(({ property }) => property))];
  return [...from.filter((name) => !to.includes(name)), ...to.filter((name) => !from.includes(name))];
}
