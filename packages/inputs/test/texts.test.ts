import { explainHost } from '@cpu-models/runtime';
import { describe, expect, it } from 'vitest';
import { explainMessages, readHost } from '../src/index.js';
import { explanationText } from '../src/text/index.js';
import { known } from './cases.js';

it('features in doubt share a line only with the same open question', () => {
  const cpuinfo =
    'processor : 0\nvendor_id : AuthenticAMD\ncpu family : 23\nmodel : 49\nstepping : 0\nflags : fpu lm clzero perfctr_core rdpid\n';
  const { host } = readHost([{ name: 'host', text: cpuinfo }], known);
  const text = explanationText(
    explainHost({ host, qemu: known.qemu, features: known.features, model: 'EPYC-Genoa', libvirt: undefined }),
  );
  const line = (name: string) => text.split('\n').find((one) => one.startsWith('  ') && one.includes(name)) ?? '';
  expect(line('auto-ibrs')).toContain('since Linux 6.3');
  expect(line('auto-ibrs')).not.toContain('perfctr-core');
});

it.each([
  ["Property 'host-x86_64-cpu.pdpe1gb=on' not found", 'write pdpe1gb=on, without a sign'],
  [
    "can't apply global cortex-a15-arm-cpu.hv-relaxed=on: Property 'cortex-a15-arm-cpu.hv-relaxed' not found",
    'leave it',
  ],
  ['Missing section footer for 0000:00:1f.0/ICH9LPC', 'the command line of the source'],
])('%s', (text, remedy) => {
  const [{ about } = { about: [] }] = explainMessages(`qemu-system: ${text}`, known);
  expect(about.map((one) => one.remedy)).toEqual([expect.stringContaining(remedy)]);
});

describe('causes where no host is given', () => {
  const reasons = (feature: string) =>
    explainMessages(`host doesn't support requested feature: CPUID.40000001H:EAX.${feature} [bit 14]`, known)
      .flatMap(({ about }) => about.flatMap(({ causes }) => causes.map(({ reason }) => reason)))
      .join('; ');

  it('no CPU is to blame for what KVM makes up on any', () => {
    expect(reasons('kvm-asyncpf-int')).toBe(
      'it is between the guest and KVM; no CPU has it: the kernel of the host is older than that',
    );
  });

  it("a mitigation in another vendor's form names the vendor", () => {
    const text = 'Host CPU does not provide required features: spec-ctrl';
    const [{ about } = { about: [] }] = explainMessages(text, known);
    expect(about[0]?.causes.map(({ reason }) => reason)).toContainEqual(
      expect.stringMatching(/^the host CPU is of another vendor: it is Intel's form/),
    );
  });
});

it.each([
  ['Skipping CPU model EPYC: host CPU does not provide required features: [monitor mpx]', ['monitor', 'mpx']],
  [
    "CPU mode 'custom' for x86_64 qemu domain on aarch64 host is not supported by hypervisor",
    ['custom by emulation on aarch64'],
  ],
  ['This kernel requires an x86-64 CPU, but only detected an i686 CPU.', ['lm']],
  [
    'Please verify that both the operating system and the processor support Intel(R) X87, SSE3, SSE4_2 and MOVBE instructions.',
    ['pni', 'sse4.2', 'movbe'],
  ],
  ['Invalid: A CPU model name should not be set when a host CPU model is requested', ['cpu_model, cpu_models']],
])('%s', (text, names) => {
  expect(explainMessages(text, known).flatMap(({ about }) => about.map(({ name }) => name))).toEqual(names);
});

it("what libvirt's host-model does not list, QEMU does not give host, unless the list was cut", () => {
  const domain = (name: string) =>
    `<domainCapabilities><domain>kvm</domain><machine>pc-q35-8.2</machine><arch>x86_64</arch><cpu><mode name='host-model' supported='yes'><model fallback='forbid'>Skylake-Client-IBRS</model><vendor>Intel</vendor><feature policy='require' name='${name}'/></mode><mode name='custom' supported='yes'><model usable='no'>Cascadelake-Server</model></mode></cpu></domainCapabilities>`;
  const effect = (name: string, feature: string) =>
    explainHost({
      host: readHost([{ name: 'host', text: domain(name) }], known).host,
      ...{ qemu: known.qemu, features: known.features, model: 'Cascadelake-Server,tsx-ctrl=on', feature },
    }).feature?.effect;
  expect([effect('hypervisor', 'avx512f'), effect('ss', 'avx512f')]).toEqual(['missing', 'unknown']);
  expect(effect('hypervisor', 'avx2')).toBe('on');
});

describe('a message of libvirt that lost its list', () => {
  const about = (text: string) => explainMessages(text, known).flatMap((one) => one.about.map(({ name }) => name));

  it.each([
    'internal error guest CPU is not compatible with host CPU',
    'unsupported configuration: guest and host CPU are not compatible',
    'the CPU is incompatible with host CPU',
    "operation failed: guest CPU doesn't match specification",
  ])('%s', (text) => {
    expect(about(text)).toEqual(['features that are not listed']);
  });

  it('and one that has it', () => {
    const text = 'guest and host CPU are not compatible: Host CPU does not provide required features: sse4.1';
    expect(about(text)).toEqual(['sse4.1']);
    expect(about("guest CPU doesn't match specification: extra features: ht")).toEqual(['ht']);
  });
});
