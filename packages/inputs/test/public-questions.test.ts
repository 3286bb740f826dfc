import { explainHost, explainMove, fittingModels } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import { describe, expect, it } from 'vitest';
import { explainMessages, readHost } from '../src/index.js';
import { known } from './cases.js';
import {
  ALDER,
  CASCADE,
  COMET,
  flagsOf,
  GENOA,
  ICX,
  KVM64,
  NEHALEM,
  OPTERON6272,
  R3600,
  R5700G,
  SPR,
  TURIN,
} from './cpus.js';

/** Kinds of public questions about hosts of which only flags are known, and about what programs print. */
const hostOf = (text: string) => readHost([{ name: 'host', text }], known).host;
const explain = (text: string, model: string, feature?: string) =>
  explainHost({ host: hostOf(text), qemu: known.qemu, features: FEATURES, model, feature });
const about = (text: string, host?: string) =>
  explainMessages(text, known, host === undefined ? undefined : hostOf(host));
const said = (text: string, host?: string) => JSON.stringify(about(text, host));
const warning = (place: string) => `qemu-system-x86_64: warning: host doesn't support requested feature: ${place}\n`;
/** Before any microcode of 2018. */
const BARE = flagsOf(NEHALEM, '', ['ibrs', 'ibpb', 'stibp', 'ssbd']);
/** Skylake before TSX_CTRL: no arch_capabilities, TSX on. */
const E3V5 = flagsOf(COMET, 'hle rtm', ['arch_capabilities', 'ibrs_enhanced']).replace(/^(model\s*: ).*$/m, '$194');
const MILAN = flagsOf(R5700G, '', ['erms', 'fsrm']).replace(/^(model\s*: ).*$/m, '$11');

describe('hosts by their flags', () => {
  it.each([
    ['AMD form of a mitigation, of the Intel form', CASCADE, 'Cascadelake-Server,+ibpb', 'ibpb', 'emulated'],
    ['the same of another', CASCADE, 'Cascadelake-Server,+amd-ssbd', 'amd-ssbd', 'emulated'],
    ['not where the CPU has neither', BARE, 'Nehalem,+ibpb', 'ibpb', 'cpu-lacks'],
    ['Intel form, of both AMD forms', R5700G, 'EPYC-Milan,+spec-ctrl', 'spec-ctrl', 'emulated'],
    ['not of one of the two', R3600, 'EPYC-Rome,+spec-ctrl', 'spec-ctrl', 'cpu-lacks'],
    ['taa-no only beside rtm', SPR, 'SapphireRapids', 'taa-no', 'microcode'],
    [
      'a bit of an MSR that is not there',
      E3V5,
      'Skylake-Client-v4,+arch-capabilities,+tsx-ctrl',
      'tsx-ctrl',
      'microcode',
    ],
    [
      'the MSR itself, which KVM answers for',
      E3V5,
      'Skylake-Client-v4,+arch-capabilities',
      'arch-capabilities',
      'emulated',
    ],
    ['what firmware switches off', MILAN, 'EPYC-Milan', 'erms', 'firmware-off'],
  ] as const)('%s', (_, text, model, feature, cause) => {
    expect(explain(text, model, feature).feature?.cause).toBe(cause);
  });

  it('what KVM may say of itself is unknown', () => {
    expect(explain(E3V5, 'Skylake-Client-v4,+arch-capabilities,+mds-no', 'mds-no').feature?.effect).toBe('unknown');
  });

  it('advice keeps what the guest asked for besides switches', () => {
    const asked = 'Penryn,vendor=GenuineIntel,hv-spinlocks=8191,+avx2';
    expect(explain(OPTERON6272, asked).use?.commandLine).toMatch(
      /^-cpu Penryn-v1,vendor=GenuineIntel,hv-spinlocks=8191,.*avx2=off/,
    );
  });

  it('a model of the host itself comes before older ones, with what is not known told', () => {
    const [best] = explain(CASCADE, 'Cooperlake').nearest;
    expect(best?.name).toMatch(/^Cascadelake-Server-v[345]$/);
    expect(best?.unsure).toEqual(expect.arrayContaining(['rdctl-no', 'mds-no']));
    expect(explain(CASCADE, 'Cooperlake').nearest.at(-1)).toMatchObject({ unsure: [] });
  });

  it('fit tells what is not known apart from what lacks', () => {
    const { models } = fittingModels({ host: hostOf(CASCADE), qemu: known.qemu, features: FEATURES });
    const one = models.find(({ name }) => name === 'Cascadelake-Server-v5');
    expect(one).toMatchObject({ runs: false, lacks: [] });
    expect(one?.unsure).toContain('rdctl-no');
    expect(models.find(({ name }) => name === 'Cascadelake-Server-v1')).toMatchObject({ lacks: ['hle', 'rtm'] });
  });
});

/** The given row: what cpuinfo cannot show is never written as off, whatever is asked of whatever host. */
describe('advice for hosts of flags alone switches off only what is known to lack', () => {
  const models = [
    'Haswell',
    'Cascadelake-Server-v5',
    'Cooperlake',
    'SapphireRapids-v4',
    'GraniteRapids',
    'Denverton-v3',
    'EPYC-Rome-v4',
    'EPYC-Milan-v2',
    'EPYC-Genoa-v2',
    'EPYC-Turin',
    'Opteron_G5',
  ];
  it.each([
    ['Alder Lake', ALDER],
    ['Cascade Lake', CASCADE],
    ['Comet Lake', COMET],
    ['Ice Lake', ICX],
    ['Sapphire Rapids', SPR],
    ['Skylake', E3V5],
    ['Nehalem', NEHALEM],
    ['kvm64, a guest', KVM64],
    ['Zen 2', R3600],
    ['Zen 3', MILAN],
    ['Zen 4', GENOA],
    ['Zen 5', TURIN],
    ['Bulldozer', OPTERON6272],
  ])('%s', (_, text) => {
    for (const model of models) {
      const { use, nearest, missing } = explain(text, model);
      const known_ = new Set(missing.map(({ feature }) => feature));
      const off = [...(use?.commandLine.matchAll(/([\w.-]+)=off/g) ?? [])].map(([, name = '']) => name);
      expect(
        off.filter((name) => !known_.has(name)),
        `${model}: use`,
      ).toEqual([]);
      const disabled = use?.cpu?.features.filter(({ policy }) => policy === 'disable') ?? [];
      expect(disabled.length).toBeLessThanOrEqual(missing.length);
      for (const { name, off: without } of nearest)
        for (const feature of without)
          expect(explain(text, name, feature).feature?.effect, `${name}: ${feature}`).not.toBe('unknown');
    }
  });
});

describe('messages', () => {
  it('leaf 0xD as earlier QEMUs write it: the name counts', () => {
    expect(said(warning('CPUID.0DH:EAX.xsaveopt [bit 0]'))).toContain('CPUID 13.1 EAX bit 0');
    expect(said(warning('CPUID.0DH:EAX.xgetbv1 [bit 2]'))).not.toContain('AVX state');
    expect(said(warning('CPUID.0DH:EAX [bit 2]'))).toContain('AVX state');
  });

  it("AMD's copies of leaf 1", () => {
    expect(said(warning('CPUID.80000001H:EDX [bit 24]'))).toMatch(/repeat fxsr there/);
    expect(said(warning('CPUID.80000001H:EDX.mmxext [bit 22]'))).not.toMatch(/repeat/);
  });

  it('TCG, on the first line too, and what it has learned', () => {
    const text = "qemu-system-x86_64: warning: TCG doesn't support requested feature: CPUID.01H:ECX.";
    expect(said(`${text}fma [bit 12]`)).toMatch(/that of QEMU 7\.2 does/);
    expect(said(`${text}pcid [bit 17]`)).toContain('"TCG does not emulate it"');
  });

  it.each([
    ['svm that nobody asked for', warning('CPUID.80000001H:ECX.svm [bit 2]'), [/qemu64/, /-cpu host/]],
    [
      'another accelerator',
      `${warning('CPUID.01H:ECX.x2apic [bit 21]')}zsh: abort  qemu -machine accel=hvf`,
      [/hvf gives guests less/],
    ],
    [
      '32-bit guests',
      warning('CPUID.80000001H:EDX.lm [bit 29]'),
      [/qemu-system-x86_64, or a 32-bit model/, /no 64-bit mode/],
    ],
    ['host without an accelerator', "qemu-system-x86_64: unable to find CPU model 'host'", [/TCG/, /-cpu max/]],
    [
      'dots are no feature',
      "guest CPU doesn't match specification: extra features: ..., missing features: hle",
      [/hle/],
    ],
    [
      'a feature that every libvirt knows',
      'internal error: Unknown CPU feature monitor',
      [/the one that says so is older/],
    ],
    [
      'no list',
      'the CPU is incompatible with host CPU: Host CPU does not provide required features',
      [/list behind the colon/, /dev\/kvm/],
    ],
    [
      'quoted-printable',
      "warning: host doesn't support requested feature: CPUID.=\n80000001H:ECX.svm [bit 2]",
      [/"svm"/],
    ],
    [
      'another accelerator, by its own words',
      `WHPX: Unexpected VP exit code 4\n${warning('CPUID[eax=06h].EAX.arat [bit 2]')}`,
      [/WHPX gives guests less/i],
    ],
    [
      'a comment that goes on',
      'cannot migrate domain: State blocked by non-migratable CPU device\n# (invtsc flag)',
      [/"invtsc"/],
    ],
    ['two features', 'ERROR! macOS requires a CPU with SSE 4.1 and AVX2 support.', [/"avx2"/]],
    [
      'oVirt, CPU type',
      'It is missing the following CPU flags: model_Skylake-Server. Please update',
      [/noTSX/, /"model_Skylake-Server"/],
    ],
    [
      'oVirt, machine types',
      'Host a does not comply with the cluster Default emulated machines. The current cluster compatibility level supports [pc-i440fx-rhel7.3.0, pc-i440fx-2.6] and',
      [/pc-i440fx-rhel7\.3\.0/, /Red Hat/],
    ],
  ])('%s', (_, text, parts) => {
    for (const part of parts) expect(said(text)).toMatch(part);
  });

  it('did you mean what was asked for is no answer', () => {
    expect(said('internal error: Unknown CPU feature monitor')).not.toContain('did you mean monitor');
    expect(said("guest CPU doesn't match specification: extra features: ..., missing features: hle")).not.toContain(
      '".."',
    );
  });

  it('a migration cannot be mended in the guest that runs', () => {
    const text = "operation failed: guest CPU doesn't match specification: missing features: vaes";
    expect(said(`Live migration failed: ${text}`)).toMatch(/move the guest to a host that has it/);
    expect(said(text)).toMatch(/policy='disable'/);
  });

  it('warnings are not what QEMU ended with', () => {
    const found = about(
      `internal error: qemu unexpectedly closed the monitor: ${warning('MSR(48FH).vmx-exit-load-perf-global-ctrl [bit 12]')}2021-09-30T02:38:03.9Z qemu-system-x86_64: -vnc 0.0.0.0:0: could not read keymap file\n`,
    );
    expect(found.at(-1)).toMatchObject({ text: '-vnc 0.0.0.0:0: could not read keymap file', severity: 'error' });
    const own = `${warning('CPUID.01H:ECX.aes [bit 25]')}kvm: Host doesn't support requested features\nstart failed: QEMU exited with code 1`;
    expect(said(own)).not.toContain('not the CPU');
  });

  it('a host that has the feature is told', () => {
    const text = "guest CPU doesn't match specification: missing features: pcid";
    expect(said(text, ALDER)).toMatch(/the host that was given can give it/);
    expect(said(text, R3600)).not.toMatch(/can give it/);
    expect(said(warning('MSR(10AH).tsx-ctrl [bit 7]'), E3V5)).toMatch(/the CPU does not show it/);
  });
});

describe('moves', () => {
  const move = (from: string, to: string, model: string) =>
    explainMove({
      from: hostOf(from),
      to: hostOf(to),
      model,
      qemu: { from: known.qemu, to: known.qemu },
      features: FEATURES,
    });
  it('a mitigation in the form of the other vendor is no obstacle', () => {
    expect(move(CASCADE, ICX, 'Cascadelake-Server-noTSX,+ibpb').may).not.toBe('no');
    expect(move(CASCADE, BARE, 'Nehalem,+ibpb').may).toBe('no');
  });
});
