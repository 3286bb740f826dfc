import type { QemuRelease } from '@cpu-models/runtime';
import { type Change, isList } from '../ledger/tree.js';

/** Whether changed facts can reach a name on a machine type: what they cannot reach need not be compared. */
export type Reach = (machine: string, model: string) => boolean;

export function reachOf(release: QemuRelease, changes: readonly Change[]): Reach {
  const reaches = changes.map((change) => reachOfOne(release, change));
  return (machine, model) => reaches.some((reach) => reach(machine, model));
}

function reachOfOne(release: QemuRelease, { path, from, to }: Change): Reach {
  const [kind, name = ''] = path;
  if (kind === 'models') {
    const names = namesOfModel(release, name);
    return (_machine, model) => names.has(model);
  }
  if (kind === 'machines') return (machine) => machine === name;
  // An array that came or went changes which machine types take which.
  if (kind !== 'compat' || !isList(from) || !isList(to)) return () => true;
  const machines = new Set(release.machines.filter(({ compat }) => compat.includes(name)).map((one) => one.name));
  const changed = [...from, ...to].filter((entry) => !(from.includes(entry) && to.includes(entry)));
  const models = new Set((changed.length > 0 ? changed : from).map((entry) => entry.slice(0, entry.indexOf(':'))));
  // What hits `max` hits its child too.
  if (models.has('max')) models.add('host');
  return (machine, model) => machines.has(machine) && (models.has('*') || models.has(model));
}

/** All names of a model. */
function namesOfModel({ models }: QemuRelease, name: string): ReadonlySet<string> {
  const versions = models.find((model) => model.name === name)?.versions ?? [];
  return new Set([name, ...versions.flatMap(({ version, alias }) => [`${name}-v${version}`, alias ?? name])]);
}
