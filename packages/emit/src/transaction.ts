import * as fs from 'node:fs';
import { dirname, join } from 'node:path';
import { isAlive } from './process.js';

/** New contents by path below a folder; null removes the file. */
export type Contents = ReadonlyMap<string, string | Uint8Array | null>;

/** What becomes of what an earlier run left half done. */
export type Recovered = 'completed' | 'discarded';

/** Where a run keeps what it is about to do, below the folder that it writes to. */
export const ASIDE = '.cpu-models-transaction';
const JOURNAL = 'journal.json';
const OWNER = 'owner';

interface Journal {
  /** Put the old files back instead: a change could not be made. */
  readonly undo: boolean;
  readonly steps: readonly Step[];
}

interface Step {
  readonly path: string;
  /** Names of the new and the old content in {@link ASIDE}; null where there is none. */
  readonly next: string | null;
  readonly old: string | null;
}

/** The calls that change the disk; a test takes others, to stop at each of them. */
export type Disk = Pick<
  typeof fs,
  'mkdirSync' | 'writeFileSync' | 'renameSync' | 'rmSync' | 'copyFileSync' | 'chmodSync'
>;

/** Another run is writing to the same folder. */
export class BusyError extends Error {
  override readonly name = 'BusyError';
  readonly isUserError = true;
}

/**
 * Makes all changes or none, whatever happens in between. New contents are written aside, then a journal says that they
 * are complete, then each is renamed into its place. A run that was stopped before the journal stood has changed nothing;
 * after that, {@link recover} completes it, which every run does first.
 *
 * @throws BusyError if another run is at work; the system's errors, with the folder as it was
 */
export function transact(root: string, contents: Contents, disk: Disk = fs): void {
  recover(root, disk);
  const changed = [...contents].filter(([path, content]) => !hasContent(join(root, path), content));
  if (changed.length === 0) return;
  const aside = join(root, ASIDE);
  disk.mkdirSync(root, { recursive: true });
  disk.mkdirSync(aside);
  const journal: Journal = { undo: false, steps: [] };
  try {
    disk.writeFileSync(join(aside, OWNER), `${process.pid}\n`);
    const steps = changed.map(([path, content], at) => stage(root, path, content, at, disk));
    writeJournal(aside, { ...journal, steps }, disk);
    completeOrUndo(root, steps, disk);
  } finally {
    disk.rmSync(aside, { recursive: true, force: true });
  }
}

/**
 * Finishes or takes back what an earlier run left, and says so.
 * @returns what was done; null if nothing was left
 */
export function recover(root: string, disk: Disk = fs): Recovered | null {
  const done = recovered(root, disk);
  if (done !== null) {
    const what = done === 'completed' ? 'its changes are complete now' : 'nothing of it was kept';
    console.error(`an earlier run on ${root} was interrupted: ${what}`);
  }
  return done;
}

function recovered(root: string, disk: Disk): Recovered | null {
  const aside = join(root, ASIDE);
  if (!fs.existsSync(aside)) return null;
  // Without its line's end the number is cut, and may be that of somebody else.
  const owner = Number(/^(\d+)\n$/.exec(readText(join(aside, OWNER)) ?? '')?.[1] ?? 0);
  if (owner !== process.pid && isAlive(owner)) {
    throw new BusyError(`${root} is being written to by process ${owner}: wait for it, or stop it`);
  }
  const text = readText(join(aside, JOURNAL));
  const journal = text === undefined ? null : (JSON.parse(text) as Journal);
  let done: Recovered = 'discarded';
  if (journal?.undo === true) undo(root, journal.steps, disk);
  else if (journal !== null) {
    try {
      completeOrUndo(root, journal.steps, disk);
      done = 'completed';
    } catch (error) {
      // What could not be made is taken back; only then is there something to go on from.
      if (!isSystemError(error)) throw error;
    }
  }
  disk.rmSync(aside, { recursive: true, force: true });
  return done;
}

/** Writes the new content aside, with the mode of the old one, and keeps a copy of that. */
function stage(root: string, path: string, content: string | Uint8Array | null, at: number, disk: Disk): Step {
  const [target, aside] = [join(root, path), join(root, ASIDE)];
  const found = fs.statSync(target, { throwIfNoEntry: false });
  const [next, old] = [content === null ? null : `new-${at}`, found === undefined ? null : `old-${at}`];
  if (old !== null) disk.copyFileSync(target, join(aside, old));
  if (next !== null) {
    disk.writeFileSync(join(aside, next), content as string | Uint8Array);
    if (found !== undefined) disk.chmodSync(join(aside, next), found.mode & 0o7777);
  }
  return { path, next, old };
}

/** The journal stands as a whole or not at all. */
function writeJournal(aside: string, journal: Journal, disk: Disk): void {
  disk.writeFileSync(join(aside, `${JOURNAL}.new`), JSON.stringify(journal));
  disk.renameSync(join(aside, `${JOURNAL}.new`), join(aside, JOURNAL));
}

function completeOrUndo(root: string, steps: readonly Step[], disk: Disk): void {
  try {
    complete(root, steps, disk);
  } catch (error) {
    writeJournal(join(root, ASIDE), { undo: true, steps }, disk);
    undo(root, steps, disk);
    throw error;
  }
}

function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}

/** What is not aside any more has been done. */
function complete(root: string, steps: readonly Step[], disk: Disk): void {
  const folders = new Set<string>();
  for (const { path, next } of steps) {
    const target = join(root, path);
    if (next === null) disk.rmSync(target, { force: true });
    else if (fs.existsSync(join(root, ASIDE, next))) {
      const folder = dirname(target);
      if (!folders.has(folder)) disk.mkdirSync(folder, { recursive: true });
      folders.add(folder);
      disk.renameSync(join(root, ASIDE, next), target);
    }
  }
}

function undo(root: string, steps: readonly Step[], disk: Disk): void {
  for (const { path, next, old } of steps) {
    const [target, aside] = [join(root, path), join(root, ASIDE)];
    const untouched = next !== null && fs.existsSync(join(aside, next));
    if (untouched) continue;
    if (old === null) disk.rmSync(target, { force: true });
    else if (fs.existsSync(join(aside, old))) disk.renameSync(join(aside, old), target);
  }
}

function hasContent(target: string, content: string | Uint8Array | null): boolean {
  const found = fs.lstatSync(target, { throwIfNoEntry: false });
  if (content === null || found === undefined) return content === null && found === undefined;
  return found.isFile() && fs.readFileSync(target).equals(Buffer.from(content as string));
}

function readText(path: string): string | undefined {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
