import type { CpuMap } from '@cpu-models/runtime/libvirt';
import { hasMachine, hasModel, type QemuRelease } from '@cpu-models/runtime/qemu';

/** The releases that have something, out of all that are known here; both oldest first. */
export interface Life {
  readonly known: readonly string[];
  readonly has: readonly string[];
}

export function lifeInQemu(releases: readonly QemuRelease[], name: string): Life {
  return life(releases, (release) => hasModel(release, name));
}

export function lifeOfMachine(releases: readonly QemuRelease[], name: string): Life {
  return life(releases, (release) => hasMachine(release, name));
}

export function lifeInLibvirt(maps: readonly CpuMap[], name: string): Life {
  return life(maps, ({ x86 }) => x86.models.some((model) => model.name === name));
}

export function life<T extends { readonly release: string }>(
  releases: readonly T[],
  test: (release: T) => boolean,
): Life {
  return { known: releases.map(({ release }) => release), has: releases.filter(test).map(({ release }) => release) };
}

/** `since 10.0`, `7.2 or before, and still in 10.0`, `up to 7.2`, `none`. */
export function lifeText({ known, has }: Life): string {
  const [first, last] = [has[0], has.at(-1)];
  if (first === undefined || last === undefined) return 'in none';
  const began = first === known[0] ? `${first} or before` : `since ${first}`;
  if (last === known.at(-1)) return began;
  const next = known[known.indexOf(last) + 1];
  return `${began}, gone in ${next}`;
}
