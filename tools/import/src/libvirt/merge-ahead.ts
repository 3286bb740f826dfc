import { AHEAD, isPresent, namesOf } from '@cpu-models/catalog';
import type { AheadModel, LibvirtAheadFile, ModelFile } from '@cpu-models/source';
import { aheadEntry } from './ahead-entry.js';
import { type Draft, setLibvirt } from './draft.js';
import { onlyHere } from './presence.js';
import type { LibvirtTree } from './tree.js';

/**
 * Names that libvirt has and no definition of QEMU's gives, because the source describes no QEMU of that age yet: they
 * are written down as the files say them.
 */
export function mergeAhead(draft: Draft, tree: LibvirtTree): void {
  const derived = derivedNames(draft, draft.axis.release);
  const wanted = tree.map.x86.models.filter(({ name }) => !derived.has(name)).map((model) => aheadEntry(draft, model));
  const list = entries(draft);
  if (list.length === 0 && wanted.length === 0) return;
  const found = new Set<AheadModel>();
  for (const entry of wanted) {
    const known = list.find((candidate) => definition(candidate) === definition(entry));
    if (known === undefined) draft.notes.push(`${AHEAD}: ${entry.name} is new, and no QEMU of the source has it`);
    const kept = known ?? { ...entry, libvirt: onlyHere(draft.axis) };
    if (known === undefined) list.push(kept);
    draft.present(kept, true, `${AHEAD}, ${entry.name}`);
    if (Object.keys(kept.libvirt ?? {}).length === 0) setLibvirt(kept, undefined);
    found.add(kept);
  }
  for (const entry of list.filter((candidate) => !found.has(candidate) && !derived.has(candidate.name)))
    draft.present(entry, false, `${AHEAD}, ${entry.name}`);
  write(draft, list);
}

/** Where QEMU's definition of such a name has come, libvirt has it since the entry says so, and the entry goes. */
export function adoptAhead(draft: Draft): void {
  const list = entries(draft);
  if (list.length === 0) return;
  for (const [path, model] of draft.folder<ModelFile>('x86/models/')) {
    adopt(draft, list, path, model, [model.name]);
    for (const version of model.versions ?? [])
      if (version.version > 1)
        adopt(draft, list, `${path}, version ${version.version}`, version, [
          `${model.name}-v${version.version}`,
          ...(version.alias === undefined ? [] : [version.alias]),
        ]);
  }
  const { releases } = draft.axis;
  const derived = new Map(releases.map((release) => [release, derivedNames(draft, release)]));
  const needed = ({ name, libvirt }: AheadModel) =>
    releases.some((release) => isPresent(libvirt, release) && !derived.get(release)?.has(name));
  write(draft, list.filter(needed));
}

function adopt(
  draft: Draft,
  list: readonly AheadModel[],
  what: string,
  holder: { libvirt?: unknown },
  names: readonly string[],
): void {
  const entry = list.find(({ name }) => names.includes(name));
  if (entry === undefined || holder.libvirt !== 'not-yet') return;
  setLibvirt(holder, entry.libvirt);
  draft.notes.push(`${what}: libvirt has had it before the source had QEMU's definition`);
}

function entries(draft: Draft): AheadModel[] {
  return draft.has(AHEAD) ? [...draft.file<LibvirtAheadFile>(AHEAD).models] : [];
}

function write(draft: Draft, models: readonly AheadModel[]): void {
  const kept = models.filter(({ libvirt }) => libvirt !== 'not-yet');
  // By name, so that the order of imports does not show, and NAME-v10 stands behind NAME-v9.
  const value: LibvirtAheadFile = {
    models: kept.sort((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true })),
  };
  if (draft.has(AHEAD)) draft.file<LibvirtAheadFile>(AHEAD).models = value.models;
  else if (value.models.length > 0) draft.create(AHEAD, value);
}

/** All that an entry says but when. */
function definition({ libvirt: _, ...rest }: AheadModel): string {
  return JSON.stringify(rest);
}

/** The names of a release that follow from models of QEMU's, and libvirt's own. */
function derivedNames(draft: Draft, release: string): ReadonlySet<string> {
  const slice = draft.slice(release);
  const own = slice.ownModels.map(({ name }) => name);
  return new Set([...slice.models.flatMap((model) => namesOf(model, slice).map(({ name }) => name)), ...own]);
}
