import {
  explainHost,
  explainMove,
  flagState,
  fleetBaseline,
  machineOrigin,
  meaningOf,
  withMachine,
} from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import { describe, expect, it } from 'vitest';
import { explainMessages, readGuests, readHost } from '../src/index.js';
import { explain, guestOf, hostOf, known, text } from './cases.js';
import { CASCADE, flagsOf } from './cpus.js';

const host = (cpuinfo: string) => readHost([{ name: 'host', text: cpuinfo }], known).host;
const baseline = (...hosts: readonly ReturnType<typeof host>[]) =>
  fleetBaseline({
    members: hosts.map((one, at) => ({ name: `h${at}`, host: one })),
    qemu: known.qemu,
    libvirt: known.libvirt.at(-1) as (typeof known.libvirt)[number],
    features: FEATURES,
  });

describe('a model that QEMU calls usable', () => {
  it('Opteron_G2 on Intel: libvirt 11.3 starts it, 9.0 refuses', () => {
    const probe = JSON.parse(text('B1-host-intel-qemu10.0.probe.json')) as { defs: Record<string, { name: string }[]> };
    for (const models of Object.values(probe.defs)) {
      const usable = models.find(({ name }) => name === 'qemu64');
      if (usable !== undefined) models.push({ ...usable, name: 'Opteron_G2' });
    }
    const asked = { host: host(JSON.stringify(probe)), qemu: known.qemu, features: FEATURES, model: 'Opteron_G2' };
    const verdict = (release: string) =>
      explainHost({ ...asked, libvirt: known.libvirt.find((one) => one.release === release) }).libvirt;
    expect(verdict('11.3')).toMatchObject({ starts: true, by: 'usable' });
    expect(verdict('9.0')?.starts).toBe(false);
  });
});

describe("flags of a vendor's kernel", () => {
  it('spec_ctrl and intel_stibp of RHEL 7 are bits of CPUID 7', () => {
    const old = host(flagsOf(CASCADE, 'spec_ctrl intel_stibp', ['ibrs', 'ibpb', 'stibp', 'ssbd', 'ibrs_enhanced']));
    expect(['spec-ctrl', 'stibp'].map((name) => flagState(FEATURES, old, name).has)).toEqual([true, true]);
  });
});

describe('what cpuinfo cannot show', () => {
  it.each(['C1-intel.cpuinfo', 'C2-amd-zen4.cpuinfo'])('%s: is said to be undecided where it is left out', (name) => {
    const { cpu, undecided } = baseline(hostOf(name));
    const off = cpu.features.filter(({ policy }) => policy === 'disable').map((feature) => feature.name);
    const unknown = off
      .map((feature) => meaningOf(FEATURES, feature)?.qemu ?? feature)
      .filter((feature) => flagState(FEATURES, hostOf(name), feature).has === null);
    const said = undecided.map(({ feature }) => feature);
    expect(unknown.filter((feature) => !said.includes(feature))).toEqual([]);
  });
});

describe('messages of a real log', () => {
  it('each is named, with cause and remedy', () => {
    const found = explainMessages(text('D6-qemu-warnings.txt'), known);
    expect(found.length).toBeGreaterThan(1);
    for (const { about, text: message } of found)
      for (const { name, meaning, remedy } of about)
        expect(
          [name, meaning, remedy].every((words) => words.length > 2),
          message,
        ).toBe(true);
  });
});

describe("guests with their host's CPU", () => {
  const [MILAN, ROME] = ['A3-host-qemu10.0-milan.probe.json', 'B5-host-rome-qemu10.0.probe.json'];
  const libvirt = known.libvirt.find(({ release }) => release === '11.3');
  it.each([
    ['host-model', guestOf('D7-host-model.xml')],
    ['host-passthrough', { cpu: { ...guestOf('D7-host-model.xml').cpu, mode: 'host-passthrough' } as never }],
  ])('%s is asked and moved', (_, guest) => {
    expect(explain(ROME, guest, { libvirt: '11.3' }).runs).toMatch(/yes|unknown/);
    const qemu = { from: known.qemu, to: known.qemu };
    const moved = explainMove({ from: hostOf(MILAN), to: hostOf(ROME), qemu, features: FEATURES, libvirt, ...guest });
    // A Rome lacks what a Milan has.
    expect([moved.may, moved.obstacles.length > 0]).toEqual(['no', true]);
  });
});

describe("distributions' machine types", () => {
  it.each([
    ['E-machine-pc-q35-rhel9.2.0.xml', 'Red Hat Enterprise Linux', '7.2'],
    ['E-machine-pc-q35-8.1_pve0.xml', 'Proxmox VE', '8.1'],
  ])('%s', (name, whose, based) => {
    const [guest] = readGuests(text(name));
    const machine = guest?.machine ?? '';
    expect(machineOrigin(machine)).toMatchObject({ based, whose: expect.stringContaining(whose) });
    const release = known.qemu.find((one) => one.release === based) as (typeof known.qemu)[number];
    expect(withMachine(release, machine).machines.some((one) => one.name === machine)).toBe(true);
  });
});

describe('a fleet of which only some have new microcode', () => {
  const [old, patched] = [host(flagsOf(CASCADE, '', ['md_clear'])), host(CASCADE)];
  it('requires nothing that a member lacks, and says whom to mend', () => {
    const { features, mend, cpu } = baseline(old, patched);
    expect(features).not.toContain('md-clear');
    expect(cpu.features.find(({ name }) => name === 'md-clear')?.policy).not.toBe('require');
    expect(mend.find(({ feature }) => feature === 'md-clear')?.hosts).toEqual(['h0']);
  });
  it('broken TSX is left out', () => {
    const broken = host(
      flagsOf(CASCADE, 'hle rtm')
        .replace(/^(model\s*: ).*$/m, '$163')
        .replace(/^(stepping\s*: ).*$/m, '$12'),
    );
    expect(baseline(broken).features.filter((name) => name === 'hle' || name === 'rtm')).toEqual([]);
  });
});
