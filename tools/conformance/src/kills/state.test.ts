import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { nameOf } from './state.js';

const folder = mkdtempSync(join(tmpdir(), 'state-test-'));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('takes a link for where it leads, a folder too', () => {
  mkdirSync(join(folder, 'to'));
  symlinkSync('to', join(folder, 'link'));
  const before = nameOf(folder);
  rmSync(join(folder, 'link'));
  symlinkSync('elsewhere', join(folder, 'link'));
  expect(nameOf(folder)).not.toBe(before);
});
