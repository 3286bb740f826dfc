import { describe, expect, it } from 'vitest';
import { CpuModelError, type CpuModelErrorCode } from '../errors.js';
import type { ResolveOptions } from './options.js';
import { resolve } from './resolve.js';
import { smallRelease } from './testing/small-release.js';

const otherReleases = [
  { release: '8.0', models: ['Alpha', 'Ancient'], machines: ['pc-q35-1.0'] },
  { release: '10.0', models: ['Alpha', 'Gamma'], machines: ['pc-q35-10.0'] },
];

function refusal(options: Partial<ResolveOptions>): CpuModelError {
  try {
    resolve(smallRelease(), { model: 'Alpha', machine: 'q35', accelerator: 'tcg', otherReleases, ...options });
  } catch (error) {
    if (error instanceof CpuModelError) return error;
    throw error;
  }
  throw new Error('not refused');
}

describe('refusals', () => {
  it.each<[Partial<ResolveOptions>, CpuModelErrorCode, string]>([
    [{ model: 'alpha' }, 'unknown-model', "QEMU 9.0 has no CPU model 'alpha'; did you mean 'Alpha'?"],
    [{ model: 'Gamma' }, 'not-yet', "QEMU 9.0 does not have the CPU model 'Gamma' yet; QEMU 10.0 does"],
    [{ model: 'Ancient' }, 'no-longer', "QEMU 9.0 no longer has the CPU model 'Ancient'; QEMU 8.0 does"],
    [{ machine: 'pc-q35-1.0' }, 'no-longer', "QEMU 9.0 no longer has the machine type 'pc-q35-1.0'; QEMU 8.0 does"],
    [
      { machine: 'pc-q35-9.1' },
      'unknown-machine',
      "QEMU 9.0 has no machine type 'pc-q35-9.1'; did you mean 'pc-q35-9.0', 'pc-q35-3.0' or 'pc-q35-2.0'?",
    ],
    [
      { properties: { nrip_sav: true } },
      'unknown-property',
      "CPU model 'Alpha' of QEMU 9.0 has no property 'nrip_sav'; did you mean 'nrip-save' or 'nrip_save'?",
    ],
    [{ properties: { SSE3: true } }, 'unknown-property', "has no property 'SSE3'; did you mean 'sse3'"],
    [
      { properties: { migratable: true } },
      'unknown-property',
      "CPU model 'Alpha' of QEMU 9.0 has no property 'migratable'",
    ],
    [{ properties: { pni: 'on' } }, 'wrong-type', "property 'pni' takes a boolean, not 'on'"],
    [{ properties: { family: 271 } }, 'out-of-range', "property 'family' takes 0 to 270, not 271"],
    [
      { properties: { pni: true, sse3: false } },
      'contradiction',
      "'pni' and 'sse3' are the same property but have different values; which one QEMU keeps is chance",
    ],
    [{ accelerator: 'kvm' }, 'host-needed', "under KVM the vendor of 'Alpha' is the host's"],
    [{ accelerator: 'kvm', hostVendor: 'Intel' }, 'bad-value', "property 'vendor' takes exactly 12 bytes, not 'Intel'"],
    [{ accelerator: 'kvm', model: 'max' }, 'host-needed', "under KVM 'max' is whatever the host has"],
  ])('%o', (options, code, message) => {
    const error = refusal(options);
    expect(error.code).toBe(code);
    expect(error.message).toContain(message);
  });

  it('do not hit two spellings that agree', () => {
    const properties = { pni: false, sse3: false };
    expect(() =>
      resolve(smallRelease(), { model: 'Alpha', machine: 'q35', accelerator: 'tcg', properties }),
    ).not.toThrow();
  });

  it('need no host for base, unless the release gives it the vendor too', () => {
    const question = { model: 'base', machine: 'q35', accelerator: 'kvm' } as const;
    expect(() => resolve(smallRelease(), question)).not.toThrow();
    const newer = smallRelease({ behaviours: new Set(['kvm-vendor-for-base']) });
    expect(() => resolve(newer, question)).toThrow("under KVM the vendor of 'base' is the host's");
  });
});
