import { causeOf, type HostCause } from './cause.js';
import type { KvmParameter } from './facts/fact.js';
import { FACTS, isAbout, isOff } from './facts/facts.js';
import type { Evidence } from './finding.js';
import { rowOf } from './host.js';
import { offerOf } from './offers.js';
import { type Possession, possessionOf } from './possession.js';
import type { Scene } from './scene.js';

/** Protection keys are there, and the kernel has not switched them on: OSPKE mirrors CR4.PKE. */
export function byKernel(scene: Scene, feature: string, possession: Possession): HostCause | null {
  const ecx = rowOf(scene.host.host, 7)?.[4];
  if (feature !== 'pku' || possession.has !== true || ecx === undefined || ((ecx >>> 4) & 1) === 1) return null;
  const fact = {
    reason: 'the host kernel keeps protection keys off, and KVM offers only what the kernel uses',
    remedy: 'boot the host without nopku (and with X86_INTEL_MEMORY_PROTECTION_KEYS), or use pku=off',
    source: 'Linux arch/x86/kvm/cpuid.c (OSPKE), arch/x86/kernel/cpu/common.c, setup_pku',
  };
  const seen: Evidence = { kind: 'probe', text: 'OSPKE (CPUID 7.0 ECX bit 4) is 0 beside pku (bit 3) on the host' };
  const cause = causeOf('kernel-off', fact, possession);
  return { ...cause, evidence: [seen, ...cause.evidence] };
}

/** A parameter of KVM's modules that the host was found with. */
export function byParameter({ host }: Scene, feature: string, possession: Possession): HostCause | null {
  for (const fact of FACTS.kvmParameters) {
    const value = host.host.modules[fact.module]?.[fact.parameter];
    if (value === undefined || !isOff(value) || !isAbout(fact, feature)) continue;
    const seen: Evidence = { kind: 'probe', text: `${fact.module}.${fact.parameter} is ${value} on the host` };
    const cause = causeOf(fact.nested === true ? 'kvm-nested' : 'kvm-parameter', parameterFact(fact), possession);
    return { ...cause, evidence: [seen, ...cause.evidence] };
  }
  return null;
}

function parameterFact({ module, parameter, source }: KvmParameter) {
  const reason = `${module} was loaded with ${parameter} off`;
  return { reason, remedy: `load ${module} with ${parameter}=1`, source };
}

const ROOTS = { kvm_intel: 'vmx', kvm_amd: 'svm' } as const;

/** What of guests' own virtualization a feature is a part of, `vmx` or `svm`; null for others, and for those themselves. */
export function nestedRoot(feature: string): string | null {
  const fact = FACTS.kvmParameters.find((one) => one.nested === true && isAbout(one, feature));
  const root = fact === undefined || fact.module === 'kvm' ? null : ROOTS[fact.module];
  return root === feature ? null : root;
}

/** The CPU can virtualize, nobody looked at the module's parameters: nested is the first to look at. */
export function byNesting(scene: Scene, feature: string, possession: Possession): HostCause | null {
  const fact = FACTS.kvmParameters.find((one) => one.nested === true && isAbout(one, feature));
  if (fact === undefined || fact.module === 'kvm') return null;
  if (scene.host.host.modules[fact.module]?.[fact.parameter] !== undefined) return null;
  const name = ROOTS[fact.module];
  const root = possessionOf(scene, name);
  if (root.has !== true || possession.has === false) return null;
  if (offerOf(scene, name).offered === true) return notForGuests(name, possession);
  const path = `/sys/module/${fact.module}/parameters/nested`;
  return causeOf(
    'kvm-nested',
    {
      reason: `the CPU has ${name}, and KVM withholds it: nested virtualization is most likely off (nested=0 of ${fact.module})`,
      remedy: `look at ${path}; if it says 0 or N, load ${fact.module} with nested=1`,
      source: fact.source,
    },
    root,
    { certain: false, unknown: `the parameters of ${fact.module} on this host` },
  );
}

/** KVM gives guests the whole, and not a part of it. */
export function partOnly(root: string) {
  return {
    reason: `KVM gives guests ${root} here, and not this part of it`,
    remedy: 'switch it off; a newer kernel may offer it',
    source: 'Linux arch/x86/kvm/vmx/nested.c, nested_vmx_setup_ctls_msrs; svm/svm.c, svm_set_cpu_caps',
  };
}

/** Nested virtualization works here, without this part of it. */
function notForGuests(root: string, possession: Possession): HostCause {
  return causeOf(
    'kvm-withholds',
    partOnly(root),
    possession,
    possession.has === true ? {} : { certain: false, unknown: 'whether the CPU has it' },
  );
}

/** A parameter that is off unless somebody sets it, on a host whose parameters nobody looked at. */
export function byDefault({ host }: Scene, feature: string, possession: Possession): HostCause | null {
  const fact = FACTS.kvmParameters.find((one) => one.default === 'off' && isAbout(one, feature));
  if (fact === undefined || possession.has === false) return null;
  const { module, parameter, source } = fact;
  if (host.host.modules[module]?.[parameter] !== undefined) return null;
  return causeOf(
    'kvm-parameter',
    {
      reason: `KVM offers it only with ${parameter} of ${module}, which is off by default`,
      remedy: `look at /sys/module/${module}/parameters/${parameter}; load ${module} with ${parameter}=1, or do without it`,
      source,
    },
    possession,
    { certain: false, unknown: `the parameters of ${module} on this host` },
  );
}
