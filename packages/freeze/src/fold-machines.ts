import { compareReleases, machineRelease } from '@cpu-models/runtime';
import { foldRanges } from './fold.js';

/** Machine types briefly: `pc-q35-2.4..7.2` for neighbours among `all`, `pc-q35-*` for a whole family. */
export function foldMachines(machines: readonly string[], all: readonly string[]): string {
  if (machines.length > 1 && all.every((name) => machines.includes(name))) return 'all machine types';
  const families = new Map<string, string[]>();
  for (const name of all) families.set(familyOf(name), [...(families.get(familyOf(name)) ?? []), name]);
  const hit = new Set(machines);
  const folded = [...families].flatMap(([family, names]) => foldFamily(family, names, hit));
  const unknown = machines.filter((name) => !all.includes(name));
  return [...folded, ...unknown].join(', ');
}

function familyOf(name: string): string {
  const release = machineRelease(name);
  return release === null ? name : name.slice(0, -release.length);
}

function foldFamily(family: string, names: readonly string[], hit: ReadonlySet<string>): string[] {
  const own = names.filter((name) => hit.has(name));
  if (own.length > 2 && own.length === names.length) return [`${family}*`];
  const order = names.map((name) => name.slice(family.length)).sort(byRelease);
  const ranges = foldRanges(new Set(own.map((name) => name.slice(family.length))), order);
  return ranges.map((range) => `${family}${range}`);
}

function byRelease(a: string, b: string): number {
  return a === '' || b === '' ? 0 : compareReleases(a, b);
}
