import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { Finding, Room } from './run.js';

/** Runs a program of the workspace. */
export function run(workspace: string, program: string, args: readonly string[]): { passed: boolean; text: string } {
  const { status, stdout, stderr } = spawnSync(join(workspace, program), args, { cwd: workspace, encoding: 'utf8' });
  return { passed: status === 0, text: `${stdout ?? ''}${stderr ?? ''}`.trim() };
}

/** The finding of a check that counts as one. */
export function one(room: Room, passed: boolean, text: string): Finding {
  return { room, text: passed ? '' : text, passed: passed ? 1 : 0, failed: passed ? 0 : 1, skipped: 0 };
}
