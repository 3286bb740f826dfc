import type { Command } from 'commander';
import { replay, replayMarkdown } from '../author/replay/replay.js';
import { findWorkspace, readSource } from '../io/workspace.js';

export function registerReplay(program: Command): void {
  program
    .command('replay', { hidden: true })
    .description(
      'real upstream changes between QEMU 7.2 and 10.0: the lines that say them here, and the lines that QEMU and libvirt needed',
    )
    .requiredOption('--qemu <tree>', 'an unpacked source tree of QEMU 10.0')
    .requiredOption('--libvirt <tree>', 'an unpacked source tree of libvirt 11.3')
    .action(async ({ qemu, libvirt }: { qemu: string; libvirt: string }, command: Command) => {
      const { workspace, json } = command.optsWithGlobals<{ workspace?: string; json?: boolean }>();
      const rows = replay(await readSource(findWorkspace(workspace)), { qemu, libvirt });
      console.log(json ? JSON.stringify(rows, null, 2) : replayMarkdown(rows));
    });
}
