import {
  type ChangeGroup,
  compareStacks,
  diffMany,
  namesOf,
  type QemuRelease,
  type StackOptions,
} from '@cpu-models/runtime';
import { likeMachines } from './answers.js';
import { hasMovedOn } from './moved.js';
import { isMax } from './variants.js';
import type { Waivers } from './waivers.js';

/** A guest-visible change between two releases that no waiver lets pass. */
export interface UpgradeChange extends Pick<ChangeGroup, 'property' | 'from' | 'to' | 'toOrigins'> {
  readonly release: string;
  readonly previous: string;
  readonly accelerator: 'tcg' | 'kvm';
  readonly machines: readonly string[];
  readonly models: readonly string[];
}

const QUESTIONS = [{ accelerator: 'tcg' }, { accelerator: 'kvm', hostVendor: 'GenuineIntel' }] as const;

/** Where a release gives a machine type and model another guest-visible CPU than the release before it. */
export function findUpgradeChanges(previous: QemuRelease, release: QemuRelease, waivers: Waivers): UpgradeChange[] {
  const alike = likeMachines(previous, release);
  return QUESTIONS.flatMap((question) => {
    const groups = diffMany(promised(previous, release, { ...question, machines: [...alike.keys()] }));
    return groups
      .filter(({ guestVisible }) => guestVisible)
      .flatMap((group) => {
        const { property, from, to, toOrigins } = group;
        const machines = group.machines.flatMap((machine) => alike.get(machine) ?? []);
        const waived = (machine: string, model: string) =>
          waivers.allowsUpgrade(previous.release, release.release, { machine, model, property });
        const hit = machines
          .map((machine) => [machine, group.models.filter((model) => !waived(machine, model))] as const)
          .filter(([, models]) => models.length > 0);
        if (hit.length === 0) return [];
        const models = [...new Set(hit.flatMap(([, names]) => names))];
        const place = { release: release.release, previous: previous.release, accelerator: question.accelerator };
        return [{ ...place, property, from, to, toOrigins, machines: hit.map(([machine]) => machine), models }];
      });
  });
}

/**
 * Pairs that later releases promise to keep alike. `max` and `host` promise nothing but all that the accelerator can do,
 * and an unversioned name that means the newest version moves with it.
 */
function* promised(
  previous: QemuRelease,
  release: QemuRelease,
  options: StackOptions,
): ReturnType<typeof compareStacks> {
  const [known, now] = [namesOf(previous).models, namesOf(release).models];
  for (const pair of compareStacks(previous, release, options)) {
    if (!isMax(pair.model) && !hasMovedOn(known, now, pair.from.aliasOf, pair.to.aliasOf)) yield pair;
  }
}
