import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { filesOf, folderOf } from './testing.js';
import { makeChanges } from './transaction.js';

describe('makeChanges', () => {
  it('writes, replaces and removes', () => {
    const root = folderOf({ a: '1', b: '2' });
    makeChanges(
      root,
      new Map([
        ['a', '3'],
        ['b', null],
        ['c/d', '4'],
      ]),
    );
    expect(filesOf(root)).toEqual({ a: '3', 'c/d': '4' });
  });

  it.each(['../x', '/x', 'a/../../x', 'folder'])('refuses %s before it writes', (path) => {
    const root = folderOf({ a: '1' });
    mkdirSync(join(root, 'folder'));
    expect(() =>
      makeChanges(
        root,
        new Map([
          ['a', '2'],
          [path, 'x'],
        ]),
      ),
    ).toThrow('is left as it was');
    expect(filesOf(root)).toEqual({ a: '1' });
  });
});
