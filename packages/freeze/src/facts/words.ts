import type { Avx10Version, Dependency, FeatureWord, QemuRelease, Register, WordMask } from '@cpu-models/runtime';
import { isTree, type Leaf, type Tree } from '../ledger/tree.js';

/** `FEAT_1_EDX` is `1_EDX` in the source. */
export function wordKey(name: string): string {
  return name.replace(/^FEAT_/, '');
}

export function hex(value: number | bigint): string {
  return `0x${value.toString(16)}`;
}

/** A mask as a fact; none where no bit is set. */
export function maskFact(name: string, mask: bigint): Record<string, string> {
  return mask === 0n ? {} : { [name]: hex(mask) };
}

export function readMask(fact: Tree | Leaf | undefined): bigint {
  return typeof fact === 'string' ? BigInt(fact) : 0n;
}

/** A word's address, names by bit, and masks as they work: what `max` may take over is one mask of several facts. */
export function wordFacts(word: FeatureWord): Tree {
  const names = word.names.flatMap((name, bit) => (name === null ? [] : [[String(bit), name] as const]));
  return {
    at: writeAddress(word.source),
    names: Object.fromEntries(names),
    ...maskFact('tcg', word.tcg),
    ...maskFact('migratable', migratableBits(word)),
    ...maskFact('no-autoenable', word.noAutoEnable),
  };
}

/** What a version of AVX10 turns on, by word. */
export function avx10Facts({ maxSubleaf, features }: Avx10Version): Tree {
  const words = features.map(({ word, mask }) => maskFact(wordKey(word), mask));
  return { 'max-subleaf': maxSubleaf, 'turns-on': Object.assign({}, ...words) };
}

export function readAvx10(version: number, facts: Tree): Avx10Version {
  const words = isTree(facts['turns-on']) ? facts['turns-on'] : {};
  return {
    version,
    maxSubleaf: Number(facts['max-subleaf']),
    features: Object.entries(words).map(([word, mask]) => ({ word: `FEAT_${word}`, mask: readMask(mask) })),
  };
}

function migratableBits({ names, migratable, unmigratable }: FeatureWord): bigint {
  const named = names.reduce((mask, name, bit) => (name === null ? mask : mask | (1n << BigInt(bit))), 0n);
  return migratable | (named & ~unmigratable);
}

export function readWord(key: string, facts: Tree): FeatureWord {
  const source = readAddress(String(facts['at']));
  const names = isTree(facts['names']) ? facts['names'] : {};
  const width = source.kind === 'msr' ? 64 : 32;
  return {
    name: `FEAT_${key}`,
    source,
    names: Array.from({ length: width }, (_, bit) => (names[bit] === undefined ? null : String(names[bit]))),
    tcg: readMask(facts['tcg']),
    migratable: readMask(facts['migratable']),
    unmigratable: (1n << BigInt(width)) - 1n,
    noAutoEnable: readMask(facts['no-autoenable']),
  };
}

function writeAddress(source: FeatureWord['source']): string {
  if (source.kind === 'msr') return `msr ${hex(source.index)}`;
  return `${hex(source.eax)}.${source.ecx ?? '-'}.${source.register}`;
}

function readAddress(text: string): FeatureWord['source'] {
  if (text.startsWith('msr ')) return { kind: 'msr', index: Number(text.slice(4)) };
  const [eax, ecx, register] = text.split('.');
  return { kind: 'cpuid', eax: Number(eax), ecx: ecx === '-' ? null : Number(ecx), register: register as Register };
}

/**
 * Dependencies by what they are of and on. The table is applied once, in order, so each names those before it that it
 * does not commute with: any order that keeps these pairs is the same table.
 */
export function dependencyFacts(
  dependencies: readonly Dependency[],
  commute: (a: Dependency, b: Dependency) => boolean = areApart,
): Tree {
  const entries: { key: string; dependency: Dependency; after: string[] }[] = [];
  for (const dependency of dependencies) {
    const key = `${side(dependency.from)} > ${side(dependency.to)}`;
    const before = entries.filter((other) => !commute(other.dependency, dependency));
    // The same rule again does nothing, unless something between could have brought its bits back; nothing can.
    if (entries.some((other) => other.key === key) && before.every((other) => other.key === key)) continue;
    entries.push({ key: unused(key, entries), dependency, after: before.map((other) => other.key) });
  }
  return Object.fromEntries(entries.map(({ key, after }) => [key, after.sort()]));
}

function unused(key: string, entries: readonly { readonly key: string }[]): string {
  const times = entries.filter((entry) => entry.key === key || entry.key.startsWith(`${key} #`)).length;
  return times === 0 ? key : `${key} #${times + 1}`;
}

function side({ word, mask }: WordMask): string {
  return `${wordKey(word)} ${mask === ALL ? 'all' : hex(mask)}`;
}

const ALL = (1n << 64n) - 1n;

function areApart(a: Dependency, b: Dependency): boolean {
  return !touches(a.to, b.from) && !touches(b.to, a.from);
}

/** Whether two dependencies come to the same in either order on every CPU; ledgers keep more orders than these. */
export function comeToTheSame(a: Dependency, b: Dependency): boolean {
  return leavesAlone(a, b) && leavesAlone(b, a);
}

/** What the first takes away decides about the second no more once all is gone that the second would take away. */
function leavesAlone({ to }: Dependency, second: Dependency): boolean {
  return !touches(to, second.from) || covers(to, second.to);
}

function covers(a: WordMask, b: WordMask): boolean {
  return a.word === b.word && (b.mask & ~a.mask) === 0n;
}

function touches(a: WordMask, b: WordMask): boolean {
  return a.word === b.word && (a.mask & b.mask) !== 0n;
}

/** The table again, in an order that keeps every pair. */
export function readDependencies(facts: Tree): Dependency[] {
  const left = new Map(Object.entries(facts).map(([key, after]) => [key, after as readonly string[]]));
  const table: Dependency[] = [];
  while (left.size > 0) {
    const next = [...left].find(([, after]) => !after.some((key) => left.has(key)))?.[0] ?? [...left.keys()][0] ?? '';
    left.delete(next);
    const [from = '', to = ''] = next.replace(/ #\d+$/, '').split(' > ');
    table.push({ from: readSide(from), to: readSide(to) });
  }
  return table;
}

function readSide(text: string): WordMask {
  const [word, mask = '0'] = text.split(' ');
  return { word: `FEAT_${word}`, mask: mask === 'all' ? ALL : BigInt(mask) };
}

export function spellingFacts({ aliases }: QemuRelease): Tree {
  return { ...aliases };
}
