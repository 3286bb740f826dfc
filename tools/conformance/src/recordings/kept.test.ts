import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '@cpu-models/workspace-tools/scratch';
import { expect, it } from 'vitest';

const folder = new URL('../../recordings/', import.meta.url);
const page = readFileSync(join(ROOT, 'packages/docs/releases.md'), 'utf8');
const files = readdirSync(folder);

/** Release -> what the page says is recorded of it. */
const rows = page.split('\n').flatMap((line) => {
  const cells = line.split('|').map((cell) => cell.trim());
  const [, releases = '', , , recorded = ''] = cells;
  return cells.length === 6 && /^\d/.test(releases) ? releases.split(', ').map((release) => [release, recorded] as const) : [];
});

it.each(rows)('%s has the recordings that the page names', (release, recorded) => {
  const kinds = { qemu: 'answers', fuzz: 'random properties', cpuid: 'CPUID' };
  for (const [kind, words] of Object.entries(kinds)) {
    const kept = files.filter((file) => file.startsWith(`${kind}-${release}-`));
    expect(kept.length > 0, `${kind}-${release}`).toBe(recorded.includes(words));
  }
});

it('names every release that has one', () => {
  const recorded = new Set(files.map((file) => file.split('-')[1]));
  expect([...recorded].filter((release) => !rows.some(([known]) => known === release))).toEqual([]);
});
