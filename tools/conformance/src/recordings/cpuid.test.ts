import { fileURLToPath } from 'node:url';
import { qemuRelease } from '@cpu-models/catalog';
import { describe, expect, it } from 'vitest';
import { provenSource } from '../proofs/proof.js';
import { proveCpuid } from './cpuid.js';
import { type CpuidRecording, readCpuidRecording } from './cpuid-format.js';
import { HOST_PLACES } from './host-places.js';

const path = fileURLToPath(new URL('../../recordings/cpuid-11.1-kvm.json.br', import.meta.url));
const recording = readCpuidRecording(path);
const release = qemuRelease(await provenSource(), '11.1');

describe('what guests read under KVM, told without KVM', () => {
  it('is as predicted, but for what is said to be up to the host', () => {
    const proof = proveCpuid(release, recording);
    expect(proof.differences).toEqual([]);
    expect(proof.registers).toBeGreaterThan(100_000);
    // A place that never differs is needlessly said to be the host's.
    expect([...proof.ofHost.keys()].sort()).toEqual([...HOST_PLACES.keys()].sort());
  });

  it('differs where one register is another', () => {
    const [first = '', ...rest] = recording.raw;
    const bytes = Buffer.from(first, 'base64');
    bytes.writeUInt8(bytes.readUInt8(4) ^ 1, 4);
    const { differences } = proveCpuid(release, { ...recording, raw: [bytes.toString('base64'), ...rest] });
    expect(new Set(differences.map((line) => line.split(' ').slice(3, 4).join()))).toEqual(new Set(['0x0.0.ebx:']));
  });

  it('differs where the host offered something else', () => {
    const offers = Object.entries(recording.offers ?? {}).map(([machine, offer]) => [
      machine,
      { ...offer, host: { ...offer.host, kvmclock: false } },
    ]);
    const other = { ...recording, offers: Object.fromEntries(offers) } as CpuidRecording;
    expect(proveCpuid(release, other).differences[0]).toMatch(/0x40000001\.0\.eax: .*, predicted/);
  });
});
