import {
  type ChangeGroup,
  diffMany,
  namesOf,
  type QemuRelease,
  type ResolvedCpu,
  resolve,
  type StackOptions,
} from '@cpu-models/runtime';
import type { FrozenUpgrade } from '@cpu-models/source';
import { likeMachines } from './machine-groups.js';
import { hasMovedOn } from './moved.js';
import { sameCpus } from './same-cpus.js';
import { isMax } from './variants.js';

/** A guest-visible change between two releases. */
export interface UpgradeChange extends Pick<ChangeGroup, 'property'> {
  readonly from: string;
  readonly to: string;
  readonly accelerator: 'tcg' | 'kvm';
  readonly machines: readonly string[];
  readonly models: readonly string[];
  /** Where the new value comes from, in words. */
  readonly origins: readonly string[];
}

const QUESTIONS = [{ accelerator: 'tcg' }, { accelerator: 'kvm', hostVendor: 'GenuineIntel' }] as const;

/** Where a release gives a machine type and model another guest-visible CPU than the release before it. */
export function findUpgradeChanges(previous: QemuRelease, release: QemuRelease): UpgradeChange[] {
  const alike = likeMachines(previous, release);
  return QUESTIONS.flatMap((question) => {
    const groups = diffMany(promised(previous, release, { ...question, machines: [...alike.keys()] }));
    return groups
      .filter(({ guestVisible }) => guestVisible)
      .map(({ property, from, to, toOrigins, machines, models }) => ({
        property,
        from: String(from ?? 'absent'),
        to: String(to ?? 'absent'),
        accelerator: question.accelerator,
        machines: machines.flatMap((machine) => alike.get(machine) ?? []),
        models,
        origins: toOrigins,
      }));
  });
}

/**
 * Pairs that later releases promise to keep alike, and do not. `max` and `host` promise nothing but all that the
 * accelerator can do, and an unversioned name that means the newest version moves with it.
 */
function* promised(previous: QemuRelease, release: QemuRelease, { machines = [], ...options }: StackOptions) {
  const [known, now] = [namesOf(previous).models, namesOf(release).models];
  const models = known.filter((model) => now.includes(model) && !isMax(model));
  const same = sameCpus(previous, release);
  for (const machine of machines) {
    for (const model of models) {
      const question = { ...options, machine, model };
      const [from, to]: [ResolvedCpu, ResolvedCpu] = [resolve(previous, question), resolve(release, question)];
      if (same(from, to) || hasMovedOn(known, now, from.aliasOf, to.aliasOf)) continue;
      yield { machine, model, from, to };
    }
  }
}

/** Changes as a ledger has them; machine types are left out where all are hit. */
export function writeUpgrades(changes: readonly UpgradeChange[], shared: readonly string[]): FrozenUpgrade[] {
  return changes.map(({ property, from, to, accelerator, machines, models }) => ({
    property,
    from,
    to,
    accelerator,
    ...(machines.length === shared.length ? {} : { machines: [...machines].sort() }),
    models: [...models],
  }));
}

export function readUpgrades(frozen: readonly FrozenUpgrade[], shared: readonly string[]): UpgradeChange[] {
  return frozen.map(({ machines = shared, ...change }) => ({ ...change, machines: [...machines], origins: [] }));
}
