import { propertyValue } from '../qemu/expansion.js';
import { factAbout } from './facts/fact.js';
import { KVM_EMULATED } from './facts/kvm-emulated.js';
import { NEEDS_PMU } from './facts/withheld.js';
import { type Evidence, type Finding, finding } from './finding.js';
import { hostCause } from './host-cause.js';
import { offerOf } from './offers.js';
import { possessionOf } from './possession.js';
import type { GuestQuestion } from './question.js';
import { spellingOf } from './spelling.js';

/** A feature that the guest asks for: the host gives it or not, the guest sees it or not. */
export function turnedOn(question: GuestQuestion, feature: string): Finding {
  const { scene, cpu } = question;
  const common = { feature, address: addressOf(question, feature) };
  const { offered, evidence } = offerOf(scene, feature);
  const seen = evidence === null ? [] : [evidence];
  if (offered === false) {
    const cause = hostCause(scene, feature);
    return finding({
      ...common,
      effect: 'missing',
      ...cause,
      properties: { [feature]: false },
      evidence: [...seen, ...cause.evidence],
    });
  }
  const hidden = factAbout(NEEDS_PMU, feature);
  if (hidden !== undefined && propertyValue(cpu, 'pmu') !== true) {
    return finding({
      ...common,
      effect: 'hidden',
      cause: 'needs-pmu',
      reason: hidden.reason,
      remedy: hidden.remedy,
      properties: { pmu: true },
      evidence: [...seen, said(hidden)],
    });
  }
  if (offered === null) {
    const unknown =
      scene.host.accel === 'kvm'
        ? 'whether KVM offers it here: no answer of the host is about it'
        : 'whether it is emulated';
    return finding({
      ...common,
      effect: 'unknown',
      cause: 'unknown',
      reason: 'the guest asks for it',
      certain: false,
      unknown,
    });
  }
  return given(question, common, seen);
}

function given(
  { scene }: GuestQuestion,
  common: { feature: string; address: string | null },
  seen: Evidence[],
): Finding {
  const { has, evidence } = possessionOf(scene, common.feature);
  const emulated = factAbout(KVM_EMULATED, common.feature);
  const all = evidence === null ? seen : [...seen, evidence];
  if (
    scene.host.accel === 'kvm' &&
    emulated !== undefined &&
    has !== true &&
    (has === false || isParavirtual(common.feature))
  ) {
    const reason = `works ${has === false ? 'though the CPU lacks it' : 'whatever the CPU has'}: ${emulated.reason}`;
    return finding({ ...common, effect: 'on', cause: 'emulated', reason, evidence: [...all, said(emulated)] });
  }
  return finding({ ...common, effect: 'on', cause: 'available', reason: 'the guest has it', evidence: all });
}

/** Where a feature's bit is, for people. */
export function addressOf({ scene }: GuestQuestion, feature: string): string | null {
  return spellingOf(scene.features, feature)?.address ?? null;
}

/** A fact as evidence. */
export function said({ reason, source }: { readonly reason: string; readonly source: string }): Evidence {
  return { kind: 'fact', text: reason, source };
}

/** What no CPU has, so that nothing needs to say whether this one does. */
export function isParavirtual(feature: string): boolean {
  return /^(kvm|hypervisor$)/.test(feature);
}
