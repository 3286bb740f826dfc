import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';

const HOOKS = fileURLToPath(new URL('../../lint/hooks/', import.meta.url));
const COMMAND = `${process.execPath} ${fileURLToPath(new URL('../bin/cpu-models.js', import.meta.url))}`;
const read = (name: string) => parse(readFileSync(join(HOOKS, name), 'utf8'));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'hooks-'));
  writeFileSync(join(folder, 'guest.yaml'), 'cpu_model: Hasswell-noTSX\n');
  writeFileSync(join(folder, 'guests.txt'), '-machine pc-q35-10.0 -cpu EPYC-Rome\n');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the action's step prints, as a runner starts it. */
function action(check: string, args: string, command = COMMAND) {
  const [step] = read('action.yml').runs.steps;
  const env = { ...process.env, CHECK: check, ARGUMENTS: args, COMMAND: command };
  const { status, stdout, stderr } = spawnSync('bash', ['-e', '-o', 'pipefail', '-c', step.run], {
    ...{ cwd: folder, env, encoding: 'utf8' },
  });
  return { status, output: stdout + stderr };
}

describe('the action', () => {
  it('shows a wrong name where it stands', { timeout: 120_000 }, () => {
    const { status, output } = action('lint', 'guest.yaml');
    expect(output).toMatch(/^::(error|warning) file=guest\.yaml,line=1,.*Haswell-noTSX/m);
    expect(status).toBe(1);
  });

  it('lets guests through that keep their CPU', { timeout: 120_000 }, () => {
    const { status, output } = action('upgrade', '--from qemu-10.0 --to qemu-11.1 --guests guests.txt');
    expect({ status, output }).toMatchObject({ status: 0 });
  });

  it('passes no word on to a shell', () => {
    const { output } = action('lint', '$(id) ; echo *', 'echo');
    expect(output).toBe('lint --format github $(id) ; echo *\n');
  });

  it('names the checks that there are', () => {
    expect(action('lnt', '')).toEqual({
      status: 2,
      output: "::error::check is 'lnt'; expected lint, upgrade or drift\n",
    });
  });
});

describe('what is copied', () => {
  const steps = Object.values(read('workflow.yml').jobs).flatMap((job) => (job as { steps: object[] }).steps);
  const used = steps.flatMap((step) => ('with' in step ? [step.with as { check: string; arguments: string }] : []));
  const hooks: { entry: string }[] = read('pre-commit-config.yaml').repos[0].hooks;

  it('has each check once in the workflow', () => {
    expect(used.map(({ check }) => check)).toEqual(['lint', 'upgrade', 'drift']);
    const { inputs } = read('action.yml');
    for (const one of used) expect(Object.keys(inputs)).toEqual(expect.arrayContaining(Object.keys(one)));
  });

  it.each(hooks.map(({ entry }) => [entry]))('pre-commit: %s runs', { timeout: 120_000 }, (entry) => {
    const [, ...args] = entry.split(' ');
    const files = args[0] === 'lint' ? ['guests.txt'] : [];
    const [node = '', program = ''] = COMMAND.split(' ');
    const { status, stderr } = spawnSync(node, [program, ...args, ...files], { cwd: folder, encoding: 'utf8' });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });
});
