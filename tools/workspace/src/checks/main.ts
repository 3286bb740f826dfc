/**
 * Runs everything that tells whether the workspace is sound, for every room: drift of committed outputs, types, lint and
 * tests. What has not changed since it was right is not run again. The last line is the total.
 */
import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { COUNTS } from './run.js';
import { formatTotal, total } from './total.js';

const CHECKS = ['gen-check', 'typecheck', 'lint', 'test'];
const root = fileURLToPath(new URL('../../../../', import.meta.url));

// Results of this run only: Nx puts those that it has in its cache there again.
rmSync(join(root, COUNTS), { recursive: true, force: true });
const args = ['run-many', '-t', ...CHECKS, '--nxBail=false', '--outputStyle=stream', ...process.argv.slice(2)];
const { status } = spawnSync(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), ...args], {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, NX_TUI: 'false' },
});
const sum = total(join(root, COUNTS), status === 0);
console.log(formatTotal(sum));
process.exitCode = sum.failed > 0 ? 1 : 0;
