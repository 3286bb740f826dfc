import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { lintText } from './lint.js';
import { NAMES } from './testing.js';

const FOLDER = fileURLToPath(new URL('../labelled/public/', import.meta.url));

interface Expected {
  /** Names that are wrong there, and names that are right. */
  readonly wrong: readonly string[];
  readonly right: readonly string[];
}

const expected = JSON.parse(readFileSync(`${FOLDER}expected.json`, 'utf8')) as Record<string, Expected>;

/** Files as people have them, with mistakes that people made in public. */
it.each(Object.entries(expected))('%s: all wrong names and no right one', (path, { wrong, right }) => {
  const told = new Set(lintText(path, readFileSync(FOLDER + path, 'utf8'), NAMES).map(({ name }) => name));
  expect(wrong.filter((name) => !told.has(name))).toEqual([]);
  expect(right.filter((name) => told.has(name))).toEqual([]);
  expect(wrong.length + right.length).toBeGreaterThan(0);
});

it('each file says what is wrong in it', () => {
  const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  expect(files).toHaveLength(Object.keys(expected).length + 1);
});
