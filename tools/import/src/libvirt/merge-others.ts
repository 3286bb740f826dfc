import type { XmlElement } from '@cpu-models/libvirt-xml';
import type {
  ArmFeaturesFile,
  ArmModelFile,
  ArmVendorsFile,
  LibvirtVendorsFile,
  Ppc64ModelFile,
  Ppc64VendorsFile,
} from '@cpu-models/source';
import type { Draft } from './draft.js';
import { onlyHere } from './presence.js';
import type { Arch, LibvirtTree } from './tree.js';

/** Vendors of all architectures. */
export function mergeVendors(draft: Draft, { map, elements }: LibvirtTree): void {
  const armValues = new Map(
    children(elements.get('arm_vendors.xml'), 'vendor').map((vendor) => [
      vendor.attributes.get('name'),
      vendor.attributes.get('value') ?? '',
    ]),
  );
  mergeList(
    draft,
    'x86/libvirt/vendors.yaml',
    draft.file<LibvirtVendorsFile>('x86/libvirt/vendors.yaml').vendors,
    map.x86.vendors,
  );
  mergeList(
    draft,
    'arm/vendors.yaml',
    draft.file<ArmVendorsFile>('arm/vendors.yaml').vendors,
    map.arm.vendors.map(({ name }) => ({ name, value: armValues.get(name) ?? '' })),
  );
  mergeList(
    draft,
    'ppc64/vendors.yaml',
    draft.file<Ppc64VendorsFile>('ppc64/vendors.yaml').vendors,
    map.ppc64.vendors.map((name) => ({ name })),
  );
}

interface Named {
  name: string;
  libvirt?: unknown;
}

/** Entries known by name: those of the tree are present, others are not. */
function mergeList<T extends Named>(
  draft: Draft,
  path: string,
  list: T[],
  upstream: readonly Omit<T, 'libvirt'>[],
): void {
  for (const entry of list)
    draft.present(
      entry,
      upstream.some(({ name }) => name === entry.name),
      `${path}, ${entry.name}`,
    );
  for (const entry of upstream.filter(({ name }) => !list.some((known) => known.name === name))) {
    list.push({ ...entry, libvirt: onlyHere(draft.axis) } as unknown as T);
    draft.notes.push(`${path}: ${entry.name} is new`);
  }
}

/** Arm's feature names; new ones need a title by hand. */
export function mergeArmFeatures(draft: Draft, { map }: LibvirtTree): void {
  const { sections } = draft.file<ArmFeaturesFile>('arm/features.yaml');
  for (const section of sections)
    draft.present(
      section,
      section.features.some((name) => map.arm.features.includes(name)),
      `arm/features.yaml, ${section.title}`,
    );
  const unknown = map.arm.features.filter((name) => !sections.some((section) => section.features.includes(name)));
  if (unknown.length === 0) return;
  sections.push({ title: `New in ${draft.axis.release}`, libvirt: onlyHere(draft.axis), features: unknown });
  draft.notes.push(`arm/features.yaml: ${unknown.join(', ')} are new; give the section a title`);
}

/** Model files of Arm and PowerPC. */
export function mergeOtherModels(draft: Draft, tree: LibvirtTree): void {
  for (const [path, model] of draft.folder<ArmModelFile>('arm/models/'))
    draft.present(model, includes(tree, 'arm', model.model), path);
  for (const [path, model] of draft.folder<Ppc64ModelFile>('ppc64/models/'))
    draft.present(model, includes(tree, 'ppc64', model.model), path);
  for (const file of newFiles(draft, tree, 'arm')) draft.create(`arm/models/${file}.yaml`, armModel(draft, tree, file));
  for (const file of newFiles(draft, tree, 'ppc64'))
    draft.create(`ppc64/models/${file}.yaml`, ppc64Model(draft, tree, file));
}

function includes({ groups }: LibvirtTree, arch: Arch, file: string): boolean {
  return groups[arch].some((group) => group.files.includes(file));
}

function newFiles(draft: Draft, tree: LibvirtTree, arch: 'arm' | 'ppc64'): string[] {
  const known = new Set(draft.folder(`${arch}/models/`).map(([path]) => path));
  return tree.groups[arch].flatMap((group) => group.files).filter((file) => !known.has(`${arch}/models/${file}.yaml`));
}

function armModel(draft: Draft, tree: LibvirtTree, file: string): ArmModelFile {
  const model = children(tree.elements.get(`arm_${file}.xml`), 'model')[0];
  const name = model?.attributes.get('name') ?? file;
  return {
    model: file,
    ...(name === file ? {} : { name }),
    libvirt: onlyHere(draft.axis),
    vendor: attribute(model, 'vendor', 'name'),
    pvr: attribute(model, 'pvr', 'value'),
  };
}

function ppc64Model(draft: Draft, tree: LibvirtTree, file: string): Ppc64ModelFile {
  const model = children(tree.elements.get(`ppc64_${file}.xml`), 'model')[0];
  return {
    model: file,
    libvirt: onlyHere(draft.axis),
    vendor: attribute(model, 'vendor', 'name'),
    pvrs: children(model, 'pvr').map(({ attributes }) => ({
      value: attributes.get('value') ?? '',
      mask: attributes.get('mask') ?? '',
    })),
  } as Ppc64ModelFile;
}

function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter((child) => child.name === name);
}

function attribute(element: XmlElement | undefined, child: string, name: string): string {
  return children(element, child)[0]?.attributes.get(name) ?? '';
}
