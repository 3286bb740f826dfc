import { fileURLToPath } from 'node:url';
import { isInstalled, run } from '../run.js';
import type { Proof } from './proof.js';

/** The QEMU that is installed, if one is. */
export const BINARY = process.env['CPU_MODELS_QEMU'] ?? 'qemu-system-x86_64';
const COMMAND = fileURLToPath(new URL('../../../../packages/cli/bin/cpu-models.js', import.meta.url));

/** Everything that an installed QEMU answers, asked now rather than read from a recording. */
export const live: Proof = {
  name: 'live',
  about: 'predicted CPUs against an installed QEMU, asked now',
  run: async ({ progress }) => {
    const name = ['live', BINARY, 'tcg'];
    if (!(await isInstalled(BINARY))) return [{ name, status: 'skipped', detail: `${BINARY} is not installed` }];
    progress.step(`asking ${BINARY}`);
    const { code, stderr, stdout } = await run(process.execPath, [COMMAND, 'verify', '--binary', BINARY]);
    const last = (stdout + stderr).trim().split('\n').at(-1) ?? '';
    return [{ name, status: code === 0 ? 'identical' : 'differs', detail: last }];
  },
};
