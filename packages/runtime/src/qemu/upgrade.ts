import { compile } from './compile.js';
import type { ChangeGroup } from './diff-many.js';
import { machineRelease } from './machines.js';
import { namesOf } from './names.js';
import type { QemuRelease } from './release.js';
import type { PropertyValue } from './state.js';

/**
 * What a change does to guests: `breaks` those that run (they would see it after a migration, or cannot move at all);
 * `restart`: they see it once they start anew; `information`: no guest can tell.
 */
export type Severity = 'breaks' | 'restart' | 'information';

/** From the mildest to the worst. */
export const SEVERITIES: readonly Severity[] = ['information', 'restart', 'breaks'];

/** A name that a release has no more. */
export interface Gone {
  readonly kind: 'machine type' | 'model' | 'property';
  readonly name: string;
  readonly severity: Severity;
}

/** Names that guests may use in one release and that the other does not have. */
export function goneNames(from: QemuRelease, to: QemuRelease): Gone[] {
  const [before, after] = [namesOf(from), namesOf(to)];
  const lost = (kind: Gone['kind'], names: readonly string[], left: ReadonlySet<string>): Gone[] =>
    names.filter((name) => !left.has(name)).map((name) => ({ kind, name, severity: 'breaks' }));
  const known = new Set(compile(to).slots.keys());
  return [
    ...lost('machine type', before.machines, new Set(after.machines)),
    ...lost('model', before.models, new Set(after.models)),
    ...lost('property', [...compile(from).slots.keys()], known),
  ];
}

/** A versioned machine type promises that the guests of a model see no change; others promise nothing. */
export function severityOf(change: Pick<ChangeGroup, 'guestVisible' | 'machines' | 'models'>): Severity {
  const { guestVisible, machines, models } = change;
  if (!guestVisible) return 'information';
  // `a -> b` is another machine type or model, which a running guest cannot change to.
  const isOther = (name: string) => name.includes(' ');
  const isPromised = machines.some((name) => !isOther(name) && machineRelease(name) !== null);
  return isPromised && !models.every(isOther) ? 'breaks' : 'restart';
}

/** A property that only the newer release has, and that is not off there. */
export function isNewAndOn({ from, to }: Pick<ChangeGroup, 'from' | 'to'>): boolean {
  return from === undefined && to !== undefined && to !== false && to !== 0 && to !== 0n && to !== '' && !isUnset(to);
}

/** QEMU marks numbers that nobody set with more than any that could be set (lbr-fmt: ~PERF_CAP_LBR_FMT). */
function isUnset(value: PropertyValue): boolean {
  return typeof value === 'bigint' && value >> 63n === 1n;
}

/** Whether one severity is at least as bad as another. */
export function isAtLeast(severity: Severity, least: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least);
}
