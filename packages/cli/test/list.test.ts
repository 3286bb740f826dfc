import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../bin/cpu-models.js', import.meta.url));
const list = (...args: string[]) => execFileSync(process.execPath, [COMMAND, ...args], { encoding: 'utf8' });

describe('list', () => {
  it('has the models that a filter leaves', { timeout: 120_000 }, () => {
    const found = JSON.parse(list('list', 'models', '--qemu', '10.0', '--vendor', 'amd', '--level', '4', '--json'));
    expect(found).toEqual([
      {
        ...{ name: 'EPYC-Genoa-v1', alias: '', vendor: 'AuthenticAMD', signature: '25/17/0' },
        ...{ level: 4, deprecated: false },
      },
    ]);
  });

  it.each([
    [['models', '--level', 'x'], 'there is no x86-64 level x; expected 1, 2, 3 or 4'],
    [['models', '--vendor', 'acme'], 'there are no models of acme; expected any of'],
    [['machines', '--level', '3'], 'machines have no x86-64 level'],
  ])('refuses %s', { timeout: 120_000 }, (args, message) => {
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'list', ...args], { encoding: 'utf8' });
    expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining(message) });
  });

  it('says which lists there are', { timeout: 120_000 }, () => {
    const { status, stderr } = spawnSync(process.execPath, [COMMAND, 'list', 'modles'], { encoding: 'utf8' });
    expect({ status, stderr }).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('models, machines, features'),
    });
  });
});

it('--version is that of the package', { timeout: 120_000 }, () =>
  expect(list('--version')).toMatch(/^\d+\.\d+\.\d+\n$/),
);
