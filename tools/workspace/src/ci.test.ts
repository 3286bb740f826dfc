import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ROOT } from './scratch.js';

/** Writes down how it was called, ends with 1 if that is what is to fail, and says what a command of its kind says. */
const STAND_IN = `#!/bin/sh
call="$(basename "$0") $*"
echo "$call" >> "$CALLS"
case "$call" in
  *"$FAILS"*) exit 1 ;;
  *status*) echo "$DIRTY" ;;
  *--verify*) echo fedcba9876543210 ;;
  *rev-parse*|*merge-base*) echo 0123456789abcdef ;;
  *conformance*|*'run test'|*audit/main*) echo '1 passed, 0 failed, 0 skipped' ;;
esac
exit 0
`;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'ci-'));
  mkdirSync(join(folder, '.ci'));
  mkdirSync(join(folder, 'bin'));
  cpSync(join(ROOT, '.ci/run'), join(folder, '.ci/run'));
  for (const name of ['npm', 'npx', 'git', 'qemu-system-x86_64', 'chromium']) {
    writeFileSync(join(folder, 'bin', name), STAND_IN);
    chmodSync(join(folder, 'bin', name), 0o755);
  }
});
afterEach(() => rmSync(folder, { recursive: true }));

/** Runs CI's own program with stand-ins for what it calls. */
function ci({ fails = 'nothing', dirty = '' } = {}) {
  const calls = join(folder, 'calls');
  writeFileSync(calls, '');
  const path = `${join(folder, 'bin')}${delimiter}${process.env['PATH']}`;
  const env = { ...process.env, PATH: path, CALLS: calls, FAILS: fails, DIRTY: dirty };
  const { status, stdout } = spawnSync('bash', [join(folder, '.ci/run')], { env, encoding: 'utf8' });
  return {
    status,
    last: stdout.trimEnd().split('\n').at(-1),
    calls: readFileSync(calls, 'utf8').trimEnd().split('\n'),
  };
}

it('looks at the committed tree before anything could repair it, and at nothing that a cache says', () => {
  const { status, calls } = ci();
  expect(status).toBe(0);
  const order = [
    'npm ci',
    'nx run gen-check --skip-nx-cache',
    'nx run gen --skip-nx-cache',
    'git status --porcelain',
    'nx run test',
  ];
  const found = order.map((step) => calls.findIndex((call) => call.includes(step)));
  expect(found).not.toContain(-1);
  expect(found).toEqual([...found].sort((a, b) => a - b));
});

it.each(['gen-check', 'run gen ', 'freeze --check', 'conformance', 'run test', 'audit/main', 'site:check'])(
  'fails if %s does',
  (fails) => {
    expect(ci({ fails })).toMatchObject({ status: 1, last: expect.stringContaining(' 1 failed, ') });
  },
);

it('fails if generating changes a file', () => {
  expect(ci({ dirty: ' M packages/docs/commands.md' }).status).toBe(1);
});
