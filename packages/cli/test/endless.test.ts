import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const COMMAND = fileURLToPath(new URL('../bin/cpu-models.js', import.meta.url));

it('a host that never ends is refused', { timeout: 120_000 }, () => {
  const args = [COMMAND, 'explain', 'EPYC', '--host', '/dev/zero'];
  const { status, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringContaining('more than 256 MiB') });
});
