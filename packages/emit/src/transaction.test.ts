import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { ASIDE, type Contents, type Disk, recover, transact } from './transaction.js';

const roots: string[] = [];
afterEach(() => {
  for (const root of roots.splice(0)) fs.rmSync(root, { recursive: true });
});

function folderOf(files: Readonly<Record<string, string>>): string {
  const root = fs.mkdtempSync(join(tmpdir(), 'cpu-models-'));
  roots.push(root);
  for (const [path, text] of Object.entries(files)) {
    fs.mkdirSync(join(root, path, '..'), { recursive: true });
    fs.writeFileSync(join(root, path), text);
  }
  return root;
}

function filesOf(root: string): Record<string, string> {
  const paths = fs.readdirSync(root, { recursive: true }).map(String).sort();
  return Object.fromEntries(
    paths
      .filter((path) => fs.statSync(join(root, path)).isFile())
      .map((path) => [path, fs.readFileSync(join(root, path), 'utf8')]),
  );
}

class Killed extends Error {}

const CALLS = ['mkdirSync', 'writeFileSync', 'renameSync', 'rmSync', 'copyFileSync', 'chmodSync'] as const;

/** A disk that stops at its nth call, and does nothing for anybody afterwards, as for a process that was killed. */
function killedAt(n: number): Disk {
  let calls = 0;
  const stopping = CALLS.map((name) => [
    name,
    (...args: unknown[]) => {
      if (calls++ >= n) {
        // A file may be half written when the process ends.
        if (calls === n + 1 && name === 'writeFileSync') fs.writeFileSync(args[0] as string, '');
        throw new Killed();
      }
      return (fs[name] as (...args: unknown[]) => unknown)(...args);
    },
  ]);
  return Object.fromEntries(stopping) as Disk;
}

const BEFORE = { a: '1', b: '2', 'deep/c': '3' };
const CHANGES: Contents = new Map([
  ['a', 'one'],
  ['b', null],
  ['deep/c', 'three'],
  ['new/d', 'four'],
]);
const AFTER = { a: 'one', 'deep/c': 'three', 'new/d': 'four' };

/** Runs until it is killed at the nth call; false once there is no nth call. */
function runKilled(work: (disk: Disk) => unknown, n: number): boolean {
  try {
    work(killedAt(n));
    return false;
  } catch (error) {
    if (!(error instanceof Killed)) throw error;
    return true;
  }
}

describe('transact', () => {
  it('writes, replaces and removes, and leaves nothing beside', () => {
    const root = folderOf(BEFORE);
    fs.chmodSync(join(root, 'a'), 0o755);
    transact(root, CHANGES);
    expect(filesOf(root)).toEqual(AFTER);
    expect(fs.existsSync(join(root, ASIDE))).toBe(false);
    expect(fs.statSync(join(root, 'a')).mode & 0o777).toBe(0o755);
  });

  it('killed at any call, leaves what the next run makes the old state or the new one', () => {
    const seen = new Set<string>();
    let points = 0;
    for (let n = 0; ; n++) {
      const root = folderOf(BEFORE);
      if (!runKilled((disk) => transact(root, CHANGES, disk), n)) break;
      points++;
      const done = recover(root);
      const files = filesOf(root);
      expect([BEFORE, AFTER]).toContainEqual(files);
      if (done !== null) seen.add(done);
      expect(recover(root)).toBeNull();
    }
    expect(points).toBeGreaterThan(15);
    expect([...seen].sort()).toEqual(['completed', 'discarded']);
  });

  it('a run that recovers may be killed at any call too', () => {
    for (let first = 0; ; first++) {
      const root = folderOf(BEFORE);
      if (!runKilled((disk) => transact(root, CHANGES, disk), first)) break;
      for (let n = 0; runKilled((disk) => recover(root, disk), n); n++)
        expect(fs.existsSync(join(root, ASIDE))).toBe(true);
      recover(root);
      expect([BEFORE, AFTER]).toContainEqual(filesOf(root));
    }
  });

  it('puts everything back if one change cannot be made, whenever that is killed', () => {
    // A file where a folder should be, which shows only after others are in their places.
    const clash: Contents = new Map([...CHANGES, ['a/b', 'needs a folder']]);
    for (let n = 0; ; n++) {
      const root = folderOf(BEFORE);
      let killed = false;
      try {
        transact(root, clash, killedAt(n));
      } catch (error) {
        killed = error instanceof Killed;
      }
      // Stopped before the clash, the next run meets it.
      if (killed) expect(recover(root)).not.toBe('completed');
      expect(filesOf(root)).toEqual(BEFORE);
      expect(fs.existsSync(join(root, ASIDE))).toBe(false);
      if (!killed) break;
    }
  });

  it('a cut number of the process that was at work is nobody', () => {
    const root = folderOf(BEFORE);
    fs.mkdirSync(join(root, ASIDE));
    // The first digits of a process that is there: 1 is always.
    fs.writeFileSync(join(root, ASIDE, 'owner'), '1');
    expect(recover(root)).toBe('discarded');
  });

  it('does not disturb a run that is at work', () => {
    const root = folderOf(BEFORE);
    fs.mkdirSync(join(root, ASIDE));
    fs.writeFileSync(join(root, ASIDE, 'owner'), `${process.ppid}\n`);
    expect(() => transact(root, CHANGES)).toThrow(`is being written to by process ${process.ppid}`);
  });
});
