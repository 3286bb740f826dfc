import { describe, expect, it } from 'vitest';
import { pin } from './pin.js';
import { smallRelease } from './testing/small-release.js';
import { versionAt } from './version-policy.js';

describe('pin', () => {
  it.each([
    ['Alpha', 'q35', 'Alpha-v1', {}],
    ['Alpha', 'microvm', 'Alpha-v3', {}],
    ['Alpha', 'pc-q35-2.0', 'Alpha-v1', { pni: false, stepping: 1 }],
    ['Alpha', 'pc-q35-3.0', 'Alpha-v1', { stepping: 2 }],
    ['Alpha-Fixed', 'pc-q35-2.0', 'Alpha-v2', {}],
    ['Alpha-v2', 'pc-q35-2.0', 'Alpha-v2', {}],
    ['base', 'q35', 'base', {}],
  ])('%s on %s is %s', (model, machine, pinned, properties) => {
    expect(pin(smallRelease(), { model, machine, accelerator: 'tcg' })).toEqual({
      model: pinned,
      properties,
      exact: true,
    });
  });

  it('leaves to the caller what the caller sets', () => {
    const question = {
      model: 'Alpha',
      machine: 'pc-q35-3.0',
      accelerator: 'tcg',
      properties: { stepping: 9 },
    } as const;
    expect(pin(smallRelease(), question)).toEqual({ model: 'Alpha-v1', properties: {}, exact: true });
  });
});

describe('versionAt', () => {
  it.each([
    ['pc-q35-2.0', 'Alpha', 'Alpha-v1'],
    ['q35', 'Alpha', 'Alpha-v3'],
    ['microvm', 'Alpha', 'Alpha-v3'],
    ['q35', 'Alpha-Fixed', 'Alpha-v2'],
    ['q35', 'Alpha-v1', 'Alpha-v1'],
    ['q35', 'max', 'max'],
  ])('on %s, %s is %s', (machine, model, expected) => {
    expect(versionAt(smallRelease(), machine, model)).toBe(expected);
  });

  it('takes a version that came with the machine type, also by micro release', () => {
    const machines = smallRelease().machines.map((machine) =>
      machine.name === 'pc-q35-3.0' ? { ...machine, name: 'pc-q35-4.0.1' } : machine,
    );
    expect(versionAt(smallRelease({ machines }), 'pc-q35-4.0.1', 'Alpha')).toBe('Alpha-v2');
  });
});
