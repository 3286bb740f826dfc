import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { cachedBuild, cachedFolder, cacheRoot } from './cache.js';

const newFolder = async () => join(await mkdtemp(join(tmpdir(), 'cache-')), 'thing');
const fill = (text: string) => (aside: string) => writeFile(join(aside, 'file'), text);

describe.each([
  ['cachedFolder', cachedFolder],
  ['cachedBuild', cachedBuild],
])('%s', (_, cached) => {
  it('fills a folder once', async () => {
    const path = await newFolder();
    await cached(path, fill('first'));
    await cached(path, fill('second'));
    expect(await readFile(join(path, 'file'), 'utf8')).toBe('first');
  });

  it('leaves nothing behind if filling fails', async () => {
    const path = await newFolder();
    await expect(cached(path, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
    expect(await readdir(join(path, '..'))).toEqual([]);
  });

  it('lets two fill at the same time', async () => {
    const path = await newFolder();
    await Promise.all([cached(path, fill('a')), cached(path, fill('b'))]);
    expect(existsSync(join(path, 'file'))).toBe(true);
  });
});

it('finds the cache by the environment', () => {
  expect(cacheRoot({ CPU_MODELS_CACHE: '/a', XDG_CACHE_HOME: '/b' })).toBe('/a');
  expect(cacheRoot({ XDG_CACHE_HOME: '/b' })).toBe('/b/cpu-models');
});
