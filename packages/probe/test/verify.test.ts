import { createHash } from 'node:crypto';
import { exportRelease } from '@cpu-models/runtime';
import { qemu_7_2 as release } from '@cpu-models/runtime/data/qemu-7.2';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Recording, verifyRecording } from '../src/index.js';

/** What a QEMU would answer that does as predicted, on few machine types. */
function asPredicted(): Recording {
  const machines = release.machines.filter(({ name }) => ['none', 'microvm'].includes(name));
  const sha1 = (text: string) => createHash('sha1').update(text).digest('hex');
  return { ...exportRelease({ ...release, machines }, { accelerator: 'tcg', sha1 }) } as unknown as Recording;
}

describe('verifyRecording', () => {
  let recording: Recording;
  beforeAll(() => {
    recording = asPredicted();
  });
  const verify = (change: Partial<Recording>) => verifyRecording(release, { ...recording, ...change });

  it('finds nothing where QEMU answers as predicted', () => {
    expect(verify({})).toMatchObject({ machines: 2, differing: 0, definitionsDiffering: 0, differences: [] });
  });

  it('tells of one property that is another one', () => {
    const key = recording.expansions['microvm']?.['EPYC-v1'] ?? '';
    const props = { ...recording.props, [key]: { ...recording.props[key], fpu: false } };
    const { differences, differing } = verify({ props });
    expect(differences).toContain('microvm EPYC-v1 fpu: false, predicted true');
    expect(differing).toBe(differences.length);
  });

  it('tells of a property that is missing, and of one too many', () => {
    const key = recording.expansions['none:static']?.['EPYC-v1'] ?? '';
    const { fpu: _, ...others } = recording.props[key] ?? {};
    const { differences } = verify({ props: { ...recording.props, [key]: { ...others, other: 1 } } });
    expect(differences.filter((line) => line.includes('EPYC-v1'))).toEqual([
      'none:static EPYC-v1 other: 1, predicted undefined',
      'none:static EPYC-v1 fpu: undefined, predicted true',
    ]);
  });

  it('tells of definitions that are missing, new, or say something else', () => {
    const key = recording.definitions['microvm'] ?? '';
    const [first, second, ...rest] = recording.defs[key] ?? [];
    const defs = [{ ...first, static: true }, { ...second, name: 'Other' }, ...rest] as Recording['defs'][string];
    const { definitionsDiffering, differences } = verify({ defs: { ...recording.defs, [key]: defs } });
    const machines = Object.values(recording.definitions).filter((other) => other === key).length;
    expect(definitionsDiffering).toBe(3 * machines);
    expect(differences.filter((line) => line.startsWith('microvm definition'))).toHaveLength(3);
  });

  it('takes 64-bit numbers by their value, and a number for no text', () => {
    const key = recording.expansions['none']?.['EPYC-v1'] ?? '';
    const of = (level: unknown) =>
      verify({ props: { ...recording.props, [key]: { ...recording.props[key], 'min-level': level } as never } });
    const level = recording.props[key]?.['min-level'] as number;
    expect(of(BigInt(level)).differences).toEqual([]);
    expect(of(String(level)).differing).toBeGreaterThan(0);
  });
});
