import { machineRelease } from '@cpu-models/runtime';
import { locate, type Path, type Source } from '@cpu-models/source';
import type { Violation } from '../compare/qemu.js';
import { type Change, differs, type Entry, entry, one, type Place, settings } from './find.js';

export function qemuPlace(source: Source, { change }: Violation): Place {
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
