import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { root, Workspace } from '../bench/workspace.js';

/** The release of libvirt whose map is read and written. */
export const LIBVIRT = '9.0';
const RELEASES = { qemu: ['7.2', '10.0'], libvirt: [LIBVIRT, '11.3'] };

let made: Workspace | undefined;

/** The folder of a valid source with few releases, so that hundreds of runs take minutes: writing is the same. */
export function smallSource(): string {
  made ??= makeOne();
  return join(made.folder, 'schemas');
}

function makeOne(): Workspace {
  const workspace = new Workspace().keep(RELEASES);
  process.once('exit', () => workspace.end());
  const run = (...args: string[]) =>
    execFileSync(process.execPath, [
      join(root, 'packages/cli/bin/cpu-models.js'),
      '--workspace',
      workspace.folder,
      'freeze',
      ...args,
    ]);
  // The releases between these two are not there to account for what differs.
  run('--waive', 'The releases between are left out.');
  run();
  return workspace;
}
