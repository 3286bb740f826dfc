import { compareReleases } from '@cpu-models/runtime';
import type { FreezeWaiversFile, WaivedEdit, WaivedUpgrade } from '@cpu-models/source';

/** What a waiver is asked about. */
export interface Asked {
  readonly machine: string;
  readonly model: string;
  readonly property: string;
}

/** Lets waived changes pass, and remembers which parts of the waivers something needed. */
export class Waivers {
  readonly #used = new Map<WaivedEdit | WaivedUpgrade, Set<string>>();

  /** @param newest the newest release on the axis: waivers for later ones wait */
  constructor(
    readonly file: FreezeWaiversFile,
    readonly newest: string,
  ) {}

  allowsEdit(release: string, asked: Asked): boolean {
    return this.#allows(
      this.file.edits.filter((waiver) => waiver.release === release),
      asked,
    );
  }

  /** Whether a later release may differ from an earlier one. */
  allowsUpgrade(from: string, to: string, asked: Asked): boolean {
    const spanning = ({ after, by }: WaivedUpgrade) => compareReleases(after, to) < 0 && compareReleases(from, by) < 0;
    return this.#allows(this.file.upgrades.filter(spanning), asked);
  }

  #allows(candidates: readonly (WaivedEdit | WaivedUpgrade)[], asked: Asked): boolean {
    const waiver = candidates.find(
      ({ machines, models, properties }) =>
        matches(machines, asked.machine) && matches(models, asked.model) && matches(properties, asked.property),
    );
    if (waiver === undefined) return false;
    const used = this.#used.get(waiver) ?? new Set();
    this.#used.set(waiver, used);
    for (const part of partsOf(waiver)) if (matches([part.pattern], asked[part.kind])) used.add(part.path);
    return true;
  }

  /** Parts of waivers that nothing needed: paths in the file, with the pattern. */
  unneeded(): { readonly path: readonly (string | number)[]; readonly pattern: string | null }[] {
    return (['edits', 'upgrades'] as const).flatMap((list) => {
      const waivers: readonly (WaivedEdit | WaivedUpgrade)[] = this.file[list];
      return waivers.flatMap((waiver, at): { path: (string | number)[]; pattern: string | null }[] => {
        if ('by' in waiver && compareReleases(waiver.by, this.newest) > 0) return [];
        const used = this.#used.get(waiver);
        if (used === undefined) return [{ path: [list, at], pattern: null }];
        return partsOf(waiver)
          .filter(({ path }) => !used.has(path))
          .map(({ path, pattern }) => ({ path: [list, at, ...path.split('/')], pattern }));
      });
    });
  }
}

function partsOf(waiver: WaivedEdit | WaivedUpgrade) {
  const lists = [
    ['machines', 'machine'],
    ['models', 'model'],
    ['properties', 'property'],
  ] as const;
  return lists.flatMap(([list, kind]) =>
    (waiver[list] ?? []).map((pattern, at) => ({ kind, pattern, path: `${list}/${at}` })),
  );
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
