import { expect, it } from 'vitest';
import { guestCpu } from '../libvirt/cpu.js';
import { explainMove, type MoveQuestion } from './move.js';
import { features, hostOf, libvirt113, qemu72, qemu100 } from './testing/hosts.js';

const genoa = hostOf({ like: 'EPYC-Genoa' });
const milan = hostOf({ like: 'EPYC-Milan' });

function move(question: Partial<MoveQuestion> & Pick<MoveQuestion, 'from' | 'to'>) {
  return explainMove({ features, qemu: { from: qemu100, to: qemu100 }, ...question });
}

it('lets a guest move to a host that can give all it has', () => {
  expect(move({ from: genoa, to: genoa, model: 'EPYC-Milan', libvirt: libvirt113 })).toMatchObject({
    may: 'yes',
    obstacles: [],
    loses: [],
  });
});

it('names what the destination lacks, and why', () => {
  const { may, loses, obstacles } = move({ from: genoa, to: milan, model: 'EPYC-Genoa' });
  expect(may).toBe('no');
  expect(loses.find(({ feature }) => feature === 'avx512f')).toMatchObject({ cause: 'cpu-lacks' });
  expect(obstacles[0]).toMatch(/^\S+: the guest has it, the destination cannot give it: /);
});

it('what the source could not give either is no loss', () => {
  const { may, gains } = move({ from: milan, to: genoa, model: 'EPYC-Genoa' });
  expect(may).toBe('yes');
  expect(gains.map(({ feature }) => feature)).toContain('avx512f');
});

it("takes the guest's own CPU", () => {
  const cpu = guestCpu({ model: 'EPYC-Milan', features: [{ name: 'avx512f', policy: 'require' }] });
  expect(move({ from: genoa, to: milan, cpu }).loses.map(({ feature }) => feature)).toEqual(['avx512f']);
});

it('a machine type or model that the other QEMU lacks', () => {
  const old = hostOf({ qemu: qemu72, like: 'EPYC-Milan' });
  const question = { from: genoa, to: old, qemu: { from: qemu100, to: qemu72 } };
  expect(move({ ...question, model: 'EPYC-Milan' }).obstacles).toEqual([
    expect.stringMatching(/^at the destination QEMU 7.2 has no machine type 'pc-q35-10.0'/),
  ]);
  expect(move({ ...question, machine: 'pc-q35-7.2', model: 'EPYC-Genoa' }).obstacles[0]).toMatch(
    /^at the destination QEMU 7.2 has no CPU model 'EPYC-Genoa'/,
  );
});

it('the same model and machine type mean the same in both releases', () => {
  const old = hostOf({ qemu: qemu72, like: 'EPYC-Milan', machines: ['pc-q35-7.2'] });
  const young = hostOf({ like: 'EPYC-Milan', machines: ['pc-q35-7.2'] });
  expect(
    move({ from: old, to: young, qemu: { from: qemu72, to: qemu100 }, machine: 'pc-q35-7.2', model: 'EPYC-Milan' }),
  ).toMatchObject({ may: 'yes', changes: [] });
});

it('another vendor', () => {
  const intel = hostOf({ vendor: 'GenuineIntel', like: 'Skylake-Server' });
  const { may, obstacles } = move({ from: genoa, to: intel, model: 'Nehalem' });
  expect(may).toBe('no');
  expect(obstacles.find((text) => text.startsWith('vendor'))).toMatch(
    /^vendor differs \(AuthenticAMD here, GenuineIntel there\)/,
  );
});

it('TSC: 250 ppm, or scaling at the destination', () => {
  const at = (khz: number, flags = '') =>
    hostOf({
      like: 'EPYC-Milan',
      plus: ['invtsc'],
      cpuid: [[0x15, 0, 1, khz, 1000, 0]],
      cpuinfo: flags === '' ? {} : { flags },
    });
  const question = { model: 'EPYC-Milan', properties: { invtsc: true, 'tsc-frequency': 2_000_000_000n } };
  expect(move({ ...question, from: at(2_000_000), to: at(2_000_400) }).may).toBe('yes');
  expect(move({ ...question, from: at(2_000_000), to: at(2_001_000) }).obstacles).toHaveLength(1);
  expect(move({ ...question, from: at(2_000_000), to: at(2_001_000, 'tsc_scale') }).obstacles).toEqual([]);
});

it("a guest with its host's CPU has to find all of it", () => {
  expect(move({ from: genoa, to: genoa, model: 'host' }).may).toBe('yes');
  const { may, loses } = move({ from: genoa, to: milan, cpu: guestCpu({ mode: 'host-passthrough' }) });
  expect(may).toBe('no');
  expect(loses.map(({ feature }) => feature)).toContain('avx512f');
});
