import { type ExplainHost, explainHost, explainMove, type FleetBaseline, fleetBaseline } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import { describe, expect, it } from 'vitest';
import { readHost } from '../src/index.js';
import { known } from './cases.js';
import { ALDER, CASCADE, COMET, flagsOf, GENOA, GNR, ICX, KVM64, NEHALEM, R5700G, SPR, TURIN } from './cpus.js';

/** Hosts of which only /proc/cpuinfo is known, perhaps with the kernel and what its modules were loaded with. */
const host = (text: string, kernel = '', modules: ExplainHost['host']['modules'] = {}): ExplainHost => {
  const { host: read } = readHost([{ name: 'cpuinfo', text }], known);
  return { ...read, host: { ...read.host, kernel: { ...read.host.kernel, release: kernel }, modules } };
};

const feature = (on: ExplainHost, model: string, name: string) =>
  explainHost({ host: on, qemu: known.qemu, features: FEATURES, model, feature: name }).feature;

describe('what KVM gives of a CPU', () => {
  it.each([
    [
      'a parameter was off',
      host(R5700G, '', { kvm_amd: { npt: 'N' } }),
      'EPYC-Milan,+svm,+npt',
      'npt',
      'kvm-parameter',
    ],
    ['a parameter is off by default', host(CASCADE), 'Cascadelake-Server,+intel-pt', 'intel-pt', 'kvm-parameter'],
    ['the kernel is too old', host(SPR, '5.14.0'), 'SapphireRapids', 'amx-tile', 'kvm-withholds'],
    ['a CPU with efficient cores', host(ALDER), 'Skylake-Server', 'avx512f', 'cpu-lacks'],
    ['there, of host', host(GENOA), 'host', 'sse4a', 'available'],
    ['not there, of host', host(GENOA), 'host', 'amx-tile', 'other-vendor'],
    ['umip, made up by KVM', host(CASCADE), 'Cascadelake-Server,+umip', 'umip', 'emulated'],
  ] as const)('%s', (_, on, model, name, cause) => {
    expect(feature(on, model, name)?.cause).toBe(cause);
  });

  it('a flag that Linux shows long before KVM gives it says nothing, until a newer one is there', () => {
    expect(feature(host(ICX), 'Icelake-Server,+flush-l1d', 'flush-l1d')?.effect).toBe('unknown');
    expect(feature(host(ICX, '6.8.0'), 'Icelake-Server,+flush-l1d', 'flush-l1d')?.effect).toBe('on');
  });
});

describe('moves', () => {
  const move = (from: ExplainHost, to: ExplainHost, model: string) =>
    explainMove({ from, to, model, qemu: { from: known.qemu, to: known.qemu }, features: FEATURES });

  it.each([
    [host(SPR), host(ICX), 'SapphireRapids', 'no'],
    [host(SPR, '6.8.0'), host(SPR, '5.14.0'), 'SapphireRapids', 'no'],
    [host(flagsOf(CASCADE, 'hle rtm')), host(CASCADE), 'Cascadelake-Server', 'no'],
    [host(flagsOf(CASCADE, 'hle rtm')), host(CASCADE), 'Cascadelake-Server-noTSX', 'yes'],
    [host(TURIN), host(GENOA), 'EPYC-Turin', 'no'],
  ] as const)('%#', (from, to, model, may) => {
    const { may: answer } = move(from, to, model);
    expect(may === 'yes' ? answer !== 'no' : answer === 'no').toBe(true);
  });
});

describe('fleets', () => {
  const baseline = (...texts: readonly string[]): FleetBaseline =>
    fleetBaseline({
      members: texts.map((text, at) => ({ name: `host-${at}`, host: host(text) })),
      qemu: known.qemu,
      libvirt: known.libvirt.at(-1) as (typeof known.libvirt)[number],
      features: FEATURES,
    });

  it.each([
    ['desktops of two generations', [ALDER, COMET], /^Skylake-Client-noTSX-IBRS$/, /mpx=on|intel-pt/],
    ['servers of three generations', [ICX, SPR, GNR], /^Icelake-Server-noTSX$/, /amx|waitpkg|flush-l1d/],
    ['Zen 4 and Zen 5', [GENOA, TURIN], /^EPYC-Genoa/, /prefetchi|movdiri/],
    ['bits of Zen 3 that flags do not show', [R5700G], /^EPYC-Milan/, /ibpb-brtype/],
    ['a guest as a host', [KVM64, NEHALEM], /^kvm64/, /ssse3=on/],
  ] as const)('%s', (_, texts, model, never) => {
    const { cpu, commandLine } = baseline(...texts);
    expect(cpu.model).toMatch(model);
    expect(commandLine).not.toMatch(never);
    // QEMU has no properties for what mirrors the guest's own registers.
    expect(commandLine).not.toMatch(/ospke|osxsave/);
    expect(cpu.features.filter(({ name }) => name === 'ospke')).toEqual([]);
  });

  it('asks for nothing without what QEMU clears it without', () => {
    const { commandLine } = baseline(R5700G, flagsOf(R5700G, '', ['svm']));
    expect(commandLine).not.toMatch(/(npt|vgif|lbrv|nrip-save|tsc-scale)=on/);
    expect(baseline(R5700G).commandLine).toMatch(/svm=on.*tsc-scale=on/);
  });
});
