import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSource } from '@cpu-models/source';
import { expect, it } from 'vitest';
import { changedDrift } from './drift.js';

const ROOT = fileURLToPath(new URL('../../../../schemas', import.meta.url));

it('compares a release that comes between with the one before it, not with the newest', async () => {
  const text = readFileSync(join(ROOT, 'releases.yaml'), 'utf8');
  const more = text.replace(/(?= {2}- release: "10.0")/, '  - {release: "8.0", hw-version: 2.5+}\n');
  expect(more).not.toBe(text);
  const [base, head] = [await loadSource(ROOT), await loadSource(ROOT, new Map([['releases.yaml', more]]))];
  // Nothing is known of 8.0 that 7.2 does not have, so models of 10.0 are not "resolved" by it.
  expect(changedDrift(base, head)).toEqual([]);
});
