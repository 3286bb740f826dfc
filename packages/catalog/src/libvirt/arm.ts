import type { ArmMap } from '@cpu-models/runtime';
import type { ArmModelFile } from '@cpu-models/source';
import type { ArmDocuments } from './documents.js';
import { type ModelGroup, modelGroups } from './index-groups.js';
import { isPresent } from './libvirt-span.js';

/** The Arm part of a release; numbers as upstream writes them. */
export interface ArmRelease {
  readonly map: ArmMap;
  /** Groups of file names. */
  readonly groups: readonly ModelGroup[];
  readonly vendors: readonly { readonly name: string; readonly value: string }[];
  readonly sections: readonly { readonly title: string; readonly features: readonly string[] }[];
  readonly models: readonly ArmModelText[];
}

export interface ArmModelText {
  /** Name of the file without `arm_` and `.xml`. */
  readonly file: string;
  readonly name: string;
  readonly vendor: string;
  readonly pvr: string;
}

/** Picks what one release has. */
export function armRelease(docs: ArmDocuments, release: string): ArmRelease {
  const present = <T extends { libvirt?: ArmModelFile['libvirt'] }>(entry: T) => isPresent(entry.libvirt, release);
  const vendors = docs.vendors.vendors.filter(present).map(({ name, value }) => ({ name, value }));
  const sections = docs.features.sections.filter(present).map(({ title, features }) => ({ title, features }));
  const models = docs.models
    .filter(present)
    .map(({ model, name, vendor, pvr }) => ({ file: model, name: name ?? model, vendor, pvr }));
  const groups = modelGroups(
    docs.index,
    models.map(({ file }) => ({ model: file, names: [file] })),
    release,
  );
  const loaded = groups.flatMap((group) =>
    group.names.map((file) => models.find((model) => model.file === file) as ArmModelText),
  );
  const map: ArmMap = {
    vendors: vendors.map(({ name, value }) => ({ name, value: Number(value) })),
    features: sections.flatMap((section) => section.features),
    models: loaded.map(({ name, vendor, pvr }) => ({ name, vendor, pvr: Number(pvr) })),
  };
  return { map, groups, vendors, sections, models: loaded };
}
