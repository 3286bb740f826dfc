import type { HostCpu, QemuRelease, ResolveOptions } from '@cpu-models/runtime';

/** A way to run a guest that decides about its CPU: the accelerator, and under KVM what it depends on. */
export interface Variant {
  readonly id: VariantId;
  /** What messages call it. */
  readonly label: string;
  readonly options: Pick<ResolveOptions, 'accelerator' | 'hostVendor' | 'splitIrqchip' | 'kernelIrqchip'>;
}

export type VariantId = 'tcg' | 'kvm-intel' | 'kvm-amd' | 'kvm-split-irqchip' | 'kvm-no-irqchip' | 'kvm-full-host';

const kvm = (hostVendor: string) => ({ accelerator: 'kvm', hostVendor }) as const;

/** Every variant that a ledger holds. What else a host decides under KVM is filtered after it. */
export const VARIANTS: readonly Variant[] = [
  { id: 'tcg', label: 'tcg', options: { accelerator: 'tcg' } },
  { id: 'kvm-intel', label: 'kvm', options: kvm('GenuineIntel') },
  { id: 'kvm-amd', label: 'kvm on AMD', options: kvm('AuthenticAMD') },
  {
    id: 'kvm-split-irqchip',
    label: 'kvm with a split irqchip',
    options: { ...kvm('GenuineIntel'), splitIrqchip: true },
  },
  { id: 'kvm-no-irqchip', label: 'kvm without irqchip', options: { ...kvm('GenuineIntel'), kernelIrqchip: false } },
  { id: 'kvm-full-host', label: 'kvm on a host with every feature', options: kvm('GenuineIntel') },
];

const MAX_ONLY: VariantId = 'kvm-full-host';
const OF_MAX = VARIANTS.filter(({ id }) => id === 'tcg' || id === MAX_ONLY);
const OF_NAMED = VARIANTS.filter(({ id }) => id !== MAX_ONLY);

export function variantById(id: VariantId): Variant {
  return VARIANTS.find((variant) => variant.id === id) as Variant;
}

/** The variants of one model: `max` and `host` are frozen under TCG, and under KVM for one host that has everything. */
export function variantsOf(model: string): readonly Variant[] {
  return isMax(model) ? OF_MAX : OF_NAMED;
}

export function isMax(model: string): boolean {
  return model === 'max' || model === 'host';
}

/** A host with every feature: what `max` makes of it shows which features `max` leaves off. */
export function fullHost(release: QemuRelease): HostCpu {
  return {
    vendor: 'GenuineIntel',
    family: 6,
    model: 15,
    stepping: 1,
    modelId: 'a host with every feature',
    level: 13,
    xlevel: 0x8000_0008,
    xlevel2: 0,
    features: Object.fromEntries(release.words.map(({ name, names }) => [name, (1n << BigInt(names.length)) - 1n])),
  };
}
