import { type LibvirtSlice, modelOfName, namesOf } from '@cpu-models/catalog';
import type { LibvirtIndexFile } from '@cpu-models/source';
import { valueAt } from '@cpu-models/source';
import type { Draft } from './draft.js';
import { retitled } from './titles.js';
import type { Arch, LibvirtTree, TreeGroup } from './tree.js';

const INDEXES: Readonly<Record<Arch, string>> = {
  x86: 'x86/libvirt/index.yaml',
  arm: 'arm/index.yaml',
  ppc64: 'ppc64/index.yaml',
};

/** Lists models that the indexes do not have, where the tree has them, and follows the titles of groups. */
export function mergeIndexes(draft: Draft, tree: LibvirtTree): void {
  const modelOf = modelsByName(draft);
  for (const arch of Object.keys(INDEXES) as Arch[]) {
    for (const group of tree.groups[arch]) {
      const files = group.files.filter((file) => arch !== 'x86' || modelOf.has(file));
      const models = files.map((file) => (arch === 'x86' ? (modelOf.get(file) as string) : file));
      mergeGroup(draft, INDEXES[arch], { title: group.title, files: [...new Set(models)] });
    }
  }
}

/** Every name of the release -> the model that the index lists. */
function modelsByName(draft: Draft): ReadonlyMap<string, string> {
  const slice = draft.slice();
  const named = slice.models.flatMap((model) =>
    namesOf(model, slice).map(({ name }): [string, string] => [name, model.name]),
  );
  const own = slice.ownModels.map(({ name }): [string, string] => [name, name]);
  const ahead = slice.ahead.map(({ name }): [string, string] => [name, listedAs(slice, name)]);
  return new Map([...ahead, ...named, ...own]);
}

/** NAME-vN stands behind NAME, wherever that is listed. */
function listedAs({ models, ahead }: LibvirtSlice, name: string): string {
  const model = modelOfName(name);
  return [...models, ...ahead].some((known) => known.name === model) ? model : name;
}

function mergeGroup(draft: Draft, path: string, { title, files }: TreeGroup): void {
  const index = draft.file<LibvirtIndexFile>(path);
  const listed = new Set(index.groups.flatMap((group) => group.models.map(idOf)));
  const missing = files.filter((file) => !listed.has(file));
  const group = groupFor(draft, path, { title, files });
  for (const model of missing) {
    const before = files[files.indexOf(model) - 1];
    const at = group.models.findIndex((item) => idOf(item) === before);
    group.models.splice(before === undefined ? 0 : at < 0 ? group.models.length : at + 1, 0, model);
    draft.notes.push(`${path}: ${model} is new in '${title}'`);
  }
}

type Group = LibvirtIndexFile['groups'][number];

/** The group of that title, or the one of other title that holds the files, or else a new one. */
function groupFor(draft: Draft, path: string, { title, files }: TreeGroup): Group {
  const { groups } = draft.file<LibvirtIndexFile>(path);
  const titled = groups.find((group) => valueAt<string>(group.title, draft.axis.release) === title);
  if (titled !== undefined) return titled;
  const same = groups.find((group) => group.models.some((item) => files.includes(idOf(item))));
  if (same !== undefined) {
    same.title = retitled(same.title, draft.axis, title);
    draft.notes.push(`${path}: libvirt ${draft.axis.release} calls a group '${title}'`);
    return same;
  }
  const made: Group = { title, models: [] };
  groups.push(made);
  draft.notes.push(`${path}: new group '${title}'`);
  return made;
}

function idOf(item: string | { model: string }): string {
  return typeof item === 'string' ? item : item.model;
}
