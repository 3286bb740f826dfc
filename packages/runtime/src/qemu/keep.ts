import { diff } from './diff.js';
import type { ResolveOptions } from './options.js';
import type { QemuRelease } from './release.js';
import { type ResolvedCpu, resolve } from './resolve.js';
import type { PropertyValue } from './state.js';

/** What to set so that a CPU stays what it was. */
export interface KeptCpu {
  readonly properties: Readonly<Record<string, PropertyValue>>;
  /** What a guest can still tell, by property: nothing to set brings it back. */
  readonly left: readonly string[];
}

/**
 * The properties that make a question on another stack give the CPU that it was: every guest-visible change is set back,
 * and the answer resolved again, so that what it says has been tried.
 *
 * @param before the CPU as it was
 * @param release the other stack's QEMU
 * @throws CpuModelError for names that the other release lacks
 */
export function keepAs(before: ResolvedCpu, release: QemuRelease, options: ResolveOptions): KeptCpu {
  const changes = visible(before, resolve(release, options));
  const back = changes.filter(({ from, to }) => from !== undefined && to !== undefined);
  const properties = Object.fromEntries(back.map(({ property, from }) => [property, from as PropertyValue]));
  if (back.length === 0) return { properties: {}, left: changes.map(nameOf) };
  const kept = resolve(release, { ...options, properties: { ...options.properties, ...properties } });
  return { properties, left: visible(before, kept).map(nameOf) };
}

function visible(from: ResolvedCpu, to: ResolvedCpu) {
  return diff(from, to).filter(({ guestVisible }) => guestVisible);
}

const nameOf = ({ property }: { readonly property: string }): string => property;
