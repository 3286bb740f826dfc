import { describe, expect, it } from 'vitest';
import {
  contentKey,
  type Json,
  parseJson,
  probe,
  probeText,
  QemuDidNotStartError,
  QemuRefusedError,
  readProbe,
  record,
  recordCpuid,
  recordingText,
  withQemu,
} from '../src/index.js';
import { installedQemu, processesWith } from './helpers.js';

const qemu = installedQemu();
const binary = qemu?.binary ?? '';
/** What Debian 12's QEMU was recorded to answer, by the package's whole version. */
const isRecordedBuild = qemu?.version.includes('7.2.22 (Debian 1:7.2+dfsg-7+deb12u18') ?? false;

describe.skipIf(qemu === null)(`a real QEMU (${qemu?.version ?? 'none installed'})`, () => {
  it('is probed, and the file reads back', async () => {
    const found = await probe({ binary });
    expect(readProbe(probeText(found))).toEqual(found);
    expect(found.accel === 'kvm').toBe(found.withoutKvm === null);
    expect(Object.keys(found.expansions)).toHaveLength(3);
    expect(found.refused).toEqual({});
  }, 60_000);

  it('refuses an unknown model and goes on', async () => {
    await withQemu({ binary }, async (qmp) => {
      const unknown = qmp.execute('query-cpu-model-expansion', { type: 'full', model: { name: 'Pentium-9' } });
      await expect(unknown).rejects.toThrow(QemuRefusedError);
      expect(await qmp.execute('query-name')).toEqual({});
    });
  });

  it('says itself why it does not start', async () => {
    const mark = 'pc-nosuch-machine-type';
    const start = record({ binary, accel: 'tcg', machines: [mark] });
    await expect(start).rejects.toThrow(QemuDidNotStartError);
    await expect(start).rejects.toThrow(/exited with status 1: .*unsupported machine type/);
    expect(processesWith(mark)).toBe(0);
  }, 30_000);

  it('is recorded as the same build was before', async (context) => {
    context.skip(!isRecordedBuild, 'another build than the recorded one');
    const recording = await record({ binary, accel: 'tcg', machines: ['isapc', 'pc-q35-7.2'] });
    expect(contentKey(parseJson(recordingText(recording)) as Json)).toBe('9e1dc16dcbba5868');
  }, 60_000);

  it('shows its guests the CPUID that the same build showed before', async (context) => {
    context.skip(!isRecordedBuild, 'another build than the recorded one');
    const models = ['486', 'EPYC', 'Haswell-v4', 'Skylake-Server', 'max'];
    const { cpuid, filtered } = await recordCpuid({
      binary,
      accel: 'tcg',
      machines: ['microvm', 'pc-q35-7.2'],
      models,
    });
    expect({ cpuid, filtered }).toEqual(GUESTS);
  }, 60_000);
});

const GUESTS = {
  cpuid: {
    microvm: {
      '486': 'c62d10ee4345ca39',
      EPYC: '656e28e471327ac0',
      'Haswell-v4': 'fbbc28acf1acf992',
      'Skylake-Server': '55617a2cf8e75482',
      max: '820d21c1547b12a7',
    },
    'pc-q35-7.2': {
      '486': 'c62d10ee4345ca39',
      EPYC: '656e28e471327ac0',
      'Haswell-v4': 'fbbc28acf1acf992',
      'Skylake-Server': '13c6602ad1834f33',
      max: '820d21c1547b12a7',
    },
  },
  filtered: {
    microvm: { EPYC: '3c03e00960', 'Haswell-v4': '20e73b55f1', 'Skylake-Server': '0c37ecf075' },
    'pc-q35-7.2': { EPYC: 'ec5cdd40c5', 'Haswell-v4': '20e73b55f1', 'Skylake-Server': '7ee45c21bf' },
  },
};
