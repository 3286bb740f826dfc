import type { QemuRelease } from '@cpu-models/runtime';
import { locate, type Problem, type Source } from '@cpu-models/source';
import type { Violation } from './compare/effects.js';
import { foldMachines } from './fold-machines.js';
import { placeOf } from './place.js';
import type { UpgradeChange } from './upgrades.js';
import { VARIANTS, type VariantId, variantById } from './variants.js';

const WAYS_OUT =
  'released CPUs stay as they are: put the change into a new version, keep the old value with a compat entry of the machine types, or say why it must change in freeze/waivers.yaml';

/** A violation for the author of the edit. */
export function violationProblem(source: Source, release: QemuRelease, violation: Violation): Problem {
  const { property, from, to, guestVisible } = violation;
  const where = `${violation.models.join(', ')} on ${foldMachines(violation.machines, namesOf(release, violation))} (${describeVariants(violation.variants)})`;
  const change =
    from === undefined ? `is new (${to})` : to === undefined ? `has gone (was ${from})` : `was ${from} and is ${to}`;
  return {
    ...placeOf(source, release, violation),
    rule: 'freeze',
    message: `QEMU ${release.release} is released, but ${property} of ${where} ${change}${guestVisible ? '' : ', which guests do not see'}`,
    fix: from === undefined ? `${WAYS_OUT}; what came with a later QEMU needs a \`since\`` : WAYS_OUT,
  };
}

function namesOf({ machines }: QemuRelease, violation: Violation): string[] {
  return [...new Set([...machines.map(({ name }) => name), ...violation.machines])];
}

const KVM: readonly VariantId[] = ['kvm-intel', 'kvm-amd', 'kvm-split-irqchip', 'kvm-no-irqchip'];

function describeVariants(variants: readonly VariantId[]): string {
  if (variants.length === VARIANTS.length - 1 && !variants.includes('kvm-full-host')) return 'tcg, kvm';
  const kvm = KVM.every((id) => variants.includes(id));
  const others = variants.filter((id) => !kvm || !KVM.includes(id)).map((id) => variantById(id).label);
  return [...others, ...(kvm ? ['kvm'] : [])].join(', ');
}

/** A change between two releases for its author. */
export function upgradeProblem(source: Source, release: QemuRelease, change: UpgradeChange): Problem {
  const { property, from, to, models, machines, accelerator, previous, toOrigins } = change;
  const where = `${models.join(', ')} on ${foldMachines(
    machines,
    release.machines.map(({ name }) => name),
  )} (${accelerator})`;
  const { document } = source.one('release');
  return {
    file: document.file,
    ...locate(document, [
      'qemu',
      source.one('release').value.qemu.findIndex((entry) => entry.release === release.release),
    ]),
    rule: 'freeze-upgrade',
    message: `${property} of ${where} is ${String(from ?? 'absent')} in QEMU ${previous} and ${String(to ?? 'absent')} in ${release.release} (${toOrigins.join(', ')})`,
    expected: 'the same guest-visible CPU in every later release',
    fix: 'correct the facts, or, if QEMU is really so, say why in freeze/waivers.yaml',
  };
}

/** A waiver, or a part of one, that nothing needs. */
export function unneededProblem(source: Source, path: readonly (string | number)[], pattern: string | null): Problem {
  const { document } = source.one('freeze-waivers');
  const what = pattern === null ? 'the waiver' : `${pattern} in the waiver`;
  return {
    file: document.file,
    ...locate(document, path),
    rule: 'freeze-waiver',
    message: `nothing needs ${what}`,
    fix: 'remove it',
  };
}
