import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProgram } from '../program.js';
import { bashCompletion } from './bash.js';
import { fishCompletion } from './fish.js';
import { knownLists } from './lists.js';
import { completedOf } from './outline.js';
import { zshCompletion } from './zsh.js';

const commands = completedOf(await createProgram());
const lists = knownLists();
const isHere = (shell: string) => spawnSync(shell, ['-c', 'true']).status === 0;

describe('the completion of bash', () => {
  const script = bashCompletion(commands, lists);
  const complete = (...words: string[]) => {
    const ask = `COMP_WORDS=("$@"); COMP_CWORD=$(($#-1)); _cpu_models; printf '%s\\n' "\${COMPREPLY[@]}"`;
    return execFileSync('bash', ['-c', `${script}\n${ask}`, 'bash', 'cpu-models', ...words], { encoding: 'utf8' })
      .trim()
      .split('\n');
  };

  it.each([
    [['res'], ['resolve']],
    [
      ['import', ''],
      ['qemu', 'libvirt'],
    ],
    [['resolve', 'EPYC-Rome-v'], lists.models.filter((name) => name.startsWith('EPYC-Rome-v'))],
    [
      ['resolve', 'EPYC', '--accel', ''],
      ['tcg', 'kvm'],
    ],
    [
      ['diff', '--from', '7.'],
      ['7.0', '7.1', '7.2'],
    ],
    [['explain', '--libvirt', '12'], lists.libvirt.filter((name) => name.startsWith('12'))],
    [['--json', 'list', 'ma'], ['machines']],
  ])('of %j', (words, found) => expect(complete(...words)).toEqual(found));
});

it.each([
  ['zsh', zshCompletion(commands, lists)],
  ['fish', fishCompletion(commands, lists)],
])('%s can read its completion, which has every command', (shell, script) => {
  for (const { path } of commands) expect(script).toContain(path.split(' ').at(-1));
  if (!isHere(shell)) return console.warn(`NOT READ by ${shell}, which is not here`);
  const folder = mkdtempSync(join(tmpdir(), 'completion-'));
  try {
    writeFileSync(join(folder, 'script'), script);
    const { status, stderr } = spawnSync(shell, ['-n', join(folder, 'script')], { encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
