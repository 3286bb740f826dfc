/** Asks publint and attw whether the built package is sound for everybody who may install it. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { DIST, root } from './plan.js';

const CHECKS = [
  ['publint', 'run', '--strict', DIST],
  ['attw', '--pack', DIST, '--profile', 'esm-only'],
] as const;

for (const [program, ...args] of CHECKS) {
  const { status } = spawnSync(join(root, 'node_modules/.bin', program), args, { cwd: root, stdio: 'inherit' });
  if (status !== 0) process.exitCode = 1;
}
