import type { AcceleratorsFile } from './generated/accelerators.js';
import type { ArmFeaturesFile } from './generated/arm-features.js';
import type { ArmModelFile } from './generated/arm-model.js';
import type { ArmVendorsFile } from './generated/arm-vendors.js';
import type { BehavioursFile } from './generated/behaviours.js';
import type { CachesFile } from './generated/caches.js';
import type { CompatFile } from './generated/compat.js';
import type { ConfigurationsFile } from './generated/configurations.js';
import type { CpuidFile } from './generated/cpuid.js';
import type { DependenciesFile } from './generated/dependencies.js';
import type { FreezeFile } from './generated/freeze.js';
import type { FreezeWaiversFile } from './generated/freeze-waivers.js';
import type { HostFactsFile } from './generated/host-facts.js';
import type { LevelsFile } from './generated/levels.js';
import type { LibvirtAheadFile } from './generated/libvirt-ahead.js';
import type { LibvirtBehavioursFile } from './generated/libvirt-behaviours.js';
import type { LibvirtDifferencesFile } from './generated/libvirt-differences.js';
import type { LibvirtIndexFile } from './generated/libvirt-index.js';
import type { LibvirtLayoutFile } from './generated/libvirt-layout.js';
import type { LibvirtModelFile } from './generated/libvirt-model.js';
import type { LibvirtRulesFile } from './generated/libvirt-rules.js';
import type { LibvirtVendorsFile } from './generated/libvirt-vendors.js';
import type { MachinesFile } from './generated/machines.js';
import type { ModelFile } from './generated/model.js';
import type { OrderFile } from './generated/order.js';
import type { Ppc64ModelFile } from './generated/ppc64-model.js';
import type { Ppc64VendorsFile } from './generated/ppc64-vendors.js';
import type { PropertiesFile } from './generated/properties.js';
import type { ReleaseFile } from './generated/release.js';
import type { WordFile } from './generated/word.js';

/** The type of a file of each kind, by the name of its schema. */
export interface FileTypes {
  release: ReleaseFile;
  word: WordFile;
  model: ModelFile;
  order: OrderFile;
  levels: LevelsFile;
  dependencies: DependenciesFile;
  caches: CachesFile;
  compat: CompatFile;
  machines: MachinesFile;
  accelerators: AcceleratorsFile;
  properties: PropertiesFile;
  cpuid: CpuidFile;
  configurations: ConfigurationsFile;
  behaviours: BehavioursFile;
  freeze: FreezeFile;
  'freeze-waivers': FreezeWaiversFile;
  'host-facts': HostFactsFile;
  'libvirt-ahead': LibvirtAheadFile;
  'libvirt-behaviours': LibvirtBehavioursFile;
  'libvirt-differences': LibvirtDifferencesFile;
  'libvirt-index': LibvirtIndexFile;
  'libvirt-layout': LibvirtLayoutFile;
  'libvirt-model': LibvirtModelFile;
  'libvirt-rules': LibvirtRulesFile;
  'libvirt-vendors': LibvirtVendorsFile;
  'arm-features': ArmFeaturesFile;
  'arm-model': ArmModelFile;
  'arm-vendors': ArmVendorsFile;
  'ppc64-model': Ppc64ModelFile;
  'ppc64-vendors': Ppc64VendorsFile;
}

export type KindName = keyof FileTypes;

/** A kind of source file: which files are of it, and the field that must equal the file's name. */
export interface FileKind {
  /** Name of the schema without `.schema.json`. */
  readonly schema: KindName;
  /** A file's path below the source's root. */
  readonly path: RegExp;
  /** Where there is one file per thing: the field that the file is named after. */
  readonly id?: string;
  /** A source does without the file until there is something to say in it. */
  readonly optional?: true;
}

/** Every kind there is; a YAML file below schemas/ that fits none is a mistake. */
export const FILE_KINDS: readonly FileKind[] = [
  { schema: 'release', path: /^releases\.yaml$/ },
  { schema: 'word', path: /^x86\/words\/[^/]+\.yaml$/, id: 'word' },
  { schema: 'model', path: /^x86\/models\/[^/]+\.yaml$/, id: 'name' },
  { schema: 'order', path: /^x86\/order\.yaml$/ },
  { schema: 'levels', path: /^x86\/levels\.yaml$/ },
  { schema: 'dependencies', path: /^x86\/qemu\/dependencies\.yaml$/ },
  { schema: 'caches', path: /^x86\/qemu\/caches\.yaml$/ },
  { schema: 'compat', path: /^x86\/qemu\/compat\.yaml$/ },
  { schema: 'machines', path: /^x86\/qemu\/machines\.yaml$/ },
  { schema: 'accelerators', path: /^x86\/qemu\/accelerators\.yaml$/ },
  { schema: 'properties', path: /^x86\/qemu\/properties\.yaml$/ },
  { schema: 'cpuid', path: /^x86\/qemu\/cpuid\.yaml$/ },
  { schema: 'configurations', path: /^x86\/qemu\/configurations\.yaml$/ },
  { schema: 'behaviours', path: /^x86\/qemu\/behaviours\.yaml$/ },
  { schema: 'host-facts', path: /^x86\/hosts\/[^/]+\.yaml$/ },
  { schema: 'freeze', path: /^freeze\/(qemu|libvirt)\/[^/]+\.yaml$/, id: 'release' },
  { schema: 'freeze-waivers', path: /^freeze\/waivers\.yaml$/ },
  { schema: 'libvirt-behaviours', path: /^x86\/libvirt\/behaviours\.yaml$/ },
  { schema: 'libvirt-differences', path: /^x86\/libvirt\/differences\.yaml$/ },
  { schema: 'libvirt-index', path: /^x86\/libvirt\/index\.yaml$/ },
  { schema: 'libvirt-layout', path: /^x86\/libvirt\/layout\.yaml$/ },
  { schema: 'libvirt-rules', path: /^x86\/libvirt\/rules\.yaml$/ },
  { schema: 'libvirt-ahead', path: /^x86\/libvirt\/ahead\.yaml$/, optional: true },
  { schema: 'libvirt-vendors', path: /^x86\/libvirt\/vendors\.yaml$/ },
  { schema: 'libvirt-model', path: /^x86\/libvirt\/models\/[^/]+\.yaml$/, id: 'name' },
  { schema: 'libvirt-index', path: /^arm\/index\.yaml$/ },
  { schema: 'arm-vendors', path: /^arm\/vendors\.yaml$/ },
  { schema: 'arm-features', path: /^arm\/features\.yaml$/ },
  { schema: 'arm-model', path: /^arm\/models\/[^/]+\.yaml$/, id: 'model' },
  { schema: 'libvirt-index', path: /^ppc64\/index\.yaml$/ },
  { schema: 'ppc64-vendors', path: /^ppc64\/vendors\.yaml$/ },
  { schema: 'ppc64-model', path: /^ppc64\/models\/[^/]+\.yaml$/, id: 'model' },
];
