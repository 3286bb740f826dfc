import { libvirtRelease } from '@cpu-models/catalog';
import { machineRelease } from '@cpu-models/runtime';
import { type KindName, locate, type Path, type Source } from '@cpu-models/source';
import type { Violation } from './compare/qemu.js';
import { isList } from './ledger/tree.js';

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where the features of a model that changed are said: in what it drops or adds, in its whole list, or by what it is like. */
export function featuresPlace(source: Source, name: string, { change, effects }: Violation): Place {
  // In QEMU's or libvirt's spelling.
  const features = isList(change.from) ? settings(change) : effects.map(({ property }) => property);
  const model = source.all('model').find(({ value }) => value.name === name);
  if (model === undefined) return one(source, 'order', ['models']);
  const { document, value } = model;
  const at = (path: Path): Place => ({ file: document.file, ...locate(document, path) });
  const dropped = (value.drops ?? []).findIndex((drop) => drop.features.some((one) => features.includes(one)));
  if (dropped >= 0) return at(['drops', dropped]);
  for (const list of ['adds', 'features'] as const) {
    const word = wordsOf(source, features).find((one) => value[list]?.[one] !== undefined);
    if (word !== undefined) return at([list, word]);
  }
  return at([value.like === undefined ? 'features' : 'like']);
}

function wordsOf(source: Source, features: readonly string[]): string[] {
  const isMeant = ({ name, libvirt }: { name: string; libvirt?: unknown }) =>
    features.some((one) => one === name || one === spelling(libvirt));
  return source.all('word').flatMap(({ value }) => (value.features.some(isMeant) ? [value.word] : []));
}

/** Where the fact stands that changed; else where one would look for what has gone. */
export function placeOf(source: Source, violation: Violation): Place {
  return violation.project === 'qemu' ? qemuPlace(source, violation) : libvirtPlace(source, violation);
}

function qemuPlace(source: Source, { change }: Violation): Place {
  const [kind = '', name = '', field = '', key = ''] = change.path;
  switch (kind) {
    case 'words':
      return wordPlace(source, name, field, key, change);
    case 'models':
      return modelPlace(source, change.path, change);
    case 'spellings':
      return spellingPlace(source, name);
    case 'machines':
      return machinePlace(source, name, field);
    case 'compat':
      return compatPlace(source, name, change);
    case 'accelerators':
    case 'max':
      return settingPlace(source, kind === 'max' ? 'max' : name, change);
    case 'properties':
      return entry(source, 'properties', 'properties', (item) => item['name'] === name);
    case 'dependencies':
      return dependencyPlace(source, name);
    case 'behaviours':
      return entry(source, 'behaviours', 'behaviours', (item) => differs(change, String(item['id'])));
    case 'xsave':
      return entry(source, 'cpuid', 'xsave', (item) => `${item['register']} ${item['component']}` === name);
    case 'auto-level':
      return entry(source, 'cpuid', 'auto-level', (item) => differs(change, String(item['word'])));
    case 'descriptors':
      return entry(source, 'cpuid', 'cache-descriptors', (item) => item['descriptor'] === Number(name));
    case 'caches':
      return entry(source, 'caches', 'sets', (item) => item['id'] === name, field);
    case 'c':
      return namePlace(source, name, field, key, change);
    case 'legacy-caches':
      return entry(source, 'caches', 'legacy', (item) => item['use'] === name);
    default:
      return one(source, 'order', ['words']);
  }
}

/** Where a name in C is said. */
function namePlace(source: Source, kind: string, of: string, key: string, change: Violation['change']): Place {
  switch (kind) {
    case 'macros': {
      const word = source.all('word').find(({ value }) => value.word === of);
      const at = word?.value.features.findIndex(({ bit }) => String(bit) === key) ?? -1;
      if (word === undefined || at < 0) return one(source, 'order', ['words']);
      return { file: word.document.file, ...locate(word.document, ['features', at, 'macro']) };
    }
    case 'variables': {
      const fits = (item: Entry) => differs(change, String(item['variable']));
      const isSet = source.one('caches').value.sets.some(fits as never);
      return entry(source, 'caches', isSet ? 'sets' : 'loose', fits);
    }
    case 'structures':
      return entry(source, 'configurations', 'structures', (item) => differs(change, String(item['id'])));
    default:
      return entry(source, 'configurations', 'configurations', (item) => item['macro'] === of);
  }
}

type Change = Violation['change'];
type Entry = Readonly<Record<string, unknown>>;

function one(source: Source, kind: KindName, path: Path): Place {
  const { document } = source.one(kind);
  return { file: document.file, ...locate(document, path) };
}

/** The first entry of a list that fits, or its field if it has that, or the list. */
function entry(source: Source, kind: KindName, list: string, fits: (item: Entry) => boolean, field = ''): Place {
  const items = (source.one(kind).value as unknown as Readonly<Record<string, readonly Entry[]>>)[list] ?? [];
  const at = items.findIndex(fits);
  return one(source, kind, at < 0 ? [list] : field in (items[at] as Entry) ? [list, at, field] : [list, at]);
}

/** Whether a list of names has this one only before or only after. */
function differs({ from, to }: Change, name: string): boolean {
  return (isList(from) && from.includes(name)) !== (isList(to) && to.includes(name));
}

function wordPlace(source: Source, name: string, field: string, key: string, { from, to }: Change): Place {
  const word = source.all('word').find(({ value }) => value.word === name);
  if (word === undefined) return one(source, 'order', ['words']);
  const bits = field === 'names' ? 1n << BigInt(key) : mask(from) ^ mask(to);
  const at = word.value.features.findIndex(({ bit }) => (bits >> BigInt(bit)) & 1n);
  return {
    file: word.document.file,
    ...locate(word.document, field === 'at' ? ['at'] : field === '' || at < 0 ? [] : ['features', at]),
  };
}

function mask(leaf: Change['from']): bigint {
  return typeof leaf === 'string' && /^0x[0-9a-f]+$/.test(leaf) ? BigInt(leaf) : 0n;
}

function modelPlace(
  source: Source,
  [, name = '', field = '', key = '', part = '']: readonly string[],
  change: Change,
): Place {
  const model = source.all('model').find(({ value }) => value.name === name);
  if (model === undefined) return one(source, 'order', ['models']);
  const { document, value } = model;
  const at = (path: Path): Place => ({ file: document.file, ...locate(document, path) });
  if (field === '') return at([]);
  // What the file does not say is as in the model that it is like.
  if (field !== 'versions') return at([field in value || value.like === undefined ? field : 'like']);
  const index = (value.versions ?? []).findIndex(({ version }) => String(version) === key);
  if (index < 0) return at(['versions']);
  const property = part === 'set' ? settings(change).map((item) => item.split('=')[0] ?? '')[0] : undefined;
  return at(['versions', index, ...(property !== undefined ? ['properties', property] : part === '' ? [] : [part])]);
}

/** Settings that only one of the two lists has. */
function settings({ from, to }: Change): string[] {
  const [before, after] = [from, to].map((list) => (isList(list) ? list : []));
  const gone = (before ?? []).filter((item) => !after?.includes(item));
  return [...(after ?? []).filter((item) => !before?.includes(item)), ...gone];
}

function spellingPlace(source: Source, alias: string): Place {
  for (const { document, value } of source.all('word')) {
    const at = value.features.findIndex(({ aliases }) =>
      (aliases ?? []).some((item) => (typeof item === 'string' ? item : item.name) === alias),
    );
    if (at >= 0) return { file: document.file, ...locate(document, ['features', at]) };
  }
  return entry(source, 'properties', 'aliases', (item) => item['alias'] === alias);
}

/** A machine type of its own, what its family or its lifetime says of it, or its version. */
function machinePlace(source: Source, name: string, field: string): Place {
  const { families, versions = [], lifetime } = source.one('machines').value;
  const inFamily = families.findIndex(({ machines }) => machines.some((machine) => machine.name === name));
  if (inFamily >= 0) {
    const { machines = [] } = families[inFamily] ?? {};
    const at = machines.findIndex((machine) => machine.name === name);
    if (field === 'default-model' && !('default-cpu-model' in (machines[at] ?? {})))
      return one(source, 'machines', ['families', inFamily, 'default-cpu-model']);
    return one(source, 'machines', ['families', inFamily, 'machines', at]);
  }
  const family = families.findIndex((item) => name.startsWith(item.family));
  const version = versions.findIndex(({ release }) => release === machineRelease(name));
  if (field === 'default-model' && family >= 0)
    return one(source, 'machines', ['families', family, 'default-cpu-model']);
  const isOwn = version >= 0 && field in (versions[version] as object);
  if (field === 'deprecated' && lifetime?.deprecated !== undefined && !isOwn)
    return one(source, 'machines', ['lifetime', 'deprecated']);
  if (version >= 0) return one(source, 'machines', ['versions', version]);
  return one(source, 'machines', family < 0 ? ['families'] : ['families', family]);
}

function compatPlace(source: Source, name: string, change: Change): Place {
  const { arrays, heads = [] } = source.one('compat').value;
  const array = arrays.findIndex((item) => item.array === name);
  if (array < 0) return one(source, 'compat', ['arrays']);
  const changed = new Set(settings(change));
  const head = heads.findIndex(({ models, set }) =>
    [...changed].some((one) =>
      models.some((model) => Object.keys(set).some((key) => one.startsWith(`${model}:${key}=`))),
    ),
  );
  const at = arrays[array]?.entries.findIndex((entry) =>
    'set' in entry
      ? (entry.models ?? ['*']).some((model) =>
          Object.entries(entry.set).some(([property, value]) => changed.has(`${model}:${property}=${value}`)),
        )
      : changed.has(`${entry.model ?? '*'}:${entry.property}=${entry.value}`),
  );
  if (at !== undefined && at >= 0) return one(source, 'compat', ['arrays', array, 'entries', at]);
  return one(source, 'compat', head < 0 ? ['arrays', array] : ['heads', head]);
}

function settingPlace(source: Source, list: string, change: Change): Place {
  const [setting = ''] = settings(change);
  return entry(source, 'accelerators', list, ({ property, value }) => setting.startsWith(`${property}=${value}`));
}

function dependencyPlace(source: Source, name: string): Place {
  const [from, to] = name.split(' > ').map((side) => side.split(' ')[0]);
  return entry(source, 'dependencies', 'dependencies', (item) => {
    const [when, off] = [item['if-none-of'], item['then-off']] as { word: string }[];
    return when?.word === from && off?.word === to;
  });
}

function libvirtPlace(source: Source, { release, change }: Violation): Place {
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

/**
 * Where libvirt's rules or differences say of a name that it lacks or has the feature that changed, or, of one that it gained,
 * where they say so of others. Null where nothing does, and for what is not about features of a name.
 */
export function differencePlace(source: Source, { project, release, change }: Violation): Place | null {
  const [arch, kind, name = '', field] = change.path;
  if (project !== 'libvirt' || arch !== 'x86' || kind !== 'models' || field !== 'features') return null;
  const { explanations } = libvirtRelease(source, release).x86;
  const features = settings(change).map((spelt) => ownName(source, spelt));
  // NAME-vN is a reference to an older name of the same version, and what is said of that holds for it.
  const told = [name, name.replace(/-v\d+$/, '')]
    .flatMap((known) => explanations.get(known) ?? [])
    .find(({ what, feature }) => what !== 'added' && feature !== undefined && features.includes(feature));
  if (told !== undefined) return entryPlace(source, told.source.file, told.source.path);
  const isGained = isList(change.to) && isList(change.from) && change.to.length > change.from.length;
  const kinds = ['libvirt-rules', ...(isGained ? (['libvirt-differences'] as const) : [])] as const;
  for (const { document, value } of kinds.map((of) => source.one(of))) {
    const at = (value.omit ?? []).findIndex((entry) => entry.features.some((one) => features.includes(one)));
    if (at >= 0) return { file: document.file, ...locate(document, ['omit', at]) };
  }
  return null;
}

function entryPlace(source: Source, file: string, path: Path): Place | null {
  const kinds = ['libvirt-rules', 'libvirt-differences'] as const;
  const document = kinds.map((kind) => source.one(kind).document).find((one) => one.file === file);
  return document === undefined ? null : { file, ...locate(document, path) };
}

/** The project's name of a feature that libvirt may spell otherwise. */
function ownName(source: Source, spelt: string): string {
  const all = source.all('word').flatMap(({ value }) => value.features);
  return all.find(({ name, libvirt }) => name === spelt || spelling(libvirt) === spelt)?.name ?? spelt;
}

function spelling(libvirt: unknown): unknown {
  return typeof libvirt === 'object' && libvirt !== null ? (libvirt as Entry)['name'] : undefined;
}

function fileStart(file: string): Place {
  return { file, line: 1, column: 1 };
}
