import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A room that is to be checked. */
export interface Room {
  /** Nx's name of the task. */
  readonly task: string;
  readonly name: string;
  /** Below the workspace's root. */
  readonly root: string;
}

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** What a check of one room came to, and what its user should read. */
export interface Finding extends Counts {
  readonly room: Room;
  readonly text: string;
}

/** Checks rooms, each at its own time; a room that it says nothing of counts as failed. */
export type Check = (workspace: string, rooms: readonly Room[]) => AsyncIterable<Finding>;

/** The folder, below the workspace's root, where each check of each room writes what it counted. */
export const COUNTS = 'node_modules/.cache/checks';

interface TaskResult {
  readonly success: boolean;
  readonly terminalOutput: string;
}

/** Runs a check over rooms for Nx, telling each room's result when it is known. */
export async function* runAll(
  workspace: string,
  name: string,
  rooms: readonly Room[],
  check: Check,
): AsyncGenerator<{ task: string; result: TaskResult }> {
  const open = new Set(rooms);
  for await (const finding of check(workspace, rooms)) {
    open.delete(finding.room);
    yield { task: finding.room.task, result: settle(workspace, name, finding) };
  }
  for (const room of open) {
    const finding = { room, passed: 0, failed: 1, skipped: 0, text: `${name} came to no result` };
    yield { task: room.task, result: settle(workspace, name, finding) };
  }
}

/** The same for one room, with its text printed. */
export async function runOne(workspace: string, name: string, room: Room, check: Check): Promise<{ success: boolean }> {
  for await (const { result } of runAll(workspace, name, [room], check)) {
    console.log(result.terminalOutput);
    return { success: result.success };
  }
  return { success: false };
}

function settle(workspace: string, name: string, { room, text, passed, failed, skipped }: Finding): TaskResult {
  if (name === 'gen') return { success: failed === 0, terminalOutput: `${text}\n` };
  const path = join(workspace, COUNTS, name, `${room.root}.json`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, JSON.stringify({ passed, failed, skipped }));
  const summary = `${room.name}: ${passed} passed, ${failed} failed, ${skipped} skipped`;
  return { success: failed === 0, terminalOutput: `${[text, summary].filter((part) => part !== '').join('\n')}\n` };
}
