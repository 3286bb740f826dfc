import { explainHost, explainMove, fleetBaseline, resolve } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import { diffMany } from '@cpu-models/runtime/qemu';
import { describe, expect, it } from 'vitest';
import { explainMessages, readHost } from '../src/index.js';
import { known } from './cases.js';
import { ALDER, CASCADE, COMET, flagsOf, GENOA, GNR, ICX, N100, NEHALEM, R3600, SPR, TURIN } from './cpus.js';
import { json } from './questions.js';

/** Questions of the same kinds, asked once, after the answers were written. */
const host = (text: string) => readHost([{ name: 'host', text }], known).host;
const qemu = (release: string) => known.qemu.find((one) => one.release === release) as (typeof known.qemu)[number];
const WESTMERE = flagsOf(NEHALEM, 'aes pclmulqdq pcid pdpe1gb').replace(/^(model\s*: ).*$/m, '$144');
const explain = (text: string, model: string, feature?: string) =>
  explainHost({ host: host(text), qemu: known.qemu, features: FEATURES, model, feature });
const missing = (text: string, model: string) => {
  const { runs, missing: lacks } = explain(text, model);
  return [runs, ...lacks.map(({ feature }) => feature)];
};
const move = (from: string, to: string, model: string) =>
  explainMove({
    from: host(from),
    to: host(to),
    qemu: { from: known.qemu, to: known.qemu },
    features: FEATURES,
    model,
  });
const baseline = (...texts: readonly string[]) =>
  fleetBaseline({
    members: texts.map((text, at) => ({ name: `h${at}`, host: host(text) })),
    qemu: known.qemu,
    libvirt: known.libvirt.at(-1) as (typeof known.libvirt)[number],
    features: FEATURES,
  });
const messages = (text: string) => explainMessages(text, known);

describe('why', () => {
  it.each([
    [R3600, 'EPYC-Milan-v2', ['no', 'vaes', 'vpclmulqdq']],
    [CASCADE, 'Cooperlake', ['no', 'avx512-bf16']],
    [ICX, 'SapphireRapids-v2', ['no', 'amx-tile']],
    [WESTMERE, 'IvyBridge', ['no', 'avx', 'f16c', 'rdrand']],
    [GENOA, 'EPYC-Turin', ['no', 'avx-vnni']],
    [COMET, 'Haswell-noTSX-IBRS,+hle', ['no', 'hle']],
  ])('%# %s', (text, model, parts) => {
    expect(missing(text, model)).toEqual(expect.arrayContaining(parts));
  });
  it('Denverton-v3 on an N100', () => {
    expect(missing(N100, 'Denverton-v3')).not.toContain('sha-ni');
    expect(
      explain(N100, 'Denverton-v3')
        .missing.map(({ feature }) => feature)
        .filter((name) => name === 'mpx'),
    ).toEqual([]);
  });
  it('AVX-512 of an Alder Lake', () => {
    expect(explain(ALDER, 'Haswell-noTSX,+avx512f', 'avx512f').feature).toMatchObject({
      effect: 'missing',
      cause: 'cpu-lacks',
    });
  });
  it('Nehalem-IBRS on a Nehalem', () => {
    expect(explain(NEHALEM, 'Nehalem-IBRS').runs).not.toBe('no');
  });
});

describe('may it move', () => {
  it.each([
    [GENOA, TURIN, 'EPYC-Genoa', true],
    [TURIN, GENOA, 'EPYC-Turin', false],
    [ICX, SPR, 'host', false],
    [COMET, ALDER, 'Haswell-noTSX', true],
    [ICX, SPR, 'Icelake-Server-noTSX', true],
  ])('%# %s', (from, to, model, may) => {
    expect(move(from, to, model).may !== 'no').toBe(may);
  });
});

describe('upgrades and fleets', () => {
  it('EPYC-Rome-v4 on its machine type', () => {
    const on = (release: string) =>
      resolve(qemu(release), {
        machine: 'pc-q35-8.2',
        accelerator: 'kvm',
        hostVendor: 'AuthenticAMD',
        model: 'EPYC-Rome-v4',
      });
    const changes = diffMany([{ machine: 'pc-q35-8.2', model: 'EPYC-Rome-v4', from: on('8.2'), to: on('10.0') }]);
    expect(changes.filter(({ guestVisible }) => guestVisible)).toEqual([]);
  });
  it('Zen 4 and Zen 5', () => {
    expect(baseline(GENOA, TURIN).cpu.model).toMatch(/^EPYC-Genoa/);
  });
  it('Sapphire Rapids and Granite Rapids', () => {
    const { cpu, features } = baseline(SPR, GNR);
    expect(cpu.model).toMatch(/^SapphireRapids/);
    expect(features.filter((name) => name === 'hle' || name === 'rtm')).toEqual([]);
  });
});

describe('what does it say', () => {
  it('a property in Linux spelling', () => {
    expect(
      json(
        messages(
          "qemu-kvm: can't apply global EPYC-x86_64-cpu.amd_ssbd=on: Property 'EPYC-x86_64-cpu.amd_ssbd' not found",
        ),
      ),
    ).toContain('amd-ssbd');
  });
  it('a slip in a feature of libvirt', () => {
    expect(json(messages('error: unsupported configuration: unknown CPU feature: pclmuldqq'))).toContain('pclmuldq');
  });
  it('two programs in one paste', () => {
    const found = messages(
      '[    4.2] kvm: disabled by bios\n$ podman run ubi10\nFatal glibc error: CPU does not support x86-64-v3\n',
    );
    expect(found.map(({ who }) => who)).toEqual(['Linux', 'glibc']);
  });
});
