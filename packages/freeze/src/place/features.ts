import { libvirtRelease } from '@cpu-models/catalog';
import { locate, type Path, type Source } from '@cpu-models/source';
import type { Violation } from '../compare/qemu.js';
import { isList } from '../ledger/tree.js';
import { one, type Place, settings, spelling } from './find.js';

/** Where the features of a model that changed are said: in what it drops or adds, in its whole list, or by what it is like. */
export function featuresPlace(source: Source, name: string, { change, effects }: Violation): Place {
  // In QEMU's or libvirt's spelling.
  const features = isList(change.from) ? settings(change) : effects.map(({ property }) => property);
  const model = source.all('model').find(({ value }) => value.name === name);
  if (model === undefined) return one(source, 'order', ['models']);
  const { document, value } = model;
  const at = (path: Path): Place => ({ file: document.file, ...locate(document, path) });
  const dropped = (value.drops ?? []).findIndex((drop) => drop.features.some((one) => features.includes(one)));
  if (dropped >= 0) return at(['drops', dropped]);
  for (const list of ['adds', 'features'] as const) {
    const word = wordsOf(source, features).find((one) => value[list]?.[one] !== undefined);
    if (word !== undefined) return at([list, word]);
  }
  return at([value.like === undefined ? 'features' : 'like']);
}

function wordsOf(source: Source, features: readonly string[]): string[] {
  const isMeant = ({ name, libvirt }: { name: string; libvirt?: unknown }) =>
    features.some((one) => one === name || one === spelling(libvirt));
  return source.all('word').flatMap(({ value }) => (value.features.some(isMeant) ? [value.word] : []));
}

/**
 * Where libvirt's rules or differences say of a name that it lacks or has the feature that changed, or, of one that it gained,
 * where they say so of others. Null where nothing does, and for what is not about features of a name.
 */
export function differencePlace(source: Source, { project, release, change }: Violation): Place | null {
  const [arch, kind, name = '', field] = change.path;
  if (project !== 'libvirt' || arch !== 'x86' || kind !== 'models' || field !== 'features') return null;
  const { explanations } = libvirtRelease(source, release).x86;
  const features = settings(change).map((spelt) => ownName(source, spelt));
  // NAME-vN is a reference to an older name of the same version, and what is said of that holds for it.
  const told = [name, name.replace(/-v\d+$/, '')]
    .flatMap((known) => explanations.get(known) ?? [])
    .find(({ what, feature }) => what !== 'added' && feature !== undefined && features.includes(feature));
  if (told !== undefined) return entryPlace(source, told.source.file, told.source.path);
  const isGained = isList(change.to) && isList(change.from) && change.to.length > change.from.length;
  const kinds = ['libvirt-rules', ...(isGained ? (['libvirt-differences'] as const) : [])] as const;
  for (const { document, value } of kinds.map((of) => source.one(of))) {
    const at = (value.omit ?? []).findIndex((entry) => entry.features.some((one) => features.includes(one)));
    if (at >= 0) return { file: document.file, ...locate(document, ['omit', at]) };
  }
  return null;
}

function entryPlace(source: Source, file: string, path: Path): Place | null {
  const kinds = ['libvirt-rules', 'libvirt-differences'] as const;
  const document = kinds.map((kind) => source.one(kind).document).find((one) => one.file === file);
  return document === undefined ? null : { file, ...locate(document, path) };
}

/** The project's name of a feature that libvirt may spell otherwise. */
function ownName(source: Source, spelt: string): string {
  const all = source.all('word').flatMap(({ value }) => value.features);
  return all.find(({ name, libvirt }) => name === spelt || spelling(libvirt) === spelt)?.name ?? spelt;
}
