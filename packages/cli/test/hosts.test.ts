import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../bin/cpu-models.js', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'cpu-models-hosts-'));
afterAll(() => rmSync(folder, { recursive: true }));

function ask(command: string, text: string, ...more: string[]): string {
  const file = join(folder, 'host');
  writeFileSync(file, text);
  return execFileSync(process.execPath, [COMMAND, command, file, ...more], { encoding: 'utf8' });
}

const cpuinfo = (flags: string) =>
  `processor : 0\nvendor_id : GenuineIntel\ncpu family : 6\nmodel : 42\nstepping : 7\nflags : ${flags}\n`;
const V1 =
  'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 syscall nx lm pni cx16 lahf_lm';

describe('level of a host', { timeout: 120_000 }, () => {
  it('says what it lacks for each higher one', () => {
    const { level, lacks, least, guest } = JSON.parse(ask('level', cpuinfo(V1), '--json'));
    expect([level, lacks[2], guest]).toEqual([1, ['popcnt', 'sse4.1', 'sse4.2', 'ssse3'], false]);
    expect(least[0]).toMatchObject({
      level: 2,
      models: expect.arrayContaining([expect.objectContaining({ alias: 'Nehalem' })]),
    });
  });

  it('that no model of it fits whole', () => {
    const v2 = `${V1} popcnt sse4_1 sse4_2 ssse3`;
    const v3 = `${v2} avx avx2 bmi1 bmi2 f16c fma abm movbe xsave xsaveopt pclmulqdq rdrand rdtscp hypervisor`;
    expect(ask('level', cpuinfo(v3))).toMatch(/^the host gives all of x86-64-v3: \S+=off has it here$/m);
    expect(ask('level', cpuinfo(v2))).not.toContain('gives all of x86-64-v3');
  });

  it('of one that is a guest itself names what must change', () => {
    expect(ask('level', cpuinfo(`${V1} hypervisor`))).toContain('is a guest itself');
    expect(ask('level', cpuinfo(V1))).not.toContain('is a guest itself');
  });
});

describe('host', { timeout: 120_000 }, () => {
  const hex = (value: number) => value.toString(16).padStart(8, '0');
  const rows = (...leaves: (readonly number[])[]) =>
    leaves.map(([leaf = 0, ...registers]) => [leaf, 0, ...registers].map(hex).join(' ')).join('\n');
  const intel = [0, 1, 0x756e_6547, 0x6c65_746e, 0x4965_6e69] as const;

  it('tells the CPU of a dump by its own name, else by vendor and signature', () => {
    const named = [2, 3, 4].map((at) => [
      0x8000_0000 + at,
      0x2055_5043,
      0x2020_2020,
      0x2020_2020,
      at === 4 ? 0x3158 : 0x2020_2020,
    ]);
    const start = [intel, [1, 0x206a7, 0, 0, 0]];
    expect(ask('host', rows(...start, ...named))).toMatch(/CPU CPU .*X1, family 6, model 42, stepping 7;/);
    expect(ask('host', rows(...start, [7, 0, 0, 0, 0]))).toContain('CPU GenuineIntel, family 6, model 42, stepping 7;');
  });
});
