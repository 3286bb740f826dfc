import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  writeFileSync(join(folder, 'two.xml'), '<domain/><domain/>');
  writeFileSync(join(folder, 'open.xml'), '<'.repeat(80_000));
  spawnSync('mkfifo', [join(folder, 'pipe')]);
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
  ['import qemu DIR/domain.xml --release 10.0', 'is no unpacked QEMU source tree'],
  ['import libvirt DIR/domain.xml --release 9.0', 'has no index.xml'],
  ['import libvirt DIR --release 9.0', 'has no index.xml'],
  ['follow libvirt DIR', 'error:'],
  ['probe --binary DIR/no-such-qemu', 'no-such-qemu'],
  ['explain EPYC --host DIR/host.json', 'host.json'],
  ['pin DIR/domain.xml --machine pc', 'domain.xml'],
  ['pin DIR/two.xml', 'two.xml'],
  ['pin DIR/open.xml', 'has no end'],
  ['lint DIR/pipe', 'is not a file'],
  ['resolve EPYC,, --qemu 10.0 --machine pc-q35-10.0', 'a comma with nothing behind it'],
  ['export expansions --qemu 5.2 --out DIR/VERSION/out.json', 'VERSION'],
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

it.each(['', '--json'])('an output that is full is an error: resolve %s', (option) => {
  const args = ['resolve', 'EPYC', '--qemu', '10.0', '--machine', 'pc-q35-10.0', ...option.split(' ').filter(Boolean)];
  const { status, stderr } = spawnSync('sh', ['-c', '"$0" "$@" > /dev/full', process.execPath, PROGRAM, ...args], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 1, stderr: expect.stringContaining('no space is left') });
});

it('gen says what the freeze refuses, though it could be generated', { timeout: 120_000 }, () => {
  const workspace = join(folder, 'workspace');
  cpSync(fileURLToPath(new URL('../../../schemas', import.meta.url)), join(workspace, 'schemas'), { recursive: true });
  const model = join(workspace, 'schemas/arm/models/a64fx.yaml');
  const text = readFileSync(model, 'utf8');
  writeFileSync(model, text.replace('0x001', '0x002'));
  const { status, stderr } = spawnSync(process.execPath, [PROGRAM, 'gen', 'csv', '--workspace', workspace], {
    encoding: 'utf8',
  });
  expect(status).toBe(1);
  expect(stderr).toMatch(/^schemas\/arm\/models\/a64fx\.yaml:\d+:\d+: freeze: libvirt .* are released/m);
});
