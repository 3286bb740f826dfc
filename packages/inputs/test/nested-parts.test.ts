import { explainMove, guestCpu } from '@cpu-models/runtime';
import { describe, expect, it } from 'vitest';
import { explainMessages, readHost } from '../src/index.js';
import { known } from './cases.js';

describe('a message about parts of nested virtualization', () => {
  const causes = (text: string) =>
    explainMessages(text, known).flatMap(({ about }) =>
      about.map(({ name, causes: list }) => [name, list.map(({ reason }) => reason).join('; ')] as const),
    );

  it('that does not name the whole says that nested is on, and which vendor it is', () => {
    const text =
      "operation failed: guest CPU doesn't match specification: missing features: vmx-rdseed-exit,vmx-vmfunc";
    for (const [, reasons] of causes(text)) {
      expect(reasons).toContain('KVM gives guests vmx');
      expect(reasons).not.toMatch(/nested off|another vendor/);
    }
  });

  it('or of AMD', () => {
    const text = "warning: host doesn't support requested feature: CPUID.8000000AH:EDX.vgif [bit 16]";
    expect(causes(text)[0]?.[1]).toMatch(/vgif off.*KVM gives guests svm/);
  });

  it('that names the whole leaves it open', () => {
    const lines = ['CPUID.01H:ECX.vmx [bit 5]', 'MSR(48BH).vmx-ept [bit 1]'];
    const text = lines.map((one) => `warning: host doesn't support requested feature: ${one}`).join('\n');
    for (const [, reasons] of causes(text)) expect(reasons).toMatch(/nested off.*another vendor/);
  });
});

describe('a move between hosts whose MSRs nobody read', () => {
  const row = (leaf: string, ...registers: readonly number[]) =>
    [leaf, '00000000', ...registers.map((value) => value.toString(16).padStart(8, '0'))].join(' ');
  const dump = (ecx: number) =>
    [
      row('00000000', 2, 0x756e_6547, 0x6c65_746e, 0x4965_6e69),
      row('00000001', 0x0003_06a9, 0, ecx, 0),
      row('00000002', 0, 0, 0, 0),
    ].join('\n');
  const host = (ecx: number) => readHost([{ name: 'host', text: dump(ecx) }], known).host;
  const VMX = 1 << 5;
  const unknown = (ecx: number, policy: 'require' | 'disable') =>
    explainMove({
      from: host(ecx),
      to: host(ecx),
      qemu: { from: known.qemu, to: known.qemu },
      features: known.features,
      cpu: guestCpu({ model: 'IvyBridge', features: [{ name: 'vmx', policy }] }),
    }).unknown.filter((one) => one.includes('vmx'));

  it('says that only guests with vmx depend on them', () => {
    expect(unknown(VMX, 'require')).toEqual([
      expect.stringMatching(/^whether the destination, which has vmx, offers its parts/),
    ]);
    expect(unknown(VMX, 'disable')).toEqual([]);
  });

  it('and no such thing of registers that were read', () => {
    const of = (edx: number) =>
      [
        `<cpudata arch='x86'>`,
        `<cpuid eax_in='0x0' ecx_in='0x0' eax='0x7' ebx='0x756e6547' ecx='0x6c65746e' edx='0x49656e69'/>`,
        `<cpuid eax_in='0x7' ecx_in='0x0' eax='0x0' ebx='0x0' ecx='0x0' edx='0x20000000'/>`,
        `<msr index='0x10a' edx='0x0' eax='0x${edx.toString(16)}'/></cpudata>`,
      ].join('\n');
    const read = (edx: number) => readHost([{ name: 'host', text: of(edx) }], known).host;
    const cpu = guestCpu({
      model: 'Nehalem',
      features: ['arch-capabilities', 'mds-no'].map((name) => ({ name, policy: 'require' as const })),
    });
    const qemu = { from: known.qemu, to: known.qemu };
    const texts = explainMove({ from: read(32), to: read(0), qemu, features: known.features, cpu }).unknown;
    expect(texts.filter((one) => one.includes('mds-no'))).toEqual([
      expect.not.stringContaining('those were not given'),
    ]);
  });
});
