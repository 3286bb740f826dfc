import { cTables, expandModel, libvirtRelease, type Table, tableAt } from '@cpu-models/catalog';
import { generateLibvirt } from '@cpu-models/gen-libvirt';
import { modelDefinitions } from '@cpu-models/gen-qemu';
import { suggest } from '@cpu-models/runtime';
import { type ModelFile, renderFile, type Source } from '@cpu-models/source';
import { AuthorError } from '../errors.js';
import { byWord } from '../features.js';
import type { Shown } from './shown.js';

/** What `--as` takes. */
export const FORMS = ['c', 'xml', 'yaml'] as const;

/** The definition as QEMU's table has it, with the versions up to the one shown. */
export function asC(source: Source, { release, model, version }: Shown): string {
  const tables = cTables(source, release);
  const models = tables.models
    .filter(({ definition }) => definition.name === model.name)
    .map((found) => ({ ...found, versions: found.versions?.filter((known) => known.version <= version) }));
  return modelDefinitions({ ...tables, models });
}

/**
 * libvirt's file of the model.
 * @param asked the name as the user typed it, tried first
 * @throws AuthorError for a name that this libvirt does not have
 */
export function asXml(source: Source, { model, version, alias }: Shown, asked: string, libvirt: string): string {
  const map = libvirtRelease(source, libvirt);
  const names = map.x86.map.models.map(({ name }) => name);
  const wanted = [asked, alias, `${model.name}-v${version}`, ...(version === 1 ? [model.name] : [])];
  const name = wanted.find((candidate) => candidate !== null && names.includes(candidate));
  if (name === undefined) {
    const near = suggest(asked, names, 3);
    throw new AuthorError(
      `libvirt ${libvirt} has no model ${asked}${near.length === 0 ? '' : `; it has ${near.join(', ')}`}`,
    );
  }
  return generateLibvirt(map).find(({ path }) => path.endsWith(`/x86_${name}.xml`))?.text ?? '';
}

/** A model's file with everything that it takes over written out: of all releases, or what one version is in one. */
export function asYaml(source: Source, shown: Shown, asked: string): string {
  const { model, version, release } = shown;
  const value =
    asked === model.name
      ? expandModel(source, model)
      : flat(source, shown, tableAt(source, model.name, version, release));
  return renderFile('model', '../../model.schema.json', value);
}

function flat(source: Source, { model, version, release }: Shown, { features, ...fields }: Table): ModelFile {
  const entry = model.versions?.find((known) => known.version === version);
  const about = [model.about, entry?.about].filter((text) => text !== undefined).join(' ');
  const value = {
    name: `${model.name}-v${version}`,
    about: about === '' ? undefined : about,
    hardware: model.hardware,
    ...fields,
    features: byWord(source, features, release),
  };
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as unknown as ModelFile;
}
