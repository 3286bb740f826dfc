import type { FileTypes, KindName, Source } from '@cpu-models/source';
import { nextRelease } from '@cpu-models/source';

/** One fact of the source said in another way. */
export interface Edit {
  /** What kind of fact: the key of {@link FACTS}. */
  readonly fact: string;
  readonly file: string;
  readonly value: unknown;
  /** Where its effect would show, if it has one. */
  readonly focus: Focus;
}

export interface Focus {
  readonly models?: readonly string[];
  readonly machines?: readonly string[];
  readonly properties?: readonly string[];
  /** The fact shows with rare options only, in some version or other of the models: all are asked with these too. */
  readonly everyVersion?: true;
  /** Features that hide these while they are on. */
  readonly without?: readonly string[];
  /** Dependencies that it is about. */
  readonly masks?: readonly Mask[];
}

/** Features that are off where none of some others is on. */
export interface Mask {
  readonly properties: readonly string[];
  readonly without: readonly string[];
}

export interface Dice {
  /** A whole number below `end`. */
  below(end: number): number;
  pick<T>(items: readonly T[]): T;
}

type Apply<K extends KindName> = (value: FileTypes[K], dice: Dice, source: Source) => Focus | null;

/** Makes a random edit of a kind of fact; null where the thing that the dice chose has no such fact. */
export type MakeEdit = (source: Source, dice: Dice, fact: string) => Edit | null;

function fact<K extends KindName>(kind: K, apply: Apply<K>): MakeEdit {
  return (source, dice, name) => {
    const files = source.all(kind);
    const { document, value } = dice.pick(files);
    const copy = structuredClone(value);
    const focus = apply(copy, dice, source);
    if (focus === null || JSON.stringify(copy) === JSON.stringify(value)) return null;
    return { fact: name, file: document.file, value: copy, focus };
  };
}

type Json = Record<string, unknown>;

const any = (value: unknown) => value as Json;

/** A random item taken out of a list. */
function drop(list: unknown[] | undefined, dice: Dice): boolean {
  if (list === undefined || list.length === 0) return false;
  list.splice(dice.below(list.length), 1);
  return true;
}

function moveOne(list: unknown[], dice: Dice): void {
  const [item] = list.splice(dice.below(list.length), 1);
  list.splice(dice.below(list.length + 1), 0, item);
}

const of = (model: FileTypes['model']): Focus => ({ models: [model.name] });

function inModel(change: (model: FileTypes['model'], dice: Dice, source: Source) => boolean): MakeEdit {
  return fact('model', (model, dice, source) => (change(model, dice, source) ? of(model) : null));
}

/**
 * A later version may undo it: the version itself is asked first, and most.
 * @param change says which property it changed, or whether it changed anything
 */
function inVersion(change: (version: Json, dice: Dice) => string | boolean): MakeEdit {
  return fact('model', (model, dice) => {
    const versions = (model.versions ?? []) as unknown as Json[];
    if (versions.length === 0) return null;
    const version = dice.pick(versions);
    const changed = change(version, dice);
    if (changed === false) return null;
    const models = [`${model.name}-v${String(version['version'])}`, model.name];
    return { models, ...(changed === true ? {} : { properties: [changed] }) };
  });
}

function inFeature(change: (feature: Json, dice: Dice, source: Source) => boolean): MakeEdit {
  return fact('word', (word, dice, source) => {
    if (word.features.length === 0) return null;
    const feature = dice.pick(word.features);
    return change(any(feature), dice, source)
      ? { properties: [feature.qemu ?? feature.name], models: usersOf(source, word.word, feature.name) }
      : null;
  });
}

/** The features that a model's file lists: all, or those that it adds. */
function ownFeatures(model: FileTypes['model']): NonNullable<FileTypes['model']['features']> {
  if (model.features !== undefined) return model.features;
  model.adds ??= {};
  return model.adds;
}

/** Models whose definition has a feature, a few of them. */
function usersOf(source: Source, word: string, name: string): string[] {
  const users = source
    .all('model')
    .filter(({ value }) => JSON.stringify(ownFeatures(value)[word] ?? []).includes(`"${name}"`));
  return users.slice(0, 3).map(({ value }) => value.name);
}

/** The same by QEMU's name of the feature; none for what is no bit. */
function usersOfBit(source: Source, property: string): string[] {
  return source
    .all('word')
    .flatMap(({ value }) => value.features.map(({ name, qemu }) => ({ word: value.word, name, qemu: qemu ?? name })))
    .filter(({ qemu }) => qemu === property)
    .flatMap(({ word, name }) => usersOf(source, word, name));
}

/** Models with a cache set, one for each set. */
function usersOfCache(source: Source, ...ids: readonly string[]): Focus {
  const models = ids.flatMap((id) =>
    source
      .all('model')
      .filter(({ value }) => JSON.stringify(value).includes(`"cache":"${id}"`))
      .slice(0, 1)
      .map(({ value }) => value.name),
  );
  return { models, everyVersion: true };
}

/** Whether a descriptor is that of a cache, which its key in the set says the type and level of. */
function isOf(key: string, cache: Json, descriptor: Json): boolean {
  const place = `l${descriptor.level}${descriptor.level === 1 ? String(descriptor.type)[0] : ''}`;
  return key === place && ['size', 'line-size', 'associativity'].every((field) => cache[field] === descriptor[field]);
}

/** Changes a number, or one of its values over time. */
function bump(owner: Json, field: string, by: number): boolean {
  const value = owner[field];
  if (Array.isArray(value)) return value.length > 0 && bump(value.at(-1), 'value', by);
  if (typeof value !== 'number') return false;
  owner[field] = value + by;
  return true;
}

/** The kinds of facts, each with a way to say one of them differently. */
export const FACTS: Readonly<Record<string, MakeEdit>> = {
  'feature of a model taken away': inModel((model, dice) =>
    drop(Object.values(ownFeatures(model))[dice.below(Object.keys(ownFeatures(model)).length)], dice),
  ),
  'VMX feature of a model taken away': inModel((model, dice) => {
    const words = Object.keys(ownFeatures(model)).filter((word) => word.startsWith('VMX_'));
    return words.length > 0 && drop(ownFeatures(model)[dice.pick(words)], dice);
  }),
  'feature added to a model': inModel((model, dice, source) => {
    const word = dice.pick(
      source.all('word').filter(({ value }) => value.features.length > 0 && value.qemu !== 'never'),
    ).value;
    const name = dice.pick(word.features).name;
    const uses = ownFeatures(model)[word.word] ?? [];
    if (JSON.stringify(uses).includes(`"${name}"`)) return false;
    ownFeatures(model)[word.word] = [...uses, name] as never;
    return true;
  }),
  'features of a model in another order': inModel((model, dice) => {
    const list = Object.values(ownFeatures(model))[dice.below(Object.keys(ownFeatures(model)).length)];
    list?.push(...list.splice(0, 1));
    return true;
  }),
  'number of a model': inModel((model, dice) =>
    bump(any(model), dice.pick(['family', 'model', 'stepping', 'level', 'xlevel']), 1),
  ),
  'vendor of a model': inModel((model) => {
    if (typeof model.vendor !== 'string') return false;
    model.vendor = model.vendor === 'GenuineIntel' ? 'AuthenticAMD' : 'GenuineIntel';
    return true;
  }),
  'brand of a model': inModel((model) => {
    if (typeof model['model-id'] !== 'string') return false;
    model['model-id'] += ' ';
    return true;
  }),
  'caches of a model': inModel((model, dice, source) => {
    model.cache = dice.pick(source.one('caches').value.sets).id;
    return true;
  }),
  'text about a model': inModel((model) => {
    model.about = `${model.about ?? ''} Said differently.`;
    return true;
  }),
  'model deprecated': inModel((model) => {
    if (model.deprecated !== undefined) return false;
    model.deprecated = { since: '7.0', note: 'old' } as never;
    return true;
  }),
  'model with the next release': inModel((model, _dice, source) =>
    addVersion(model, { since: nextRelease(source.one('release').value, 'qemu'), libvirt: 'not-yet' }),
  ),
  'version with a released release': inModel((model) => addVersion(model, { libvirt: 'not-yet' })),
  'version taken away': inModel(
    (model) => model.versions !== undefined && model.versions.length > 1 && model.versions.pop() !== undefined,
  ),
  'property of a version taken away': inVersion(({ properties }, dice) => {
    const keys = Object.keys(properties ?? {});
    if (keys.length === 0) return false;
    const gone = dice.pick(keys);
    delete any(properties)[gone];
    return gone;
  }),
  'property of a version': inVersion((version, dice) => {
    const properties = any((version['properties'] ??= {}));
    const name = dice.pick(['vmx-ept', 'vmx-vpid', 'vmx-apicv-vid', 'mpx', 'intel-pt', 'spec-ctrl', 'svm', 'pcid']);
    properties[name] = properties[name] === 'on' ? 'off' : 'on';
    return name;
  }),
  'alias of a version': inVersion((version) => version['alias'] !== undefined && delete version['alias']),
  'note of a version': inVersion((version) => {
    version['note'] = 'another note';
    return true;
  }),
  'entry of a compat array taken away': fact('compat', ({ arrays }, dice) => {
    const { array, entries } = dice.pick(arrays);
    const at = dice.below(entries.length);
    const [gone] = entries.splice(at, 1);
    return gone === undefined ? null : { ...subjectsOf(gone), ...takersOf(array) };
  }),
  'value of a compat entry': fact('compat', ({ arrays }, dice) => {
    const { array, entries } = dice.pick(arrays);
    const entry = dice.pick(entries);
    if (entry === undefined) return null;
    const other = (value: string) =>
      ({ on: 'off', off: 'on', true: 'false', false: 'true' })[value] ?? String(Number(value) + 1);
    if ('set' in entry)
      entry.set = Object.fromEntries(Object.entries(entry.set).map(([name, value]) => [name, other(value)]));
    else entry.value = other(entry.value);
    return JSON.stringify(entry).includes('"NaN"') ? null : { ...subjectsOf(entry), ...takersOf(array) };
  }),
  'compat entry that is new': fact('compat', ({ arrays }, dice, source) => {
    const model = dice.pick(source.all('model')).value.name;
    const property = dice.pick(['vmx-ept', 'intel-pt', 'stepping', 'clzero', 'pmu']);
    const { array, entries } = dice.pick(arrays);
    entries.push({ model, property, value: property === 'stepping' ? '9' : 'on' });
    return { models: [model], properties: [property], ...takersOf(array) };
  }),
  'entries of a compat array in another order': fact('compat', ({ arrays }, dice) => {
    const { array, entries } = dice.pick(arrays.filter((array) => array.entries.length > 1));
    moveOne(entries, dice);
    return {
      ...takersOf(array),
      properties: entries.flatMap((entry) => subjectsOf(entry).properties).slice(0, 4),
      models: entries.flatMap((entry) => subjectsOf(entry).models ?? []).slice(0, 4),
    };
  }),
  'dependency taken away': fact('dependencies', ({ dependencies }, dice, source) => {
    const [gone] = dependencies.splice(dice.below(dependencies.length), 1);
    return gone === undefined ? null : { masks: [maskOf(source, gone)] };
  }),
  'feature of a dependency': fact('dependencies', ({ dependencies }, dice, source) => {
    const dependency = dice.pick(dependencies);
    const mask = maskOf(source, dependency);
    const side = dependency[dice.pick(['if-none-of', 'then-off'] as const)];
    return (side.features?.length ?? 0) > 1 && drop(side.features, dice) ? { masks: [mask] } : null;
  }),
  'dependencies in another order': fact('dependencies', ({ dependencies }, dice, source) => {
    const [moved] = dependencies.splice(dice.below(dependencies.length), 1);
    if (moved === undefined) return null;
    const touching = dependencies.filter((other) => feeds(source, moved, other) || feeds(source, other, moved));
    dependencies.splice(dice.below(dependencies.length + 1), 0, moved);
    return { masks: [moved, ...touching].map((dependency) => maskOf(source, dependency)) };
  }),
  'default of a property': fact('properties', ({ properties }, dice) => {
    const property = dice.pick(properties);
    if (property.type === 'bool' && typeof property.default === 'boolean') property.default = !property.default;
    else if (!bump(any(property), 'default', 1)) return null;
    return { properties: [property.name] };
  }),
  'bound of a property': fact('properties', ({ properties }, dice) => {
    const property = dice.pick(properties.filter(({ type }) => /int/.test(type) && type !== 'uint64'));
    Object.assign(property, { [dice.pick(['minimum', 'maximum'])]: dice.pick([0, 7, 255]) });
    return { properties: [property.name] };
  }),
  'type of a property': fact('properties', ({ properties }, dice) => {
    const property = dice.pick(properties.filter(({ type }) => type.startsWith('uint') && type !== 'uint64'));
    property.type = dice.pick(['uint8', 'uint16', 'uint32', 'int32'] as const);
    return { properties: [property.name] };
  }),
  'spelling of a property': fact('properties', ({ aliases }, dice) => (drop(aliases, dice) ? {} : null)),
  'property taken away': fact('properties', ({ properties }, dice) => {
    const [gone] = properties.splice(dice.below(properties.length), 1);
    return { properties: [gone?.name ?? ''] };
  }),
  'behaviour taken away': fact('behaviours', ({ behaviours }, dice) => (drop(behaviours, dice) ? {} : null)),
  'behaviour in every release': fact('behaviours', ({ behaviours }, dice) => {
    const behaviour = dice.pick(behaviours);
    behaviour.since = undefined as never;
    behaviour.until = undefined as never;
    return {};
  }),
  'number of a cache': fact('caches', ({ sets }, dice, source) => {
    const set = dice.pick(sets);
    const cache = set[dice.pick(['l1d', 'l1i', 'l2', 'l3'] as const)];
    const field = dice.pick(['size', 'sets', 'associativity', 'line-size', 'partitions', 'lines-per-tag']);
    return cache !== undefined && bump(any(cache), field, 2) ? usersOfCache(source, set.id) : null;
  }),
  'number of a legacy cache': fact('caches', ({ loose }, dice) =>
    bump(
      any(dice.pick(loose).cache),
      dice.pick(['size', 'sets', 'associativity', 'line-size', 'partitions', 'lines-per-tag']),
      2,
    )
      ? {}
      : null,
  ),
  'flag of a cache': fact('caches', ({ sets }, dice, source) => {
    const set = dice.pick(sets);
    const cache = any(set[dice.pick(['l1d', 'l1i', 'l2'] as const)]);
    const flag = dice.pick(['self-init', 'no-invd-sharing', 'inclusive', 'complex-indexing']);
    if (cache[flag] === true) delete cache[flag];
    else cache[flag] = true;
    return usersOfCache(source, set.id);
  }),
  'cache set that nothing uses': fact('caches', ({ sets }) => {
    sets.push({ ...structuredClone(sets[0]!), id: 'unused' });
    return {};
  }),
  'variable of a cache': fact('caches', ({ sets, loose }, dice) => {
    dice.pick<{ variable: string }>(dice.pick([sets, loose])).variable += 's';
    return {};
  }),
  'structure of C': fact('configurations', ({ structures }, dice) => (drop(structures, dice) ? {} : null)),
  'condition of C': fact('configurations', ({ configurations }, dice) => {
    dice.pick(configurations).c += ' && 1';
    return {};
  }),
  'size of an XSAVE component': fact('cpuid', ({ xsave }, dice) =>
    bump(any(dice.pick(xsave)), dice.pick(['size', 'offset']), 64) ? {} : null,
  ),
  'owner of an XSAVE component': fact('cpuid', ({ xsave }, dice) => {
    const { owners } = dice.pick(xsave);
    const names = owners.map(({ feature }) => feature);
    if (!drop(owners, dice)) return null;
    const without = owners.map(({ feature }) => feature);
    return { properties: names.filter((name) => !without.includes(name)), without };
  }),
  'word that raises levels': fact('cpuid', (file, dice, source) => {
    const [gone] = file['auto-level'].splice(dice.below(file['auto-level'].length), 1);
    const word = source.all('word').find(({ value }) => value.word === gone?.word)?.value;
    return { properties: (word?.features ?? []).map(({ name, qemu }) => qemu ?? name) };
  }),
  'cache descriptor': fact('cpuid', (file, dice, source) => {
    const [gone] = file['cache-descriptors'].splice(dice.below(file['cache-descriptors'].length), 1);
    const sets = source.one('caches').value.sets;
    const fitting = sets.filter((set) => Object.entries(set).some(([key, cache]) => isOf(key, any(cache), any(gone))));
    return usersOfCache(source, ...fitting.map(({ id }) => id));
  }),
  'default of an accelerator': fact('accelerators', (file, dice, source) => {
    const list = file[dice.pick(['kvm', 'tcg', 'max'] as const)];
    const [gone] = list.splice(dice.below(list.length), 1);
    return gone === undefined ? null : { properties: [gone.property], models: usersOfBit(source, gone.property) };
  }),
  'machine type taken away': fact('machines', ({ families }, dice) => {
    const { machines } = dice.pick(families);
    return drop(machines, dice) ? {} : null;
  }),
  'version of machine types taken away': fact('machines', ({ versions = [] }, dice) =>
    drop(versions, dice) ? {} : null,
  ),
  'version that machine types of a release mean': fact('machines', ({ versions = [] }, dice) => {
    const version = dice.pick(versions);
    version['default-cpu-version'] = dice.pick([2, 'latest', 'legacy'] as const) as never;
    return takersOf(version.release);
  }),
  'machine type of a released release': fact('machines', ({ families }, dice) => {
    const family = dice.pick(families);
    family.machines.push({ ...family.machines[0]!, name: `${family.family}-0.9` });
    return {};
  }),
  'version that a machine type means': fact('machines', ({ families }, dice) => {
    const machine = dice.pick(dice.pick(families).machines);
    machine['default-cpu-version'] = dice.pick([2, 'latest', 'legacy'] as const) as never;
    return { machines: [machine.name] };
  }),
  'arrays of a machine type': fact('machines', ({ families }, dice) => {
    const machine = dice.pick(dice.pick(families).machines);
    machine.compat = [];
    return { machines: [machine.name] };
  }),
  'irqchip of a machine type': fact('machines', ({ families }, dice) => {
    const machine = dice.pick(dice.pick(families).machines);
    machine['split-irqchip'] = true;
    return { machines: [machine.name] };
  }),
  'default model of a machine type': fact('machines', ({ families }, dice) => {
    const machine = dice.pick(dice.pick(families).machines);
    machine['default-cpu-model'] = 'Nehalem';
    return { machines: [machine.name] };
  }),
  'short name of a machine type': fact('machines', ({ families }, dice) =>
    delete dice.pick(families).alias ? {} : null,
  ),
  'machine type deprecated': fact('machines', ({ families }, dice) => {
    dice.pick(dice.pick(families).machines).deprecated = '7.0';
    return {};
  }),
  'name of a bit': inFeature((feature, _dice, source) => {
    if (isUsed(source, String(feature['name']))) return false;
    feature['qemu'] = 'renamed';
    return true;
  }),
  'macro of a bit': inFeature((feature) => {
    if (typeof feature['macro'] !== 'string') return false;
    feature['macro'] += 'S';
    return true;
  }),
  'spelling of a bit': inFeature((feature) => {
    feature['aliases'] = ['x-spelling'];
    return true;
  }),
  'what TCG gives of a bit': inFeature((feature) => {
    if (feature['tcg'] === undefined) feature['tcg'] = true;
    else delete feature['tcg'];
    return true;
  }),
  'migration of a bit': inFeature((feature) => {
    if (feature['migratable'] === undefined) feature['migratable'] = 'never';
    else delete feature['migratable'];
    return true;
  }),
  'bit that is said to migrate expressly': inFeature((feature) => {
    if (feature['migratable'] !== undefined) return false;
    feature['migratable'] = 'explicitly';
    return true;
  }),
  'bit that max leaves off': inFeature((feature) => {
    if (feature['autoenable'] === undefined) feature['autoenable'] = false;
    else delete feature['autoenable'];
    return true;
  }),
  'text about a bit': inFeature((feature) => {
    feature['about'] = 'What it does.';
    return true;
  }),
  'spelling of libvirt': inFeature((feature) => {
    if (feature['libvirt'] === undefined) feature['libvirt'] = { name: 'other-name' };
    else delete feature['libvirt'];
    return true;
  }),
  'models in another order': fact('order', ({ models }, dice) => {
    moveOne(models, dice);
    return {};
  }),
  'words in another order': fact('order', ({ words }, dice) => {
    moveOne(words, dice);
    return {};
  }),
  'vendor of libvirt': fact('libvirt-vendors', ({ vendors }, dice) => {
    const vendor = dice.pick(vendors);
    if (dice.below(2) === 0) vendor.name = 'Other';
    else drop(vendors, dice);
    return {};
  }),
  'difference of libvirt': fact('libvirt-differences', (file, dice) => {
    const list =
      file[dice.pick(['omit', 'extra', 'removed', 'signatures', 'no-signature', 'no-vendor', 'guest-off'] as const)];
    return drop(list as unknown[], dice) ? {} : null;
  }),
  'reason of a difference of libvirt': fact('libvirt-differences', (file, dice) => {
    dice.pick(file.omit).reason += ' And so on.';
    return {};
  }),
  'order of libvirt': fact('libvirt-index', ({ groups }, dice) => {
    moveOne(dice.pick(groups).models, dice);
    return {};
  }),
  'title of a group of libvirt': fact('libvirt-index', ({ groups }, dice) => {
    dice.pick(groups).title = 'Another title';
    return {};
  }),
  'layout of libvirt': fact('libvirt-layout', (file) => (file.comments.pop() === undefined ? null : {})),
  'model of libvirt alone': fact('libvirt-model', (model, dice) =>
    drop(any(model)['features'] as unknown[], dice) ? {} : null,
  ),
  'part of Arm': fact('arm-model', (model) => {
    model.pvr = '0x7ff';
    return {};
  }),
  'vendor of Arm': fact('arm-vendors', ({ vendors }, dice) => (drop(vendors, dice) ? {} : null)),
  'feature of Arm': fact('arm-features', ({ sections }, dice) =>
    drop(dice.pick(sections).features, dice) ? {} : null,
  ),
  'mask of ppc64': fact('ppc64-model', ({ pvrs }, dice) => {
    dice.pick(pvrs).mask = '0xfff00000';
    return {};
  }),
  'vendor of ppc64': fact('ppc64-vendors', ({ vendors }, dice) => (drop(vendors, dice) ? {} : null)),
};

type CompatEntry = FileTypes['compat']['arrays'][number]['entries'][number];

type Dependency = FileTypes['dependencies']['dependencies'][number];

/** The features of a dependency, by QEMU's names. */
function maskOf(source: Source, { 'if-none-of': needed, 'then-off': masked }: Dependency): Mask {
  return { properties: namesOn(source, masked), without: namesOn(source, needed) };
}

function namesOn(source: Source, { word, features }: Dependency['then-off'] | Dependency['if-none-of']): string[] {
  const all = source.all('word').find(({ value }) => value.word === word)?.value.features ?? [];
  const named = all.filter(({ name }) => features === undefined || features.includes(name));
  return named.map(({ name, qemu }) => (qemu === undefined || qemu === 'never' ? name : qemu));
}

/** Whether what one dependency takes away is what another one asks for. */
function feeds(source: Source, one: Dependency, other: Dependency): boolean {
  const asked = maskOf(source, other).without;
  return (
    one['then-off'].word === other['if-none-of'].word &&
    maskOf(source, one).properties.some((name) => asked.includes(name))
  );
}

/** Machine types that take an array first: what a later array sets again is as it was on older ones. */
function takersOf(array: string): { machines: string[] } {
  return { machines: ['pc-q35', 'pc-i440fx', 'pc'].map((family) => `${family}-${array}`) };
}

/** What a compat entry is about. */
function subjectsOf(entry: CompatEntry): { properties: string[]; models?: string[] } {
  if ('set' in entry)
    return { properties: Object.keys(entry.set), ...(entry.models === undefined ? {} : { models: entry.models }) };
  return { properties: [entry.property], ...(entry.model === undefined ? {} : { models: [entry.model] }) };
}

function addVersion(model: FileTypes['model'], version: object): boolean {
  const versions = model.versions ?? [{ version: 1 }];
  const number = (versions.at(-1)?.version ?? 1) + 1;
  model.versions = [...versions, { version: number, properties: { stepping: '9' }, ...version }] as never;
  return true;
}

/** Whether a feature is set by its name elsewhere: then it cannot be renamed alone. */
function isUsed(source: Source, name: string): boolean {
  const texts = [source.one('compat'), source.one('accelerators'), ...source.all('model')].map(({ value }) => value);
  return JSON.stringify(texts).includes(`"${name}"`);
}
