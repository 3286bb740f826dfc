import type { About } from './about.js';
import { compareReleases } from './releases.js';
import { suggest } from './suggest.js';

/**
 * Names of CPU models that may have been meant, the same generation first: `Icelake-Server-IBRS` is about Icelake-Server,
 * `Zen3` and `Turin` are words for generations, and only then does the spelling count.
 *
 * @param names every name that there is
 * @param about ABOUT.models of the data; the names of chips and cores in it are understood
 */
export function suggestModels(
  names: Iterable<string>,
  wanted: string,
  about: About['models'] = {},
  limit = 3,
): string[] {
  const list = [...new Set(names)];
  const sameFamily = byFamily(list, wanted);
  const generation = sameFamily.length > 0 ? [] : byWord(list, wanted, about);
  const near = suggest(wanted, list, limit);
  const brand = sameFamily.length + generation.length + near.length > 0 ? [] : byBrand(list, wanted, about);
  return [...new Set([...sameFamily, ...generation, ...near, ...brand])].slice(0, limit);
}

/** Of a brand (EPYC, Xeon's lakes and rapids) that has no such generation: its newest ones, as their years say. */
function byBrand(names: readonly string[], wanted: string, about: About['models']): string[] {
  const [brand = ''] = wanted.split(/[-_ ]/);
  const year = (name: string) => about[name]?.hardware?.year ?? 0;
  return names
    .filter((name) => brand.length > 2 && plain(name).startsWith(plain(brand)) && !/-v\d+$/.test(name))
    .sort((a, b) => year(b) - year(a) || shortest(a, b));
}

/**
 * Machine types that may have been meant: of the same family, the nearest older version first, then newer ones.
 * @param names every machine type that there is
 */
export function suggestMachines(names: Iterable<string>, wanted: string, limit = 3): string[] {
  const list = [...new Set(names)];
  const [, typed, version] = VERSIONED.exec(wanted) ?? [];
  const family = typed === undefined ? undefined : familyMeant(list, typed);
  if (family === undefined || version === undefined) return suggest(wanted, list, limit);
  const versions = list
    .filter((name) => name.startsWith(family) && /^\d+(\.\d+)+$/.test(name.slice(family.length)))
    .map((name) => name.slice(family.length))
    .sort(compareReleases);
  const older = versions.filter((one) => compareReleases(one, version) <= 0).reverse();
  const newer = versions.filter((one) => compareReleases(one, version) > 0);
  return [...older, ...newer].slice(0, limit).map((one) => `${family}${one}`);
}

const VERSIONED = /^(.*?-)(\d+(?:\.\d+)+)/;

/** `pc-q35-` for itself, for `q35-` and for `pc-q53-`; undefined for what is like no family. */
function familyMeant(machines: readonly string[], typed: string): string | undefined {
  const families = [...new Set(machines.map((name) => VERSIONED.exec(name)?.[1]).filter((one) => one !== undefined))];
  const wanted = typed.toLowerCase();
  const exact =
    families.find((family) => family === wanted) ?? families.find((family) => family.endsWith(`-${wanted}`));
  return exact ?? suggest(wanted, families, 1)[0];
}

/** What stands behind a model's name: versions, mitigations, TSX. */
const ENDINGS = /(?:-v\d+|-IBRS|-IBPB|-noTSX|-noTSX-IBRS|-Server|-Client)$/i;

function byFamily(names: readonly string[], wanted: string): string[] {
  for (let stem = wanted; ; ) {
    const shorter = stem.replace(ENDINGS, '');
    const found = names.filter((name) => plain(name) === plain(stem));
    if (found.length > 0 && stem === wanted) return found;
    if (found.length > 0)
      return [
        ...found,
        ...names.filter((name) => plain(name).startsWith(plain(stem)) && !found.includes(name)).sort(shortest),
      ];
    const longer = names.filter(
      (name) => plain(name).startsWith(plain(stem)) && plain(name) !== plain(stem) && plain(stem).length > 4,
    );
    if (longer.length > 0) return longer.sort(shortest);
    if (shorter === stem) return [];
    stem = shorter;
  }
}

function byWord(names: readonly string[], wanted: string, about: About['models']): string[] {
  const word = plain(wanted.replace(ENDINGS, '').replace(/^EPYC-/i, ''));
  const models = Object.entries(about)
    .filter(([, { hardware }]) => hardware !== undefined && generation(hardware).includes(word))
    .map(([model]) => model);
  return models.filter((model) => names.includes(model));
}

/** What people call a generation: the chip, the core, and the core's last word with its number (Zen 3). */
function generation({ codeName, microarchitecture }: NonNullable<About['models'][string]['hardware']>): string[] {
  return [...codeName.split(/[,/]/), ...microarchitecture.split(/[,/]/), codeName, microarchitecture].map(plain);
}

function plain(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
}

function shortest(a: string, b: string): number {
  return a.length - b.length || (a < b ? -1 : 1);
}
