import { namesOf } from '@cpu-models/catalog';
import type { LibvirtModelFile, LibvirtRulesFile, ModelFile } from '@cpu-models/source';
import type { Draft } from './draft.js';
import { sinceWith } from './presence.js';
import type { LibvirtTree } from './tree.js';

/** Brings the models' files up to date with a tree: which names libvirt has. */
export function mergeNames(draft: Draft, tree: LibvirtTree): void {
  const upstream = new Set(tree.map.x86.models.map((model) => model.name));
  versionedNames(draft, upstream);
  for (const [path, model] of draft.folder<ModelFile>('x86/models/')) mergeModel(draft, path, model, upstream);
  for (const [path, model] of draft.folder<LibvirtModelFile>('x86/libvirt/models/'))
    draft.present(model, upstream.has(model.name), path);
}

/** Whether the release has NAME-vN at all, and those of models without a list of versions. */
function versionedNames(draft: Draft, upstream: ReadonlySet<string>): void {
  const rule = draft.file<LibvirtRulesFile>('x86/libvirt/rules.yaml')['versioned-names'];
  const models = draft.folder<ModelFile>('x86/models/').map(([, model]) => model);
  const some = (wanted: readonly ModelFile[]) => wanted.some((model) => upstream.has(`${model.name}-v1`));
  rule.since = move(draft, 'versioned-names', rule.since, some(models));
  rule['unlisted-since'] = move(
    draft,
    'unlisted versioned-names',
    rule['unlisted-since'],
    some(models.filter((model) => model.versions === undefined)),
  );
}

function move(draft: Draft, what: string, since: string, present: boolean): string {
  const moved = sinceWith(since, draft.axis, present) ?? since;
  if (moved !== since) draft.notes.push(`x86/libvirt/rules.yaml: ${what} since ${moved}`);
  return moved;
}

function mergeModel(draft: Draft, path: string, model: ModelFile, upstream: ReadonlySet<string>): void {
  const versions = model.versions ?? [];
  const namesOfVersion = (version: number, alias?: string) => [
    `${model.name}-v${version}`,
    ...(alias === undefined ? [] : [alias]),
  ];
  const names = [model.name, ...versions.flatMap(({ version, alias }) => namesOfVersion(version, alias))];
  const has = names.some((name) => upstream.has(name));
  draft.present(model, has, path);
  if (!has) return;
  const slice = draft.slice();
  const derived = new Set(
    slice.models
      .filter(({ name }) => name === model.name)
      .flatMap((known) => namesOf(known, slice).map(({ name }) => name)),
  );
  for (const version of versions) {
    const own = namesOfVersion(version.version, version.version === 1 ? model.name : version.alias);
    const [wanted, said] = [own.some((name) => upstream.has(name)), own.some((name) => derived.has(name))];
    if (wanted !== said) draft.present(version, wanted, `${path}, version ${version.version}`, model);
  }
}
