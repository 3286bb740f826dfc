import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../bin/cpu-models.js', import.meta.url));
let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'mistakes-'));
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'VERSION'), '3.1.0\n');
  writeFileSync(join(folder, 'domain.xml'), '<domain><cpu mode="custom"></domain>');
  writeFileSync(join(folder, 'host.json'), '{"format": "something else"}');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What users get wrong, in each room that may refuse it. */
describe.each([
  ['gen brainfuck', 'there is no output brainfuck'],
  ['resolve Nehalm --qemu 10.0 --machine pc-q35-10.0', 'Nehalem'],
  ['resolve Nehalem --qemu 9.9 --machine pc', 'QEMU 9.9 is not supported'],
  ['new version Moo --set mcdt-no=on', 'Moo'],
  ['new model Moo --cpuid DIR/host.json --about x', 'error:'],
  ['impact --base no-such-revision', 'no revision no-such-revision'],
  ['apply qemu DIR', 'DIR is left as it was'],
  ['apply libvirt DIR', 'DIR is left as it was'],
  ['import qemu DIR --release 10.0', 'error:'],
  ['follow libvirt DIR', 'error:'],
  ['probe --binary DIR/no-such-qemu', 'no-such-qemu'],
  ['explain EPYC --host DIR/host.json', 'host.json'],
  ['pin DIR/domain.xml --machine pc', 'domain.xml'],
  ['validate --overlay DIR/src', 'the overlay holds no YAML files'],
  ['validate --workspace DIR', 'is not a workspace'],
])('cpu-models %s', (command, told) => {
  it('ends with status 1 and a sentence', () => {
    const args = command.replaceAll('DIR', folder).split(' ');
    const { status, stderr, stdout } = spawnSync(process.execPath, [PROGRAM, ...args], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining(told.replaceAll('DIR', folder)) });
    expect(stderr).not.toMatch(/\n {4}at |has a bug/);
    expect(stdout).toBe('');
  });
});
