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

/** Nx's name of the top level. */
const WORKSPACE = 'cpu-models';
const CHECKS = ['gen-check', 'typecheck', 'lint', 'test'];
const root = fileURLToPath(new URL('../../../../', import.meta.url));

// Results of this run only: Nx puts those that it has in its cache there again.
rmSync(join(root, COUNTS), { recursive: true, force: true });
/** Runs Nx, to its end whatever fails; true if all is well. */
function nx(...args: string[]): boolean {
  const command = [join(root, 'node_modules/nx/dist/bin/nx.js'), ...args, '--nxBail=false', '--outputStyle=stream'];
  const env = { ...process.env, NX_TUI: 'false' };
  return spawnSync(process.execPath, command, { cwd: root, stdio: 'inherit', env }).status === 0;
}

// The workspace itself is left out, for its test is this program: it would start itself again, for ever.
const rooms = nx('run-many', '-t', ...CHECKS, '--exclude', WORKSPACE, ...process.argv.slice(2));
const top = nx('run', `${WORKSPACE}:lint`);
const sum = total(join(root, COUNTS), rooms && top);
console.log(formatTotal(sum));
process.exitCode = sum.failed > 0 ? 1 : 0;
