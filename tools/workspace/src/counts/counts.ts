import { folderOf, type YamlFile } from './files.js';

/** How many of something there are, and how many of them say a thing. */
export interface Count {
  readonly what: string;
  readonly of: number;
  readonly have?: number;
}

type Entry = Readonly<Record<string, unknown>>;

export function linesByFolder(files: readonly YamlFile[]): Count[] {
  const lines = new Map<string, number>();
  for (const file of files) lines.set(folderOf(file), (lines.get(folderOf(file)) ?? 0) + file.lines);
  return [...lines].map(([folder, of]) => ({ what: `lines in ${folder}`, of }));
}

/** Facts with a sentence of what they are, and with who says so. */
export function explained(files: readonly YamlFile[]): Count[] {
  const words = at(files, /^x86\/words\//);
  const models = at(files, /^x86\/models\//);
  const compat = at(files, /^x86\/qemu\/compat/).flatMap(({ value }) => [
    ...list(value, 'heads'),
    ...list(value, 'arrays').flatMap((array) => list(array, 'entries')),
  ]);
  const hosts = at(files, /^x86\/hosts\//).flatMap(({ value }) =>
    Object.values(value as Entry)
      .filter(Array.isArray)
      .flat(),
  );
  const versions = models.flatMap(({ value }) => list(value, 'versions')).filter(({ version }) => version !== 1);
  return [
    say('words with about', values(words), 'about'),
    say(
      'bits with about',
      words.flatMap(({ value }) => list(value, 'features')),
      'about',
    ),
    say('models with about', values(models), 'about'),
    say('models with hardware', values(models), 'hardware'),
    say('versions with about', versions, 'about'),
    say('versions with source', versions, 'source'),
    say('compat entries with about', compat, 'about'),
    say('compat entries with source', compat, 'source'),
    say('facts about hosts with source', hosts as Entry[], 'source'),
  ];
}

function say(what: string, entries: readonly Entry[], field: string): Count {
  return { what, of: entries.length, have: entries.filter((entry) => entry[field] !== undefined).length };
}

/**
 * Mentions of features in x86 models, and those that restate: what a model lists that the one older model of its vendor
 * with the most in common has already.
 */
export function mentions(files: readonly YamlFile[]): Count {
  const order = list(at(files, /^x86\/order/)[0]?.value, 'models') as unknown as string[];
  const models = at(files, /^x86\/models\//).map(({ value }) => value as Entry);
  models.sort((a, b) => order.indexOf(String(a['name'])) - order.indexOf(String(b['name'])));
  const whole = new Map<string, ReadonlySet<string>>();
  const vendors = new Map<string, unknown>();
  let [of, restated] = [0, 0];
  // A model may stand before the one it is like.
  const rest = new Set(models);
  while (rest.size > 0) {
    const ready = [...rest].find(({ like }) => like === undefined || whole.has(parentOf(like)));
    if (ready === undefined) throw new Error('models that are like one another in a circle');
    rest.delete(ready);
    const parent = ready['like'] === undefined ? undefined : parentOf(ready['like']);
    const vendor = ready['vendor'] ?? vendors.get(parent ?? '');
    const listed = featuresOf(ready['features'] ?? ready['adds']);
    const dropped = new Set(list(ready, 'drops').flatMap(({ features }) => features as string[]));
    const older = parent === undefined ? [...whole].filter(([name]) => vendors.get(name) === vendor) : [];
    of += listed.length;
    restated += Math.max(0, ...older.map(([, set]) => listed.filter((feature) => set.has(feature)).length));
    const inherited = [...(whole.get(parent ?? '') ?? [])].filter((feature) => !dropped.has(feature));
    whole.set(String(ready['name']), new Set([...inherited, ...listed]));
    vendors.set(String(ready['name']), vendor);
  }
  return { what: 'mentions of features that restate', of, have: restated };
}

/** Of version 1, near enough: versions of a model differ in few features. */
const parentOf = (like: unknown): string => String(like).replace(/-v\d+$/, '');

function featuresOf(byWord: unknown): string[] {
  return Object.values((byWord ?? {}) as Entry)
    .flat()
    .map((use) => (typeof use === 'string' ? use : String((use as Entry)['name'] ?? (use as Entry)['feature'])));
}

const at = (files: readonly YamlFile[], path: RegExp): YamlFile[] => files.filter((file) => path.test(file.path));
const values = (files: readonly YamlFile[]): Entry[] => files.map(({ value }) => value as Entry);
const list = (value: unknown, key: string): Entry[] => ((value as Entry | undefined)?.[key] ?? []) as Entry[];
