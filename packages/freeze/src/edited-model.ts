import { libvirtRelease, parseVersionName } from '@cpu-models/catalog';
import type { ModelFile, Source } from '@cpu-models/source';
import type { Violation } from './compare/qemu.js';
import { describeFeatures } from './describe.js';
import { isList } from './ledger/tree.js';

/**
 * Tells for each violation about a model's features where they were edited: the model itself, or the one that it is like,
 * directly or not, if that changed in the same way in the same release. Null for violations about anything else.
 */
export function editedModels(source: Source, violations: readonly Violation[]): (of: Violation) => string | null {
  const own = new Map(violations.map((violation) => [violation, ownModel(source, violation)]));
  const changed = new Set([...own].flatMap(([of, model]) => (model === null ? [] : [keyOf(of, model)])));
  const parents = new Map(source.all('model').map(({ value }) => [value.name, parentOf(value)]));
  return (of) => {
    let model = own.get(of) ?? null;
    if (model === null) return null;
    for (let parent = parents.get(model); parent !== undefined && changed.has(keyOf(of, parent)); ) {
      model = parent;
      parent = parents.get(parent);
    }
    return model;
  };
}

function keyOf(violation: Violation, model: string): string {
  return [violation.project, violation.release, model, describeFeatures(violation, [''])].join('\0');
}

function parentOf({ like }: ModelFile): string | undefined {
  return like === undefined ? undefined : parseVersionName(like)?.model;
}

/** The model whose features a violation is about; null for what is about anything else. */
function ownModel(source: Source, { project, release, change: { path, from, to } }: Violation): string | null {
  const [kind, name = '', field] = project === 'qemu' ? path : path[0] === 'x86' ? path.slice(1) : [];
  if (kind !== 'models' || field !== 'features') return null;
  if (project === 'qemu') return name;
  if (!isList(from) || !isList(to)) return null;
  const file = libvirtRelease(source, release).x86.sources.get(name);
  return source.all('model').find(({ document }) => document.file === file)?.value.name ?? null;
}
