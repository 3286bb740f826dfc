import type { ModelDefinition, QemuRelease } from '@cpu-models/runtime';
import type { Emitter } from '../emitter.js';
import { namesOfModel } from '../names.js';
import { featureRegisters } from '../registers.js';
import { signature } from '../signature.js';

/** Leaves of which the profile takes what the host says: caches, topology, frequencies, addresses, the hypervisor. */
const HOST_LEAVES: readonly (readonly [leaf: number, subleaves: number])[] = [
  ...[0x0, 0x2, 0x5, 0x15, 0x16].map((leaf) => [leaf, 0] as const),
  ...[0x4, 0xb, 0x1f].map((leaf) => [leaf, 0xffff_ffff] as const),
  ...[0x4000_0000, 0x8000_0000, 0x8000_0002, 0x8000_0003, 0x8000_0004].map((leaf) => [leaf, 0] as const),
  ...[0x8000_0005, 0x8000_0006].map((leaf) => [leaf, 0] as const),
];
const REGISTERS = ['EAX', 'EBX', 'ECX', 'EDX'] as const;

interface Adjustment {
  readonly leaf: number;
  readonly last: number;
  readonly first: number;
  readonly register: string;
  readonly replacements: number;
  readonly mask: number;
}

/**
 * Cloud Hypervisor's CPU profiles, one per version of a model: the guest's register is `host AND mask OR replacements`.
 * A named feature is replaced by what the model says; what no feature names is the host's.
 */
export const cloudHypervisor: Emitter = {
  name: 'cloud-hypervisor',
  emit: ({ qemu }) =>
    qemu.models
      .filter(({ versions }) => versions.length > 0)
      .flatMap((definition) =>
        namesOfModel(definition)
          .filter(({ version, isAlias }) => version !== null && !isAlias)
          .map(({ name }) => ({ path: `${name}.cpuid.json`, text: profile(qemu, definition, name) })),
      ),
};

function profile(release: QemuRelease, definition: ModelDefinition, name: string): string {
  const features = featureRegisters(release, { name }).map(
    ({ leaf, subleaf, register, named, on }): Adjustment => ({
      ...{ leaf, first: subleaf, last: subleaf, register: register.toUpperCase() },
      ...{ replacements: on, mask: ~named >>> 0 },
    }),
  );
  const eax: Adjustment = {
    ...{ leaf: 1, first: 0, last: 0, register: 'EAX', replacements: signature(definition), mask: 0 },
  };
  const host = HOST_LEAVES.flatMap(([leaf, last]) =>
    REGISTERS.map((register): Adjustment => ({ leaf, first: 0, last, register, replacements: 0, mask: 0xffff_ffff })),
  );
  const all = [...features, eax, ...host].sort(
    (a, b) => a.leaf - b.leaf || a.first - b.first || (a.register < b.register ? -1 : 1),
  );
  return `${JSON.stringify({ adjustments: all.map(pair) }, null, 2)}\n`;
}

function pair({ leaf, first, last, register, replacements, mask }: Adjustment) {
  return [
    { leaf: hex(leaf), sub_leaf: { start: hex(first), end: hex(last) }, register },
    { replacements: hex(replacements), mask: hex(mask) },
  ];
}

function hex(value: number): string {
  return `0x${value.toString(16)}`;
}
