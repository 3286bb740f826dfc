import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { templatesIn } from './templates.js';

const folder = mkdtempSync(join(tmpdir(), 'templates-'));
writeFileSync(join(folder, 'list.hbs'), '{{#each items}}\n{{part "item" this~}}\n{{/each}}\nend\n');
writeFileSync(join(folder, 'item.hbs'), '- {{count name}}\n');
afterAll(() => rmSync(folder, { recursive: true }));

it('fills a part once for views that are equal', () => {
  let calls = 0;
  const render = templatesIn(pathToFileURL(`${folder}/`), { count: (name) => `${name} ${++calls}` });
  const items = [{ name: 'a' }, { name: 'b' }];
  expect(render('list', { items })).toBe('- a 1\n- b 2\nend\n');
  expect(render('list', { items: [...items, { name: 'A' }, { name: 'a' }] })).toBe('- a 1\n- b 2\n- A 3\n- a 1\nend\n');
});
