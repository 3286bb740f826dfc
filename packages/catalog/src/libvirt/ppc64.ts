import type { Ppc64Map } from '@cpu-models/runtime';
import type { LibvirtSlice } from '../slice/libvirt.js';
import { type ModelGroup, modelGroups } from './index-groups.js';

/** The PowerPC part of a release. */
export interface Ppc64Release {
  readonly map: Ppc64Map;
  readonly groups: readonly ModelGroup[];
  readonly models: readonly Ppc64ModelText[];
}

export interface Ppc64ModelText {
  readonly name: string;
  readonly vendor: string;
  readonly pvrs: readonly { readonly value: string; readonly mask: string }[];
  /** Blanks before `<pvr>`. */
  readonly pvrIndent: number;
}

const USUAL_INDENT = 4;

/** The PowerPC part of one release. */
export function ppc64Release(slice: LibvirtSlice): Ppc64Release {
  const texts = slice.all('ppc64-model').map((model) => ({
    name: model.model,
    vendor: model.vendor,
    pvrs: model.pvrs,
    pvrIndent: model['pvr-indent'] ?? USUAL_INDENT,
  }));
  const groups = modelGroups(
    slice.index('ppc64'),
    texts.map(({ name }) => ({ model: name, names: [name] })),
  );
  const models = groups.flatMap((group) =>
    group.names.map((name) => texts.find((text) => text.name === name) as Ppc64ModelText),
  );
  const map: Ppc64Map = {
    vendors: slice.one('ppc64-vendors').vendors.map(({ name }) => name),
    models: models.map(({ name, vendor, pvrs }) => ({
      name,
      vendor,
      pvrs: pvrs.map(({ value, mask }) => ({ value: Number(value), mask: Number(mask) })),
    })),
  };
  return { map, groups, models };
}
