import { cTables, libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import { dataPackage, generateJson } from '@cpu-models/gen-data';
import { generateQemu } from '@cpu-models/gen-qemu';
import type { Source } from '@cpu-models/source';
import type { Facts } from './random-source.js';

const WORD = '7_0_EDX';
const MODEL = 'Alpha';

type WordAndTable = Omit<Facts, 'version2'>;

/** What the C text says. Masks without macros are numbers, so the text can be read by itself. */
export function factsOfC(source: Source, release: string): Facts {
  const files = new Map(generateQemu(cTables(source, release)).map(({ path, text }) => [path, text]));
  const word = between(files.get('cpu-feature-words.c.inc'), `[FEAT_${WORD}] = {`, '\n    },');
  const model = between(files.get('cpu-models.c.inc'), `.name = "${MODEL}"`, '\n    },');
  const version = between(model, '.version = 2', '/* end of list */');
  const names = namesIn(between(word, '.feat_names = {', '\n        },'));
  const table = maskIn(model, `.features[FEAT_${WORD}]`);
  const bits = new Map(names.map((name, bit) => [name, bit]));
  const on = new Set(names.flatMap((_, bit) => (Math.floor(table / 2 ** bit) % 2 === 1 ? [bit] : [])));
  for (const [, name = '', value] of version.matchAll(/\{ "([^"]+)", "([^"]+)" \}/g)) {
    const bit = bits.get(name);
    if (bit !== undefined) on[value === 'on' ? 'add' : 'delete'](bit);
  }
  return {
    names,
    tcg: maskIn(word, '.tcg_features'),
    unmigratable: maskIn(word, '.unmigratable_flags'),
    migratable: maskIn(word, '.migratable_flags'),
    noAutoEnable: maskIn(word, '.no_autoenable_flags'),
    table,
    version2: [...on].flatMap((bit) => names[bit] ?? []).sort(),
  };
}

function between(text: string | undefined, start: string, end: string): string {
  const from = text?.indexOf(start) ?? -1;
  if (text === undefined || from < 0) return '';
  return text.slice(from + start.length, text.indexOf(end, from));
}

/** Names in a row, NULL for none; or each behind its `[bit] =`. */
function namesIn(text: string): (string | null)[] {
  const names = Array.from({ length: 32 }, (): string | null => null);
  let at = 0;
  for (const [, bit, name] of text.matchAll(/(?:\[(\d+)\] = )?(?:"([^"]*)"|NULL),/g)) {
    at = bit === undefined ? at : Number(bit);
    names[at++] = name ?? null;
  }
  return names;
}

/** The union of the terms; those of other builds than qemu-system-x86_64 count nothing. */
function maskIn(text: string, field: string): number {
  const terms = between(text, `${field} =`, ',').split('|');
  const values = terms.flatMap((term) => {
    const [, build, digits] = /^\s*(?:TCG_(\w+)\()?(0x[0-9a-f]+|\d+)\)?\s*$/.exec(term) ?? [];
    return digits === undefined || build === 'USER' ? [] : [Number(digits)];
  });
  return values.reduce((sum, value) => sum + value, 0);
}

/** What the runtime's data says. */
export function factsOfRuntime(source: Source, release: string): WordAndTable {
  const { words, models } = qemuRelease(source, release);
  const word = words.find(({ name }) => name === `FEAT_${WORD}`);
  const model = models.find(({ name }) => name === MODEL);
  return {
    names: word?.names ?? [],
    tcg: Number(word?.tcg),
    unmigratable: Number(word?.unmigratable),
    migratable: Number(word?.migratable),
    noAutoEnable: Number(word?.noAutoEnable),
    table: Number(model?.features[`FEAT_${WORD}`] ?? 0n),
  };
}

/** What the JSON says: by release, the names that the release knows, and those that version 2 has. */
export function factsOfJson(
  source: Source,
): ReadonlyMap<string, { names: readonly string[]; version2: readonly string[] }> {
  const { qemu, libvirt } = source.one('release').value;
  const data = dataPackage({
    words: source.all('word').map(({ value }) => value),
    qemu: qemu.map(({ release }) => qemuRelease(source, release)),
    libvirt: libvirt.map(({ release }) => libvirtRelease(source, release)),
  });
  const files = new Map(generateJson(data, '').map(({ path, text }) => [path, text]));
  const read = <T>(path: string) => JSON.parse(files.get(path) ?? '') as T;
  const { features } = read<Pick<typeof data, 'features'>>('features.json');
  const { sets } = read<Pick<typeof data, 'sets'>>('cpus.json');
  return new Map(
    qemu.map(({ release }) => {
      const { models } = read<(typeof data.qemu)[number]>(`qemu-${release}.json`);
      const version = models.find(({ name }) => name === MODEL)?.versions.find(({ version: number }) => number === 2);
      const own = features.filter(({ word }) => word === WORD);
      const on = new Set(sets[version?.features ?? '']);
      const names = own.filter(({ inQemu }) => inQemu.includes(release)).map(({ name }) => name);
      const version2 = own.map(({ name }) => name).filter((name) => on.has(name));
      return [release, { names, version2: version2.sort() }];
    }),
  );
}
