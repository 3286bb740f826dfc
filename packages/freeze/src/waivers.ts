import { compareReleases } from '@cpu-models/runtime';
import type { FreezeWaiversFile, WaivedEdit, WaivedUpgrade } from '@cpu-models/source';
import type { Violation } from './compare/qemu.js';
import { isList } from './ledger/tree.js';

/** What a waiver of an upgrade is asked about. */
export interface Asked {
  readonly machine: string;
  readonly model: string;
  readonly property: string;
}

/** A part of a waiver that nothing needs: its path in the file, and the pattern; null for the whole. */
export interface Unneeded {
  readonly path: readonly (string | number)[];
  readonly pattern: string | null;
}

/**
 * What waivers may say of a change, each by its names, the closest first: the fact's path, or of a list that gained or lost
 * entries each of these (`behaviours/compacted-xsave-size`) and the list.
 */
export function factsOf({ path, from, to }: Violation['change']): (readonly [string, ...string[]])[] {
  const fact = path.join('/');
  if (!isList(from) || !isList(to)) return [[fact]];
  const entries = [...from.filter((entry) => !to.includes(entry)), ...to.filter((entry) => !from.includes(entry))];
  return entries.length === 0 ? [[fact]] : entries.map((entry) => [`${fact}/${entry}`, fact]);
}

/** Lets waived changes pass, and remembers which parts of the waivers something needed. */
export class Waivers {
  readonly #used = new Map<WaivedEdit | WaivedUpgrade, Set<string>>();

  /** @param newest the newest QEMU on the axis: waivers for later ones wait */
  constructor(
    readonly file: FreezeWaiversFile,
    readonly newest: string,
  ) {}

  allowsEdit({ project, release, change }: Omit<Violation, 'effects'>): boolean {
    const own = this.file.edits.filter((edit) => edit.project === project && edit.release === release);
    const isOf = (names: readonly string[], patterns: readonly string[]) =>
      names.some((name) => matches(patterns, name));
    const waived = factsOf(change).map((names) => ({ names, waiver: own.find((edit) => isOf(names, edit.facts)) }));
    if (waived.some(({ waiver }) => waiver === undefined)) return false;
    for (const { names, waiver } of waived) {
      if (waiver === undefined) continue;
      const used = patternsOf(waiver).filter(({ pattern }) => isOf(names, [pattern]));
      this.#use(waiver, used);
    }
    return true;
  }

  /** Whether a later release may differ from an earlier one. */
  allowsUpgrade(from: string, to: string, asked: Asked): boolean {
    const waiver = this.file.upgrades.find(
      ({ after, by, machines, models, properties }) =>
        compareReleases(after, to) < 0 &&
        compareReleases(from, by) < 0 &&
        matches(machines, asked.machine) &&
        matches(models, asked.model) &&
        matches(properties, asked.property),
    );
    if (waiver === undefined) return false;
    this.#use(
      waiver,
      patternsOf(waiver).filter(({ kind, pattern }) => matches([pattern], asked[kind as keyof Asked])),
    );
    return true;
  }

  #use(waiver: WaivedEdit | WaivedUpgrade, parts: readonly { readonly path: string }[]): void {
    const used = this.#used.get(waiver) ?? new Set();
    this.#used.set(waiver, used);
    for (const { path } of parts) used.add(path);
  }

  /** Parts of waivers that nothing needed. */
  unneeded(): Unneeded[] {
    return (['edits', 'upgrades'] as const).flatMap((list) => {
      const waivers: readonly (WaivedEdit | WaivedUpgrade)[] = this.file[list];
      return waivers.flatMap((waiver, at): Unneeded[] => {
        if ('by' in waiver && compareReleases(waiver.by, this.newest) > 0) return [];
        const used = this.#used.get(waiver);
        if (used === undefined) return [{ path: [list, at], pattern: null }];
        return patternsOf(waiver)
          .filter(({ path }) => !used.has(path))
          .map(({ path, pattern }) => ({ path: [list, at, ...path.split('/')], pattern }));
      });
    });
  }
}

const LISTS = { facts: 'fact', machines: 'machine', models: 'model', properties: 'property' } as const;

function patternsOf(waiver: WaivedEdit | WaivedUpgrade) {
  return Object.entries(LISTS).flatMap(([list, kind]) => {
    const patterns = (waiver as unknown as Readonly<Record<string, readonly string[] | undefined>>)[list] ?? [];
    return patterns.map((pattern, at) => ({ kind, pattern, path: `${list}/${at}` }));
  });
}

function matches(patterns: readonly string[] | undefined, name: string): boolean {
  return (
    patterns === undefined ||
    patterns.some((pattern) => pattern === name || (pattern.includes('*') && globOf(pattern).test(name)))
  );
}

function globOf(pattern: string): RegExp {
  return new RegExp(
    `^${pattern
      .split('*')
      .map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'))
      .join('.*')}$`,
  );
}
