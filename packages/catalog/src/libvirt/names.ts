import { type Age, later } from '../slice/age.js';
import type { LibvirtSlice } from '../slice/libvirt.js';
import type { LibvirtModel, LibvirtVersion } from '../slice/libvirt-models.js';

/** A name under which libvirt offers a version of one of QEMU's models. */
export interface Name {
  readonly name: string;
  readonly model: LibvirtModel;
  /** `model`: the plain name, QEMU's version 1. `alias`: QEMU's other name of a version. `versioned`: NAME-vN. */
  readonly form: 'model' | 'alias' | 'versioned';
  readonly version: number;
  /** The newest version before the next alias: what libvirt has learnt about the name comes from up to here. */
  readonly lastVersion: number;
  /** Since when libvirt has the name. */
  readonly age: Age;
  /** NAME-vN only: the older name of the same version, which libvirt refers to. */
  readonly reference: string | null;
}

/** The names of a model in one libvirt release: by version, then NAME-v1, NAME-v2 ... */
export function namesOf(model: LibvirtModel, slice: LibvirtSlice): Name[] {
  if (model.standing !== 'known') return [];
  const versions = model.versions.filter(({ standing }) => standing === 'known');
  return [...plainNames(model, versions), ...versionedNames(model, versions, slice)];
}

function plainNames(model: LibvirtModel, versions: readonly LibvirtVersion[]): Name[] {
  const starts = versions.flatMap((version): [string, LibvirtVersion][] => {
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
      age: later(model.age, version.age),
      reference: null,
    };
  });
}

/** libvirt's script made these from the models that QEMU had by then: one that QEMU has dropped before has none. */
function versionedNames(model: LibvirtModel, versions: readonly LibvirtVersion[], slice: LibvirtSlice): Name[] {
  const rule = slice.rules['versioned-names'];
  if (rule === undefined || (!model.listsVersions && !rule.unlisted)) return [];
  const since = slice.versionedAges[model.listsVersions ? 'listed' : 'unlisted'];
  const names = versions.map(
    ({ version, alias, age }): Name => ({
      name: `${model.name}-v${version}`,
      model,
      form: 'versioned',
      version,
      lastVersion: version,
      age: later(since, later(model.age, age)),
      reference: version === 1 ? model.name : (alias ?? null),
    }),
  );
  return names.filter(({ age }) => !slice.wasDropped(model, age));
}
