/** Asks publint and attw whether the built packages are sound for everybody who may install them. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { root } from './plan.js';
import { distOf, PUBLISHED } from './published.js';

for (const dist of PUBLISHED.map(distOf)) {
  for (const [program, ...args] of [
    ['publint', 'run', '--strict', dist],
    ['attw', '--pack', dist, '--profile', 'esm-only'],
  ] as const) {
    const { status } = spawnSync(join(root, 'node_modules/.bin', program), args, { cwd: root, stdio: 'inherit' });
    if (status !== 0) process.exitCode = 1;
  }
}
