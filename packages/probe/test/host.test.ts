import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { kvmObstacle, readHost } from '../src/index.js';

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) rmSync(root, { recursive: true });
});

/** A machine's /proc, /sys and /dev, as far as it matters. */
function machine(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'host-'));
  roots.push(root);
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
  return root;
}

const CPUINFO = `processor\t: 0
vendor_id\t: GenuineIntel
model name\t: A CPU @ 2.00GHz: fast
microcode\t: 0xd0003a5
flags\t\t: fpu vmx

processor\t: 1
vendor_id\t: other
`;

describe('readHost', () => {
  it('reads CPU 0, the kernel, KVM and the known weaknesses', () => {
    const host = readHost(
      machine({
        'proc/cpuinfo': CPUINFO,
        'proc/cmdline': 'root=UUID=secret mitigations=off kvm_intel.nested=1 quiet tsx=on\n',
        'proc/sys/kernel/osrelease': '6.1.0\n',
        'proc/sys/kernel/version': '#1 SMP\n',
        'proc/sys/kernel/arch': 'x86_64\n',
        'sys/module/kvm/parameters/ignore_msrs': 'N\n',
        'sys/module/kvm_intel/parameters/nested': 'Y\n',
        'sys/module/kvmother/parameters/x': '1\n',
        'sys/devices/system/cpu/vulnerabilities/mds': 'Not affected\n',
      }),
    );
    expect(host).toMatchObject({
      architecture: 'x86_64',
      kernel: { release: '6.1.0', version: '#1 SMP', arguments: ['mitigations=off', 'kvm_intel.nested=1', 'tsx=on'] },
      cpuinfo: { vendor_id: 'GenuineIntel', 'model name': 'A CPU @ 2.00GHz: fast', flags: 'fpu vmx' },
      microcode: '0xd0003a5',
      modules: { kvm: { ignore_msrs: 'N' }, kvm_intel: { nested: 'Y' } },
      nested: true,
      vulnerabilities: { mds: 'Not affected' },
    });
    expect(Object.keys(host.modules)).toEqual(['kvm', 'kvm_intel']);
  });

  it('says why it cannot read CPUID and MSRs', () => {
    const { cpuid, msrs, nested, microcode, modules } = readHost(machine({ 'proc/version': '' }));
    expect({ nested, microcode, modules }).toEqual({ nested: null, microcode: null, modules: {} });
    expect(cpuid).toEqual({
      unreadable: expect.stringMatching(/cpuid does not exist: the kernel module cpuid is not/),
    });
    expect(msrs).toEqual({
      unreadable: expect.stringMatching(/msr does not exist: the kernel module msr is not loaded/),
    });
  });

  it('reads MSRs at their numbers, as far as there are any', () => {
    const device = new Uint8Array(0x10a + 8);
    device.set([1, 2, 0, 0, 0, 0, 0, 0x80], 0x10a);
    const { msrs } = readHost(machine({ 'dev/cpu/0/msr': device }));
    expect(msrs).toMatchObject({ values: { '0x10a': '0x8000000000000201' } });
    expect('values' in msrs && Object.keys(msrs.values)).not.toContain('0x345');
  });

  it('reads CPUID leaf by leaf', () => {
    const device = new Uint8Array(64);
    device.set([1, 0, 0, 0, 0x47, 0x65, 0x6e, 0x75], 0);
    device.set([9, 9, 0], 1);
    const { cpuid } = readHost(machine({ 'dev/cpu/0/cpuid': device }));
    expect('rows' in cpuid && cpuid.rows[0]).toEqual([0, 0, 0x90901, 0x756e6547, 0, 0]);
  });
});

describe('kvmObstacle', () => {
  it('names what is in the way', () => {
    const root = machine({ kvm: '' });
    expect(kvmObstacle(join(root, 'nothing'))).toMatch(/nothing does not exist: no KVM in this kernel/);
    expect(kvmObstacle(join(root, 'kvm'))).toBeNull();
    expect(kvmObstacle(root)).toMatch(/EISDIR/);
  });
});
