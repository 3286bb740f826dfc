import type { ArmMap } from '@cpu-models/runtime';
import type { LibvirtSlice } from '../slice/libvirt.js';
import { type ModelGroup, modelGroups } from './index-groups.js';

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

/** The Arm part of one release. */
export function armRelease(slice: LibvirtSlice): ArmRelease {
  const { vendors } = slice.one('arm-vendors');
  const { sections } = slice.one('arm-features');
  const models = slice
    .all('arm-model')
    .map(({ model, name, vendor, pvr }): ArmModelText => ({ file: model, name: name ?? model, vendor, pvr }));
  const groups = modelGroups(
    slice.index('arm'),
    models.map(({ file }) => ({ model: file, names: [file] })),
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
