import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { root, Workspace } from '../bench/workspace.js';

/** The release of libvirt whose map is read and written. */
export const LIBVIRT = '9.0';

type Axis = Readonly<Record<'qemu' | 'libvirt', readonly { readonly release: string }[]>>;

let made: Workspace | undefined;

/** The folder of a valid source with few releases, so that hundreds of runs take minutes: writing is the same. */
export function smallSource(): string {
  made ??= makeOne();
  return join(made.folder, 'schemas');
}

function makeOne(): Workspace {
  const workspace = new Workspace();
  const axis = parse(readFileSync(join(workspace.folder, 'schemas/releases.yaml'), 'utf8')) as Axis;
  const newest = (project: keyof Axis, count: number) => axis[project].slice(-count).map(({ release }) => release);
  // With the newest, no fact is left for a release that comes next.
  workspace.keep({ qemu: newest('qemu', 2), libvirt: [LIBVIRT, ...newest('libvirt', 1)] });
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
