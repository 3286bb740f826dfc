import { describe, expect, it } from 'vitest';
import { CpuidIncompleteError, QemuDiedError, record, recordCpuid } from '../src/index.js';
import { fake, processesWith } from './helpers.js';

const MACHINE = 'pc-q35-9.0';

describe('a model of which QEMU dies is told of, and the others go on', () => {
  it('while guests read CPUID', async () => {
    const { mark, ...options } = fake('guest-aborts');
    const found = await recordCpuid({ ...options, machines: ['q35'], table: [[0, 1]], topologies: [{ cores: 3 }] });
    const read = { [MACHINE]: { qemu64: Object.keys(found.raw)[0] } };
    expect(found).toMatchObject({ cpuid: read, topologies: { 'cores=3': read } });
    expect(found.cpuid[MACHINE]).not.toHaveProperty('max');
    const why = /^QEMU was killed by SIGABRT after 0 of 16 bytes of CPUID: fake-qemu: failed to set MSR 0x10a$/;
    const told = { [MACHINE]: { max: expect.stringMatching(why) } };
    expect(found.aborted).toEqual({ '': told, 'cores=3': told });
    expect(processesWith(mark)).toBe(0);
  });

  it('while it is asked for expansions', async () => {
    const { mark, ...options } = fake('model-aborts');
    const found = await record({ ...options, machines: [MACHINE] });
    expect(Object.keys(found.expansions[MACHINE] ?? {})).toEqual(['qemu64']);
    expect(found.refused?.[MACHINE]?.['max']).toMatch(/^QEMU was killed by SIGABRT during query-cpu-model-expansion/);
    expect(processesWith(mark)).toBe(0);
  });

  it('but not where all die', async () => {
    const { mark: _, ...guests } = fake('guest-aborts');
    const boots = recordCpuid({ ...guests, machines: ['q35'], models: ['max'], table: [[0, 1]] });
    await expect(boots).rejects.toThrow(CpuidIncompleteError);
    const { mark: __, ...dying } = fake('dies-midway');
    await expect(record({ ...dying, machines: [MACHINE] })).rejects.toThrow(QemuDiedError);
  });
});
