import type { ModelFile, Version } from '@cpu-models/source';
import { holds } from '../span.js';
import type { LibvirtDocuments } from './documents.js';
import { isPresent, later, presentSince } from './libvirt-span.js';

/** A name under which libvirt offers a version of one of QEMU's models. */
export interface Name {
  readonly name: string;
  readonly model: ModelFile;
  /** `model`: the plain name, QEMU's version 1. `alias`: QEMU's other name of a version. `versioned`: NAME-vN. */
  readonly form: 'model' | 'alias' | 'versioned';
  readonly version: number;
  /** The newest version before the next alias: what libvirt has learnt about the name comes from up to here. */
  readonly lastVersion: number;
  /** Since when libvirt has the name. */
  readonly since: string;
  /** NAME-vN only: the older name of the same version, which libvirt refers to. */
  readonly reference: string | null;
}

/** The names of a model in one libvirt release: by version, then NAME-v1, NAME-v2 ... */
export function namesOf(model: ModelFile, docs: LibvirtDocuments, release: string): Name[] {
  if (!isPresent(model.libvirt, release)) return [];
  const versions = listedVersions(model).filter((version) => isPresent(version.libvirt, release));
  return [...plainNames(model, versions), ...versionedNames(model, versions, docs, release)];
}

/** QEMU's versions; a model without a list has just version 1. */
function listedVersions(model: ModelFile): readonly Version[] {
  return model.versions ?? [{ version: 1 }];
}

function plainNames(model: ModelFile, versions: readonly Version[]): Name[] {
  const starts = versions.flatMap((version): [string, Version][] => {
    if (version.version === 1) return [[model.name, version]];
    return version.alias === undefined ? [] : [[version.alias, version]];
  });
  return starts.map(([name, version], i) => {
    const next = starts[i + 1]?.[1].version ?? Number.POSITIVE_INFINITY;
    return {
      name,
      model,
      form: version.version === 1 ? 'model' : 'alias',
      version: version.version,
      lastVersion: Math.max(...versions.map((v) => v.version).filter((v) => v < next)),
      since: later(presentSince(model.libvirt), presentSince(version.libvirt)),
      reference: null,
    };
  });
}

/** libvirt's script made these from the models that QEMU had by then: one that QEMU has dropped before has none. */
function versionedNames(
  model: ModelFile,
  versions: readonly Version[],
  docs: LibvirtDocuments,
  release: string,
): Name[] {
  const rule = docs.rules['versioned-names'];
  const since = model.versions === undefined ? later(rule.since, rule['unlisted-since']) : rule.since;
  if (model.until !== undefined || !holds({ since }, release)) return [];
  return versions.map(({ version, alias, libvirt }) => ({
    name: `${model.name}-v${version}`,
    model,
    form: 'versioned',
    version,
    lastVersion: version,
    since: later(since, later(presentSince(model.libvirt), presentSince(libvirt))),
    reference: version === 1 ? model.name : (alias ?? null),
  }));
}
