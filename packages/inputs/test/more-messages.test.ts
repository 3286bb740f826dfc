import { describe, expect, it } from 'vitest';
import { explainMessages } from '../src/index.js';
import { known } from './cases.js';

const said = (text: string) => explainMessages(text, known).flatMap(({ about }) => about);

describe('a Hyper-V enlightenment', () => {
  it.each([
    'qemu: Hyper-V Extended gva ranges for TLB flush hypercalls (hv-tlbflush-ext) is not supported by kernel',
    "Hyper-V SynIC (requested by 'hv-synic' cpu flag) is not supported by kernel",
  ])('that the kernel lacks is not told to need another: %s', (text) => {
    const [only, ...more] = said(text);
    expect(more).toEqual([]);
    expect(only?.meaning).toMatch(/^KVM of this kernel does not offer hv-/);
    expect(only?.remedy).toMatch(/newer kernel$/);
  });

  it('that needs another, as older releases say it', () => {
    const [only] = said(
      "internal error: process exited: Hyper-V SynIC (requested by 'hv-synic' cpu flag) requires Hyper-V VP_INDEX ('hv-vpindex')",
    );
    expect(only).toMatchObject({ name: 'hv-synic', remedy: 'switch on hv-synic=on,hv-vpindex=on' });
  });
});

it('a level of the ABI: what the models of old defaults lack, as QEMU has them', () => {
  const [only] = said('Fatal glibc error: CPU does not support x86-64-v2');
  expect(only?.meaning).toContain('kvm64 lacks lahf-lm, popcnt, sse4.1, sse4.2, ssse3 for v2');
  expect(only?.meaning).toContain('qemu64 lacks popcnt, sse4.1, sse4.2, ssse3 for v2');
});

describe('a machine type that QEMU does not have', () => {
  const about = (machine: string) => said(`qemu-system-x86_64: unsupported machine type '${machine}'`)[0];

  it('which newer ones removed: both sides of it', () => {
    expect(about('pc-q35-3.0')?.meaning).toBe('QEMU 3.0 to 10.0 have it; 10.1 has it no more');
    expect(about('pc-q35-3.0')?.remedy).toMatch(/older than 3\.0 or newer than 10\.0.*QEMU 3\.0 to 10\.0$/);
  });

  it('which the newest have: the one that says so is older', () => {
    expect(about('pc-q35-9.0')?.remedy).toMatch(/^the QEMU that says so is older than 9\.0: /);
  });

  it('that is newer than what is known, or older', () => {
    expect(about('pc-q35-77.0')?.meaning).toMatch(/^by its name QEMU 77\.0 brings it/);
    expect(about('pc-0.12')?.meaning).toMatch(/^no QEMU known here \(5\.2 to /);
  });
});

describe('names of features as people and manuals have them', () => {
  it.each([
    ['unsupported configuration: unknown CPU feature: tsx', 'name hle and rtm'],
    ["Property 'host-x86_64-cpu.tsx' not found", 'write hle and rtm, which it stands for'],
  ])('%s', (text, remedy) => expect(said(text)[0]).toMatchObject({ name: 'tsx', remedy }));

  it.each([
    ['requires CPUID[EAX=1].ECX.AES [bit 25]', 'aes'],
    ['requires CPUID.(EAX=07H,ECX=0):EBX.AVX2[bit 5]', 'avx2'],
    ['requires CPUID.80000001H:ECX.LZCNT[5]', 'abm'],
    ["host doesn't support requested feature: CPUID[eax=07h,ecx=00h].EBX.hle [bit 4]", 'hle'],
    ["host doesn't support requested feature: CPUID.07H:EBX.invpcid [bit 10]", 'invpcid'],
  ])('%s', (text, name) => expect(said(text)[0]?.name).toBe(name));
});

it('what libvirt did not expect: the likeliest reason says what to do', () => {
  const [only] = said("guest CPU doesn't match specification: extra features: ht");
  expect(only?.remedy).toMatch(/^libvirt 11\.10 or later on the destination/);
  expect(only?.causes).toHaveLength(1);
});

it('a name that older releases spell otherwise is newer than the QEMU that does not find it', () => {
  const [only] = said('CPU feature tsc_adjust not found');
  expect(only).toMatchObject({ name: 'tsc-adjust', remedy: expect.stringMatching(/this QEMU is older than it/) });
});

it('APIC virtualization has a parameter of its own', () => {
  const [only] = said("warning: host doesn't support requested feature: MSR(48DH).vmx-posted-intr [bit 7]");
  expect(only?.causes[0]?.reason).toBe('kvm_intel was loaded with enable_apicv off');
});

it.each([
  ['Unable to find x86 CPU definition', '-cpu'],
  [
    'traps: prog[17654] trap invalid opcode ip:423d62 sp:7ffe451f4828 error:0 in prog',
    'an instruction that the CPU lacks',
  ],
  [
    "process didn't exit successfully: `build` (signal: 4, SIGILL: illegal instruction)",
    'an instruction that the CPU lacks',
  ],
])('%s', (text, name) => expect(said(text)[0]?.name).toBe(name));

describe('what ends QEMU where KVM refuses an MSR', () => {
  const assertion =
    "qemu-kvm: target/i386/kvm.c:2713: kvm_buf_set_msrs: Assertion `ret == cpu->kvm_msr_buf->nmsrs' failed.";

  it('alone asks for the line before it', () => expect(said(assertion)[0]?.name).toBe('an MSR of the guest'));

  it('behind that line says nothing more', () =>
    expect(said(`qemu-kvm: error: failed to set MSR 0x48e to 0x1\n${assertion}`).map(({ name }) => name)).toEqual([
      'MSR 0x48e',
    ]));
});

it('no emulator for such guests', () =>
  expect(said("Host does not support virtualization type hvm for architecture 'x86_64'")[0]?.name).toBe('no emulator'));
