import { ASSUMED_GUEST, featureWords, type QemuRelease, type Register, resolve } from '@cpu-models/runtime';
import type { ModelName } from './names.js';

/** Bits of one register of CPUID that carry names of features. */
export interface FeatureRegister {
  readonly leaf: number;
  readonly subleaf: number;
  /** CPUID answers by ECX here. */
  readonly hasSubleaf: boolean;
  readonly register: Register;
  /** Bits that have a name, and of those the ones that the model has. */
  readonly named: number;
  readonly on: number;
}

/** Words that a guest under KVM has from the kernel or the VMM, not from a model. */
const NOT_HARDWARE = [0x4000_0000, 0x4000_0100];
/** The VMM settles these itself: OSXSAVE (1.ECX) and OSPKE (7.0.ECX) follow CR4, the hypervisor bit is its own. */
const DYNAMIC: Readonly<Record<string, number>> = { '1.ecx': (1 << 27) | (1 << 31), '7.ecx': 1 << 4 };

/**
 * The registers of CPUID that tell a model's features under KVM, on the newest q35, in the order of leaf, subleaf and
 * register.
 */
export function featureRegisters(release: QemuRelease, { name }: Pick<ModelName, 'name'>): FeatureRegister[] {
  const machine = release.machines.find(({ alias }) => alias === ASSUMED_GUEST.machine)?.name as string;
  const words = featureWords(
    resolve(release, { machine, accelerator: 'kvm', model: name, hostVendor: 'GenuineIntel' }),
  );
  const registers = release.words.flatMap((word): FeatureRegister[] => {
    const { source, names } = word;
    if (source.kind !== 'cpuid' || isOfHypervisor(source.eax)) return [];
    const settled = DYNAMIC[`${source.eax}.${source.register}`] ?? 0;
    const named = names.reduce((mask, feature, bit) => (feature === null ? mask : mask | (1 << bit)), 0) & ~settled;
    const on = Number((words[word.name] ?? 0n) & 0xffff_ffffn) & named;
    const { eax: leaf, ecx, register } = source;
    return [{ leaf, subleaf: ecx ?? 0, hasSubleaf: ecx !== null, register, named: named >>> 0, on: on >>> 0 }];
  });
  return registers.sort((a, b) => a.leaf - b.leaf || a.subleaf - b.subleaf || (a.register < b.register ? -1 : 1));
}

function isOfHypervisor(leaf: number): boolean {
  return NOT_HARDWARE.some((base) => leaf >= base && leaf < base + 0x100);
}
