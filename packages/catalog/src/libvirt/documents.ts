import {
  type AheadModel,
  type ArmFeaturesFile,
  type ArmModelFile,
  type ArmVendorsFile,
  type KindName,
  type LibvirtAheadFile,
  type LibvirtDifferencesFile,
  type LibvirtIndexFile,
  type LibvirtLayoutFile,
  type LibvirtModelFile,
  type LibvirtRulesFile,
  type LibvirtVendorsFile,
  type ModelFile,
  memo,
  type Ppc64ModelFile,
  type Ppc64VendorsFile,
  type ReleaseFile,
  type Source,
  type WordFile,
} from '@cpu-models/source';

/** Everything of the source that libvirt's map of any release follows from. */
export interface LibvirtDocuments {
  /** Supported QEMU releases, oldest first: libvirt's names follow the newest definition. */
  readonly qemuReleases: readonly string[];
  /** Including those that libvirt alone reads. */
  readonly words: readonly WordFile[];
  readonly models: readonly ModelFile[];
  readonly rules: LibvirtRulesFile;
  readonly differences: LibvirtDifferencesFile;
  readonly layout: LibvirtLayoutFile;
  readonly index: LibvirtIndexFile;
  readonly vendors: LibvirtVendorsFile;
  /** Models that QEMU never had. */
  readonly ownModels: readonly LibvirtModelFile[];
  /** Names that libvirt has before any QEMU release that the source describes. */
  readonly ahead: readonly AheadModel[];
  readonly arm: ArmDocuments;
  readonly ppc64: Ppc64Documents;
}

export interface ArmDocuments {
  readonly index: LibvirtIndexFile;
  readonly vendors: ArmVendorsFile;
  readonly features: ArmFeaturesFile;
  readonly models: readonly ArmModelFile[];
}

export interface Ppc64Documents {
  readonly index: LibvirtIndexFile;
  readonly vendors: Ppc64VendorsFile;
  readonly models: readonly Ppc64ModelFile[];
}

/** The kinds of source files that libvirt's map follows from. */
export const LIBVIRT_KINDS = [
  'release',
  'word',
  'model',
  'libvirt-rules',
  'libvirt-differences',
  'libvirt-layout',
  'libvirt-index',
  'libvirt-ahead',
  'libvirt-vendors',
  'libvirt-model',
  'arm-model',
  'arm-vendors',
  'arm-features',
  'ppc64-model',
  'ppc64-vendors',
] as const satisfies readonly KindName[];

/** Picks libvirt's documents out of a checked source. */
export const libvirtDocuments = memo((source: Source): LibvirtDocuments => {
  const files = LIBVIRT_KINDS.flatMap((kind) =>
    source.all(kind).map(({ document, value }) => [document.file, value] as const),
  );
  return documentsOf(new Map(files));
});

/**
 * Picks libvirt's documents out of checked values.
 * @param files values of YAML files by path below the source's root
 */
export function documentsOf(files: ReadonlyMap<string, unknown>): LibvirtDocuments {
  const one = <T>(path: string): T => {
    if (!files.has(path)) throw new Error(`${path} does not exist`);
    return files.get(path) as T;
  };
  const all = <T>(folder: string): T[] =>
    [...files].filter(([path]) => path.startsWith(folder)).map(([, value]) => value as T);
  return {
    qemuReleases: one<ReleaseFile>('releases.yaml').qemu.map((entry) => entry.release),
    words: all<WordFile>('x86/words/'),
    models: all('x86/models/'),
    rules: one('x86/libvirt/rules.yaml'),
    differences: one('x86/libvirt/differences.yaml'),
    layout: one('x86/libvirt/layout.yaml'),
    index: one('x86/libvirt/index.yaml'),
    vendors: one('x86/libvirt/vendors.yaml'),
    ownModels: all('x86/libvirt/models/'),
    ahead: (files.get('x86/libvirt/ahead.yaml') as LibvirtAheadFile | undefined)?.models ?? [],
    arm: {
      index: one('arm/index.yaml'),
      vendors: one('arm/vendors.yaml'),
      features: one('arm/features.yaml'),
      models: all('arm/models/'),
    },
    ppc64: { index: one('ppc64/index.yaml'), vendors: one('ppc64/vendors.yaml'), models: all('ppc64/models/') },
  };
}
