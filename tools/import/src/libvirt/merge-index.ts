import { namesOf } from '@cpu-models/catalog';
import type { LibvirtIndexFile, LibvirtLayoutFile } from '@cpu-models/source';
import { valueAt } from '@cpu-models/source';
import type { Draft } from './draft.js';
import { sinceWith } from './presence.js';
import type { Arch, LibvirtTree, TreeGroup } from './tree.js';

const INDEXES: Readonly<Record<Arch, string>> = {
  x86: 'x86/libvirt/index.yaml',
  arm: 'arm/index.yaml',
  ppc64: 'ppc64/index.yaml',
};

/** Lists models that the indexes do not have, where the tree has them, and follows the form of the files. */
export function mergeIndexes(draft: Draft, tree: LibvirtTree): void {
  const modelOf = modelsByName(draft);
  for (const arch of Object.keys(INDEXES) as Arch[]) {
    for (const group of tree.groups[arch]) {
      const files = group.files.filter((file) => arch !== 'x86' || modelOf.has(file));
      const models = files.map((file) => (arch === 'x86' ? (modelOf.get(file) as string) : file));
      mergeGroup(draft, INDEXES[arch], { title: group.title, files: [...new Set(models)] });
    }
  }
  mergeForm(draft, tree);
}

/** Every name of the release -> the model that the index lists. */
function modelsByName(draft: Draft): ReadonlyMap<string, string> {
  const docs = draft.docs();
  const named = docs.models.flatMap((model) =>
    namesOf(model, docs, draft.axis.release).map(({ name }): [string, string] => [name, model.name]),
  );
  return new Map([...named, ...docs.ownModels.map(({ name }): [string, string] => [name, name])]);
}

function mergeGroup(draft: Draft, path: string, { title, files }: TreeGroup): void {
  const index = draft.file<LibvirtIndexFile>(path);
  const listed = new Set(index.groups.flatMap((group) => group.models.map(idOf)));
  const missing = files.filter((file) => !listed.has(file));
  if (missing.length === 0) return;
  let group = index.groups.find((candidate) => valueAt<string>(candidate.title, draft.axis.release) === title);
  if (group === undefined) {
    group = { title, models: [] };
    index.groups.push(group);
    draft.notes.push(`${path}: new group '${title}'`);
  }
  for (const model of missing) {
    const before = files[files.indexOf(model) - 1];
    const at = group.models.findIndex((item) => idOf(item) === before);
    group.models.splice(before === undefined ? 0 : at < 0 ? group.models.length : at + 1, 0, model);
    draft.notes.push(`${path}: ${model} is new in '${title}'`);
  }
}

function idOf(item: string | { model: string }): string {
  return typeof item === 'string' ? item : item.model;
}

function mergeForm(draft: Draft, tree: LibvirtTree): void {
  const layout = draft.file<LibvirtLayoutFile>('x86/libvirt/layout.yaml');
  const { index, features } = layout;
  index['group-elements-since'] =
    sinceWith(index['group-elements-since'], draft.axis, tree.groupElements) ?? index['group-elements-since'];
  features['generated-since'] =
    sinceWith(features['generated-since'], draft.axis, tree.generatedFeatures) ?? features['generated-since'];
}
