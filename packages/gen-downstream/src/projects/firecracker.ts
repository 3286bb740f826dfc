import type { QemuRelease } from '@cpu-models/runtime';
import type { Emitter } from '../emitter.js';
import { namesOfModel } from '../names.js';
import { type FeatureRegister, featureRegisters } from '../registers.js';

/** KVM_CPUID_FLAG_SIGNIFCANT_INDEX: KVM tells subleaves of this leaf apart. */
const SIGNIFICANT_INDEX = 1;

/**
 * Firecracker's custom CPU templates, one per version of a model: a feature that the model lacks is cleared, one that it
 * has is set, and what no feature names is left as it is.
 */
export const firecracker: Emitter = {
  name: 'firecracker',
  emit: ({ qemu }) =>
    qemu.models.flatMap((definition) =>
      namesOfModel(definition)
        .filter(({ version, isAlias }) => version !== null && !isAlias)
        .map(({ name }) => ({ path: `${name}.json`, text: template(qemu, name) })),
    ),
};

function template(release: QemuRelease, name: string): string {
  const modifiers = grouped(release, name).map((registers) => {
    const { leaf, subleaf, hasSubleaf } = registers[0] as FeatureRegister;
    return {
      ...{ leaf: hex(leaf), subleaf: hex(subleaf), flags: hasSubleaf ? SIGNIFICANT_INDEX : 0 },
      modifiers: registers.map(({ register, named, on }) => ({ register, bitmap: bitmap(named, on) })),
    };
  });
  return `${JSON.stringify({ cpuid_modifiers: modifiers }, null, 2)}\n`;
}

/** The registers of each leaf and subleaf. */
function grouped(release: QemuRelease, name: string): FeatureRegister[][] {
  const found = new Map<string, FeatureRegister[]>();
  for (const register of featureRegisters(release, { name })) {
    if (register.named === 0) continue;
    const key = `${register.leaf}.${register.subleaf}`;
    found.set(key, [...(found.get(key) ?? []), register]);
  }
  return [...found.values()];
}

/** From bit 31 down: set, cleared, or left alone. */
function bitmap(named: number, on: number): string {
  const bits = Array.from({ length: 32 }, (_, i) => {
    const bit = 31 - i;
    return (named >>> bit) & 1 ? String((on >>> bit) & 1) : 'x';
  });
  return `0b${bits.join('')}`;
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
