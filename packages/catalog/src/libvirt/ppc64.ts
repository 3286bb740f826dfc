import type { Ppc64Map } from '@cpu-models/runtime';
import type { Ppc64ModelFile } from '@cpu-models/source';
import type { Ppc64Documents } from './documents.js';
import { type ModelGroup, modelGroups } from './index-groups.js';
import { isPresent } from './libvirt-span.js';

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

/** Picks what one release has. */
export function ppc64Release(docs: Ppc64Documents, release: string): Ppc64Release {
  const present = <T extends { libvirt?: Ppc64ModelFile['libvirt'] }>(entry: T) => isPresent(entry.libvirt, release);
  const texts = docs.models.filter(present).map((model) => ({
    name: model.model,
    vendor: model.vendor,
    pvrs: model.pvrs,
    pvrIndent: model['pvr-indent'] ?? USUAL_INDENT,
  }));
  const groups = modelGroups(
    docs.index,
    texts.map(({ name }) => ({ model: name, names: [name] })),
    release,
  );
  const models = groups.flatMap((group) =>
    group.names.map((name) => texts.find((text) => text.name === name) as Ppc64ModelText),
  );
  const map: Ppc64Map = {
    vendors: docs.vendors.vendors.filter(present).map(({ name }) => name),
    models: models.map(({ name, vendor, pvrs }) => ({
      name,
      vendor,
      pvrs: pvrs.map(({ value, mask }) => ({ value: Number(value), mask: Number(mask) })),
    })),
  };
  return { map, groups, models };
}
