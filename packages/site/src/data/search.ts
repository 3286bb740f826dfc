import { type About, type FeatureSpelling, suggest, wordAddress } from '@cpu-models/runtime';
import type { CpuMap } from '@cpu-models/runtime/libvirt';
import { type FeatureWord, namesOf, type QemuRelease } from '@cpu-models/runtime/qemu';
import { lifeInLibvirt, lifeInQemu, lifeOfMachine, lifeText } from './lives.js';
import { shortWord } from './words.js';

export interface Hit {
  readonly kind: 'model' | 'feature' | 'machine' | 'word';
  readonly name: string;
  readonly about: string;
  readonly path: readonly string[];
  readonly params?: Readonly<Record<string, string>>;
}

interface Entry extends Hit {
  /** Every spelling, plain. */
  readonly keys: readonly string[];
}

const made = new WeakMap<QemuRelease, { readonly about: About | null; readonly index: Entry[] }>();

/** What can be looked for, made once per release, and again when the sentences have come. */
export function searchIndex(release: QemuRelease, features: readonly FeatureSpelling[], about: About | null): Entry[] {
  const known = made.get(release);
  if (known?.about === about) return known.index;
  const index = [
    ...modelEntries(release, about),
    ...features.map((feature) => featureEntry(feature, about)),
    ...release.words.map((word) => wordEntry(word, about)),
    ...release.machines.map(({ name, alias, deprecated }) => {
      const more = `${alias === null ? '' : `, also ${alias}`}${deprecated ? ', deprecated' : ''}`;
      return machineEntry(name, `machine type of QEMU ${release.release}${more}`, alias);
    }),
  ];
  made.set(release, { about, index });
  return index;
}

function modelEntries(release: QemuRelease, about: About | null): Entry[] {
  return release.models.flatMap((definition) => {
    const text = about?.models[definition.name]?.text ?? definition.modelId;
    const entry = (name: string, more: string): Entry => ({
      kind: 'model',
      name,
      about: more,
      path: ['models', name],
      keys: [plain(name), ...plain(text).split(' ')],
    });
    const versions = definition.versions.flatMap(({ version, alias }) => {
      const name = `${definition.name}-v${version}`;
      const said = about?.versions[name]?.text ?? text;
      return [entry(name, said), ...(alias === null ? [] : [entry(alias, `${name}: ${said}`)])];
    });
    return [entry(definition.name, text), ...versions];
  });
}

function featureEntry(feature: FeatureSpelling, about: About | null): Entry {
  const { name, address, qemu, libvirt, linux, aliases = [] } = feature;
  const spellings = [name, qemu, libvirt, linux, ...aliases].filter((spelling) => spelling !== null);
  const others = [...new Set(spellings)].filter((spelling) => spelling !== name);
  const said = [about?.features[name], address, others.length > 0 ? `also ${others.join(', ')}` : undefined];
  return {
    kind: 'feature',
    name,
    about: said.filter((part) => part !== undefined).join(' · '),
    path: ['features', name],
    keys: [...spellings.map(plain), plainAddress(address)],
  };
}

/** A register of CPUID, or an MSR: the matrix shows who has what of it. */
function wordEntry(word: FeatureWord, about: About | null): Entry {
  const [name, address] = [shortWord(word.name), wordAddress(word)];
  return {
    kind: 'word',
    name: address,
    about: [about?.words[word.name], `${name} in QEMU`].filter(Boolean).join(' · '),
    path: ['matrix'],
    params: { word: word.name, columns: 'every' },
    keys: [plain(name), plainAddress(address)],
  };
}

function machineEntry(name: string, about: string, alias: string | null = null): Entry {
  return {
    kind: 'machine',
    name,
    about,
    path: ['timeline'],
    params: { machine: name },
    keys: [plain(name), ...(alias === null ? [] : [alias])],
  };
}

const elsewhere = new WeakMap<readonly QemuRelease[], { readonly release: QemuRelease; readonly index: Entry[] }>();

/** Names that a release does not have: gone, not there yet, or libvirt's alone; made once per release. */
export function othersIndex(release: QemuRelease, all: readonly QemuRelease[], maps: readonly CpuMap[]): Entry[] {
  const known = elsewhere.get(all);
  if (known?.release === release) return known.index;
  const index = othersOf(release, all, maps);
  elsewhere.set(all, { release, index });
  return index;
}

function othersOf(release: QemuRelease, all: readonly QemuRelease[], maps: readonly CpuMap[]): Entry[] {
  const known = new Set<string>([...namesOf(release).models, ...namesOf(release).machines]);
  const fresh = (lists: readonly (readonly string[])[]) => {
    const names = [...new Set(lists.flat())].filter((name) => !known.has(name));
    for (const name of names) known.add(name);
    return names;
  };
  const models = fresh(all.map((each) => namesOf(each).models)).map((name): Entry => {
    const life = lifeInQemu(all, name);
    return nameEntry(name, `in QEMU ${lifeText(life)}`, ['models', name], { qemu: life.has.at(-1) ?? '' });
  });
  const machines = fresh(all.map((each) => namesOf(each).machines)).map((name) =>
    machineEntry(name, `machine type of QEMU, ${lifeText(lifeOfMachine(all, name))}`),
  );
  const libvirts = fresh(maps.map(({ x86 }) => x86.models.map(({ name }) => name))).map((name): Entry => {
    const life = lifeInLibvirt(maps, name);
    const place = { name, libvirt: life.has.at(-1) ?? '' };
    return nameEntry(name, `only in libvirt, ${lifeText(life)}`, ['disagreement'], place);
  });
  return [...models, ...machines, ...libvirts];
}

function nameEntry(name: string, about: string, path: Hit['path'], params: Readonly<Record<string, string>>): Entry {
  return { kind: 'model', name, about, path, params, keys: [plain(name)] };
}

/** `EPYC_Rome` and `epyc-rome` are one question, as are `IA32_VMX_BASIC` and `vmx-basic`. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/^(msr[ _])?(ia32|amd64)_/, '')
    .replaceAll(/[-_.,()]+/g, ' ')
    .trim();
}

/** `CPUID 7.0 EBX bit 5`, `7.0.EBX[5]` and `cpuid 7 0 ebx 5` become `7 0 ebx 5`; `MSR 0x10a[3]` becomes `msr 10a 3`. */
export function plainAddress(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/cpuid|bit|leaf|subleaf|eax=|ecx=|0x/g, ' ')
    .replaceAll(/[^0-9a-z]+/g, ' ')
    .trim();
}

const LIMIT = 40;

/** The best hits first: whole spellings, then beginnings, then parts. */
export function find(index: readonly Entry[], question: string): Hit[] {
  const wanted = plain(question);
  if (wanted === '') return [];
  const address = /\d/.test(question) ? plainAddress(question) : '';
  const scored: { readonly entry: Entry; readonly score: number }[] = [];
  for (const entry of index) {
    let score = address === '' ? 0 : addressScore(entry, address);
    for (const key of entry.keys) score = Math.max(score, scoreOf(key, wanted));
    if (score > 0) scored.push({ entry, score: score - entry.name.length / 1000 });
  }
  scored.sort((a, b) => b.score - a.score);
  return scored.slice(0, LIMIT).map(({ entry }) => entry);
}

/** What is spelt much like a question that finds nothing. */
export function nearest(index: readonly Entry[], question: string): Hit[] {
  const near = suggest(question, new Set(index.map(({ name }) => name)), 8);
  return near.flatMap((name) => index.find((entry) => entry.name === name) ?? []);
}

function scoreOf(key: string, wanted: string): number {
  if (key === wanted) return 4;
  if (key.startsWith(wanted)) return 3;
  if (key.includes(` ${wanted}`)) return 2;
  return wanted.length > 1 && key.includes(wanted) ? 1 : 0;
}

function addressScore({ kind, keys }: Entry, address: string): number {
  if (kind !== 'feature' && kind !== 'word') return 0;
  const own = keys.at(-1) ?? '';
  return own === address ? 4 : own.startsWith(`${address} `) ? 2.5 : 0;
}
