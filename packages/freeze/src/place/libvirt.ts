import { libvirtRelease } from '@cpu-models/catalog';
import { locate, type Source } from '@cpu-models/source';
import type { Violation } from '../compare/qemu.js';
import { isList } from '../ledger/tree.js';
import { type Change, entry, fileStart, one, type Place, spelling } from './find.js';

export function libvirtPlace(source: Source, { release, change }: Violation): Place {
  const [arch = '', kind = '', name = ''] = change.path;
  if (arch === 'x86') return x86Place(source, release, kind, name, change);
  const models = arch === 'arm' ? source.all('arm-model') : source.all('ppc64-model');
  const model = models.find(({ value }) => ('name' in value ? value.name : undefined) === name || value.model === name);
  if (kind === 'models' && model !== undefined) {
    const field = partsOf(change.from)[0] !== partsOf(change.to)[0] ? 'vendor' : arch === 'arm' ? 'pvr' : 'pvrs';
    return {
      file: model.document.file,
      ...locate(model.document, change.from !== undefined && field in model.value ? [field] : []),
    };
  }
  if (kind === 'features') return one(source, 'arm-features', ['sections']);
  if (kind === 'vendors')
    return entry(source, arch === 'arm' ? 'arm-vendors' : 'ppc64-vendors', 'vendors', (item) => item['name'] === name);
  return indexPlace(source, `${arch}/index.yaml`, change);
}

/** Where a libvirt index lists the first name that stands elsewhere, is new or has gone. */
function indexPlace(source: Source, file: string, { from, to }: Change): Place {
  const [before, after] = [from, to].map((list) => (isList(list) ? list : []));
  const at = Math.max(0, before?.findIndex((name, i) => name !== after?.[i]) ?? 0);
  const index = source.all('libvirt-index').find(({ document }) => document.file === file);
  if (index === undefined) return fileStart(file);
  for (const name of [after?.[at], before?.[at]]) {
    const listed = index.value.groups.flatMap(({ models }, group) =>
      models.map((entry, i) => ({
        model: typeof entry === 'string' ? entry : entry.model,
        path: ['groups', group, 'models', i],
      })),
    );
    const own = listed
      .filter(({ model }) => name === model || name?.startsWith(`${model}-`))
      .sort((a, b) => b.model.length - a.model.length)[0];
    if (own !== undefined) return { file, ...locate(index.document, own.path) };
  }
  return fileStart(file);
}

/** The vendor of a model of Arm or POWER, and what else its fact says. */
function partsOf(fact: Change['from']): readonly string[] {
  return typeof fact === 'string' ? fact.split(' ') : isList(fact) ? fact : [];
}

function x86Place(source: Source, release: string, kind: string, name: string, change: Change): Place {
  if (kind === 'models') {
    const { sources } = libvirtRelease(source, release).x86;
    const file = sources.get(name);
    return file === undefined
      ? indexPlace(source, 'x86/libvirt/index.yaml', { ...change, from: [name], to: [] })
      : fileStart(file);
  }
  if (kind === 'vendors') return entry(source, 'libvirt-vendors', 'vendors', (item) => item['name'] === name);
  for (const { document, value } of kind === 'features' ? source.all('word') : []) {
    const at = value.features.findIndex(({ name: own, libvirt }) => own === name || spelling(libvirt) === name);
    if (at >= 0) return { file: document.file, ...locate(document, ['features', at]) };
  }
  return indexPlace(source, 'x86/libvirt/index.yaml', change);
}
