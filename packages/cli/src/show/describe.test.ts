import { stripVTControlCharacters } from 'node:util';
import { shownVersion } from '@cpu-models/author/show';
import { loadSource } from '@cpu-models/source';
import { expect, it } from 'vitest';
import { describeShown } from './describe.js';

it('draws the family of a model', async () => {
  const shown = shownVersion(await loadSource('schemas'), 'pentium', '10.0');
  expect(stripVTControlCharacters(describeShown(shown))).toContain('pentium-v1 ─ pentium2');
});
