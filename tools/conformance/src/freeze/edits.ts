import type { FileTypes, KindName, Source } from '@cpu-models/source';

/** A change of one source file's value. */
export interface Edit {
  readonly name: string;
  readonly file: string;
  readonly value: unknown;
}

type Change<T> = (value: T) => void;

/** Makes edits of one kind of file: `apply` gets a copy and may do with it what it likes. */
class Editor {
  readonly edits: Edit[] = [];

  constructor(readonly source: Source) {}

  edit<K extends KindName>(kind: K, name: string, apply: Change<FileTypes[K]>, file?: string): void {
    for (const { document, value } of this.source.all(kind)) {
      if (file !== undefined && !document.file.endsWith(file)) continue;
      const copy = structuredClone(value);
      apply(copy);
      if (JSON.stringify(copy) === JSON.stringify(value)) continue;
      this.edits.push({ name: `${document.file}: ${name}`, file: document.file, value: copy });
      if (file === undefined) return;
    }
  }
}

const LATER = '99.0';

/** Edits of every kind of fact, harmful and harmless; which is which is for the resolutions to say. */
export function makeEdits(source: Source): Edit[] {
  const editor = new Editor(source);
  for (const { value } of source.all('model')) editModel(editor, value.name);
  editCompat(editor);
  editMachines(editor);
  editAccelerators(editor);
  editTables(editor);
  editProperties(editor);
  for (const { value } of source.all('word')) editWord(editor, value.word);
  editor.edit('order', 'two models swapped', ({ models }) => void models.push(...models.splice(3, 1)));
  editor.edit('release', 'another libvirt', ({ libvirt }) => void libvirt.push({ release: LATER }));
  return editor.edits;
}

function editModel(editor: Editor, name: string): void {
  const file = `models/${name}.yaml`;
  const at = editor.edits.length;
  const edit = (what: string, apply: Change<FileTypes['model']>) => editor.edit('model', what, apply, `x86/${file}`);
  const choices: (() => void)[] = [
    () => edit('a feature less', ({ features }) => void Object.values(features)[0]?.pop()),
    () =>
      edit(
        'a feature more',
        ({ features }) => void (features['7_0_EBX'] = [...(features['7_0_EBX'] ?? []), 'fsgsbase', 'adx']),
      ),
    () => edit('another stepping', (model) => void (model.stepping = 13)),
    () => edit('another level', (model) => void (model.level = 25)),
    () => edit('another model-id', (model) => void (model['model-id'] = 'Another CPU')),
    () => edit('no caches of its own', (model) => void delete model.cache),
    () => edit('caches of an EPYC', (model) => void (model.cache = 'epyc-rome')),
    () => edit('another vendor', (model) => void (model.vendor = 'CentaurHauls')),
    () => edit('another xlevel', (model) => void (model.xlevel = 0x80000009)),
    () => edit('the last version removed', ({ versions }) => void versions?.pop()),
    () => edit('a property of the last version removed', ({ versions }) => dropLast(versions?.at(-1)?.properties)),
    () =>
      edit(
        'a property added to the last version',
        ({ versions }) => void Object.assign(versions?.at(-1)?.properties ?? {}, { 'md-clear': 'on', pcid: 'off' }),
      ),
    () =>
      edit(
        'a note',
        ({ versions }) =>
          void (versions?.at(-1) !== undefined && (versions[versions.length - 1]!.note = 'Another note')),
      ),
    () => edit('known to exist since long ago', (model) => void (model.since ??= '1.0')),
    () => edit('deprecated', (model) => void (model.deprecated = { since: '7.0', note: 'old' } as never)),
  ];
  // Each model gets three kinds of edits in turn, and every one a new version and one that has to wait for a release.
  for (let i = 0; i < 3; i++) choices[(at + 5 * i) % choices.length]?.();
  edit('a version with the next QEMU', (model) =>
    addVersion(model, { since: LATER, properties: { 'spec-ctrl': 'on' } }),
  );
  if (at % 3 === 0) edit('a version at once', (model) => addVersion(model, { properties: { stepping: '9' } }));
}

function addVersion(model: FileTypes['model'], version: object): void {
  const versions = model.versions ?? [{ version: 1 }];
  model.versions = [...versions, { version: (versions.at(-1)?.version ?? 1) + 1, ...version }] as never;
}

function dropLast(record: object | undefined): void {
  const key = Object.keys(record ?? {}).at(-1);
  if (record !== undefined && key !== undefined) delete (record as Record<string, unknown>)[key];
}

function editCompat(editor: Editor): void {
  editor.source.one('compat').value.arrays.forEach(({ array, entries }, at) => {
    const edit = (what: string, apply: (entries: FileTypes['compat']['arrays'][number]['entries']) => void) =>
      editor.edit('compat', `${array} ${what}`, ({ arrays }) => apply(arrays[at]!.entries));
    edit('without its first entry', (list) => void list.shift());
    if (entries.length > 3) edit('without its last entry', (list) => void list.pop());
    edit(
      'with an entry for one model',
      (list) => void list.push({ model: 'Skylake-Client', property: 'stepping', value: '7' }),
    );
    if (at % 3 === 0)
      edit(
        'with an entry for a versioned model',
        (list) => void list.push({ model: 'EPYC-v2', property: 'clzero', value: 'on' }),
      );
    if (at % 3 === 1)
      edit(
        'with an entry that says nothing new',
        (list) => void list.push({ model: 'qemu64', property: 'tcg-cpuid', value: 'on', since: LATER }),
      );
  });
}

function editMachines(editor: Editor): void {
  editor.source.one('machines').value.families.forEach((family, at) => {
    const edit = (what: string, apply: Change<FileTypes['machines']['families'][number]>) =>
      editor.edit('machines', `${family.family} ${what}`, ({ families }) => apply(families[at]!));
    edit('without its newest', ({ machines }) => void machines.shift());
    edit(
      'with a newer one',
      (entry) => void entry.machines.unshift({ ...entry.machines[0]!, name: `${entry.family}-${LATER}`, since: LATER }),
    );
    edit('with another default model', (entry) => void (entry['default-cpu-model'] = 'Nehalem'));
    edit('without alias', (entry) => void delete entry.alias);
    edit('all deprecated', ({ machines }) => machines.forEach((machine) => (machine.deprecated = '7.2')));
    edit('oldest without version', ({ machines }) => void delete machines.at(-1)!['default-cpu-version']);
    edit('newest with version 2', ({ machines }) => void (machines[0]!['default-cpu-version'] = 2 as never));
    edit('without changed defaults of KVM', ({ machines }) =>
      machines.forEach((machine) => delete machine['kvm-defaults']),
    );
    edit('with a split irqchip', ({ machines }) => void (machines.at(-1)!['split-irqchip'] = true));
    edit('in another order', ({ machines }) => void machines.push(...machines.splice(1, 1)));
  });
}

function editAccelerators(editor: Editor): void {
  for (const list of ['kvm', 'tcg', 'max'] as const) {
    editor.source.one('accelerators').value[list].forEach(({ property }, at) => {
      editor.edit('accelerators', `${list} without ${property}`, (file) => void file[list].splice(at, 1));
    });
  }
  editor.edit(
    'accelerators',
    'kvm with pcid on',
    ({ kvm }) => void kvm.push({ property: 'pcid', value: 'on' } as never),
  );
  editor.edit(
    'accelerators',
    'kvm with pcid on, later',
    ({ kvm }) => void kvm.push({ property: 'pcid', value: 'on', since: LATER } as never),
  );
  editor.edit('accelerators', 'order', ({ kvm }) => void kvm.splice(0, 2, kvm[1]!, kvm[0]!));
}

function editTables(editor: Editor): void {
  const { dependencies } = editor.source.one('dependencies').value;
  dependencies.forEach((_, at) => {
    if (at % 3 === 0)
      editor.edit('dependencies', `without the ${at + 1}th`, (file) => void file.dependencies.splice(at, 1));
  });
  editor.edit(
    'dependencies',
    'the first last',
    (file) => void file.dependencies.push(...file.dependencies.splice(0, 1)),
  );
  editor.source.one('caches').value.sets.forEach((set, at) => {
    editor.edit(
      'caches',
      `${set.id} with a larger L2`,
      ({ sets }) => void ((sets[at]!.l2 as { size: number }).size *= 2),
    );
  });
  editor.source.one('caches').value.loose.forEach((loose, at) => {
    editor.edit('caches', `${loose.id} with longer lines`, (file) => void (file.loose[at]!.cache['line-size'] = 128));
  });
  editor.edit(
    'caches',
    'a set that nothing uses',
    ({ sets }) => void sets.push({ ...structuredClone(sets[0]!), id: 'unused' }),
  );
  const cpuid = editor.source.one('cpuid').value;
  cpuid.xsave.forEach((area, at) => {
    editor.edit('cpuid', `component ${area.component} larger`, ({ xsave }) => void (xsave[at]!.size += 64));
    editor.edit('cpuid', `component ${area.component} without owner`, ({ xsave }) => void xsave[at]!.owners.shift());
  });
  cpuid['auto-level'].forEach((entry, at) => {
    editor.edit('cpuid', `${entry.word} does not raise levels`, (file) => void file['auto-level'].splice(at, 1));
  });
  cpuid['cache-descriptors'].forEach((entry, at) => {
    if (at % 6 === 0)
      editor.edit(
        'cpuid',
        `without descriptor ${entry.descriptor}`,
        (file) => void file['cache-descriptors'].splice(at, 1),
      );
  });
  editor.source.one('behaviours').value.behaviours.forEach(({ id }, at) => {
    editor.edit('behaviours', `without ${id}`, ({ behaviours }) => void behaviours.splice(at, 1));
  });
}

function editProperties(editor: Editor): void {
  editor.source.one('properties').value.properties.forEach(({ name, type }, at) => {
    if (at % 4 === 0 && type === 'bool')
      editor.edit(
        'properties',
        `${name} off by default`,
        ({ properties }) => void (properties[at]!.default = !properties[at]!.default),
      );
    if (at % 9 === 0)
      editor.edit(
        'properties',
        `${name} said to be internal`,
        ({ properties }) => void (properties[at]!.internal = 'a reason'),
      );
  });
  const fresh = { name: 'x-new', type: 'bool', default: false } as const;
  editor.edit('properties', 'one more', ({ properties }) => void properties.push({ ...fresh }));
  editor.edit('properties', 'one more, later', ({ properties }) => void properties.push({ ...fresh, since: LATER }));
  editor.edit(
    'properties',
    'another spelling',
    ({ aliases }) => void aliases.push({ alias: 'x-checked', property: 'check' } as never),
  );
}

function editWord(editor: Editor, word: string): void {
  const edit = (what: string, apply: Change<FileTypes['word']>) =>
    editor.edit('word', what, apply, `words/${word}.yaml`);
  switch (editor.edits.length % 5) {
    case 0:
      return edit('TCG changes its mind about a feature', ({ features }) => middle(features, toggleTcg));
    case 1:
      // What is set by its name elsewhere cannot be renamed alone: the rules refuse that before anything is frozen.
      return edit('a feature renamed', ({ features }) =>
        middle(
          features.filter(({ name }) => !isSet(editor.source, name)),
          (feature) => (feature.qemu = 'renamed'),
        ),
      );
    case 2:
      return edit('a feature with another spelling', ({ features }) =>
        middle(features, (feature) => (feature.aliases = ['x-spelling'])),
      );
    case 3:
      return edit('a feature that max leaves off', ({ features }) =>
        middle(features, (feature) => (feature.autoenable = false)),
      );
    default:
      return edit('a feature with a description', ({ features }) =>
        middle(features, (feature) => Object.assign(feature, { about: 'What it does.' })),
      );
  }
}

function isSet(source: Source, name: string): boolean {
  const byVersions = source
    .all('model')
    .some(({ value }) => (value.versions ?? []).some(({ properties = {} }) => Object.hasOwn(properties, name)));
  const byOthers = JSON.stringify([source.one('compat').value, source.one('accelerators').value]);
  return byVersions || byOthers.includes(`"property":"${name}"`);
}

type Feature = FileTypes['word']['features'][number];

function middle(features: readonly Feature[], apply: Change<Feature>): void {
  const feature = features[features.length >> 1];
  if (feature !== undefined) apply(feature);
}

function toggleTcg(feature: Feature): void {
  if (feature.tcg === undefined) feature.tcg = true;
  else delete feature.tcg;
}
