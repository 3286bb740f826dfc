import type { FeatureSpelling } from '../vocabulary.js';
import type { KvmEmulated, VendorOnly } from './facts/fact.js';
import { FACTS, factAbout, factsAbout } from './facts/facts.js';
import { nestedRoot, partOnly } from './host-cause-kernel.js';
import { meaningOf } from './spelling.js';

/** Why hosts in general lack a feature, and who says so. */
export interface GeneralCause {
  readonly reason: string;
  readonly remedy: string | null;
  /** Null for what nobody has to say: the CPU may lack it. */
  readonly source: string | null;
}

/**
 * What is known of hosts that cannot give a feature, where no host is given: likeliest first.
 * @param spelling in any vocabulary
 * @param lacking all that the host is said to lack, by QEMU's names: who lacks a part of vmx and not vmx itself has nested
 *   virtualization on, and the CPU of that vendor
 */
export function generalCauses(
  features: readonly FeatureSpelling[],
  spelling: string,
  lacking?: ReadonlySet<string>,
): GeneralCause[] {
  const name = meaningOf(features, spelling)?.qemu ?? spelling;
  const root = nestedRoot(name);
  const works = root !== null && lacking !== undefined && !lacking.has(root);
  const facts = [
    factAbout(FACTS.kvmNever, name),
    works ? undefined : ofOthers(factAbout(FACTS.vendorOnly, name)),
    factAbout(FACTS.fromMicrocode, name),
    ofOthers(factAbout(FACTS.otherForms, name)),
    factAbout(FACTS.errata, name),
    factAbout(FACTS.needsPmu, name),
    factAbout(FACTS.byTopology, name),
  ];
  const since = factAbout(FACTS.kvmSince, name);
  const parameter = factsAbout(FACTS.kvmParameters, name).find(({ nested }) => !works || nested !== true);
  const made = madeUpAnywhere(name);
  return [
    ...(made === undefined
      ? []
      : [
          {
            reason: `${made.reason}: the kernel of the host is older than that`,
            remedy: null,
            source: made.source,
          },
        ]),
    ...(parameter === undefined
      ? []
      : [
          {
            reason: `${parameter.module} was loaded with ${parameter.parameter} off`,
            remedy: `look at /sys/module/${parameter.module}/parameters/${parameter.parameter}; load ${parameter.module} with ${parameter.parameter}=1`,
            source: parameter.source,
          },
        ]),
    ...(works ? [partOnly(root)] : []),
    ...facts
      .filter((fact) => fact !== undefined)
      .map(({ reason, remedy = null, source }) => ({ reason, remedy, source })),
    ...(since === undefined
      ? []
      : [
          {
            reason: `KVM offers it since Linux ${since.kernel}${since.read === true ? ' or somewhat earlier' : ''}`,
            remedy: `Linux ${since.kernel} or later`,
            source: since.source,
          },
        ]),
    ...(made === undefined ? [CPU_LACKS] : []),
  ];
}

const CPU_LACKS: GeneralCause = {
  reason: 'the host CPU does not have it',
  remedy: 'use a model of an older generation, or switch it off',
  source: null,
};

function ofOthers(fact: VendorOnly | undefined): VendorOnly | undefined {
  return fact === undefined ? undefined : { ...fact, reason: `the host CPU is of another vendor: ${fact.reason}` };
}

/** What KVM gives whatever the CPU has, so that no CPU is to blame for the lack of it. */
function madeUpAnywhere(name: string): KvmEmulated | undefined {
  return factsAbout(FACTS.kvmEmulated, name).find(({ always, vendors }) => always === true && vendors === undefined);
}

/** Why KVM gives a feature to no guest, whatever the CPU has; null if it does. By QEMU's name. */
export function kvmWithholds(name: string): string | null {
  return factAbout(FACTS.kvmNever, name)?.reason ?? null;
}

/** Properties that QEMU refuses one without, those that they need included: hv-stimer needs hv-synic, hv-vpindex, hv-time. */
export function propertyNeeds(property: string): string[] {
  const needed = new Set<string>();
  const visit = (name: string) => {
    for (const need of FACTS.properties.find((fact) => fact.property === name)?.needs ?? []) {
      if (needed.has(need)) continue;
      needed.add(need);
      visit(need);
    }
  };
  visit(property);
  return [...needed];
}
