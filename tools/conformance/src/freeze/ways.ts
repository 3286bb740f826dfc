import type { HostCpu, QemuRelease, ResolveOptions } from '@cpu-models/runtime';

/** Accelerators and hosts that a name is asked for on. */
type Way = Pick<ResolveOptions, 'accelerator' | 'hostVendor' | 'splitIrqchip' | 'kernelIrqchip' | 'host'>;

export function waysFor(release: QemuRelease, model: string): readonly Way[] {
  if (isMax(model)) {
    return [
      { accelerator: 'tcg' },
      { accelerator: 'kvm', hostVendor: 'GenuineIntel', host: hostOf(release, 'GenuineIntel') },
      { accelerator: 'kvm', hostVendor: 'AuthenticAMD', host: hostOf(release, 'AuthenticAMD') },
    ];
  }
  return [
    { accelerator: 'tcg' },
    { accelerator: 'kvm', hostVendor: 'GenuineIntel' },
    { accelerator: 'kvm', hostVendor: 'AuthenticAMD', kernelIrqchip: false },
    { accelerator: 'kvm', hostVendor: 'GenuineIntel', splitIrqchip: true },
  ];
}

/** Models that take over what accelerator and host give. */
export function isMax(model: string): boolean {
  return model === 'max' || model === 'host';
}

/** A host that has everything. */
function hostOf({ words }: QemuRelease, vendor: string): HostCpu {
  const features = Object.fromEntries(words.map(({ name, names }) => [name, (1n << BigInt(names.length)) - 1n]));
  const levels = { level: 13, xlevel: 0x8000_0008, xlevel2: 0 };
  return { vendor, family: 6, model: 15, stepping: 1, modelId: 'host', ...levels, features };
}
