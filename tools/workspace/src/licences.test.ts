import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from './scratch.js';

const PERMISSIVE = ['MIT', 'ISC', '0BSD', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', 'BlueOak-1.0.0', 'CC0-1.0'];
/** What may be built upon; the MPL asks for something of whoever changes its files, and nobody here does. */
const ALLOWED = [...PERMISSIVE, 'MPL-2.0', 'Python-2.0', 'PSF-2.0'];

interface Locked {
  readonly license?: string;
  readonly link?: boolean;
}

/** Libraries whose licence is not allowed; of several (`A OR B`) one is enough, of `A AND B` all are needed. */
function refused(packages: Readonly<Record<string, Locked>>): string[] {
  return Object.entries(packages).flatMap(([path, { license = 'none', link }]) => {
    if (link === true || !path.includes('node_modules/')) return [];
    const words = license.replace(/[()]/g, '').split(' OR ');
    const isAllowed = words.some((one) => one.split(' AND ').every((name) => ALLOWED.includes(name)));
    return isAllowed ? [] : [`${path}: ${license}`];
  });
}

it('every library that is installed has a licence that may be used', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  expect(Object.keys(packages).length).toBeGreaterThan(100);
  expect(refused(packages)).toEqual([]);
});

it('a library under another licence, or under none, is refused', () => {
  expect(
    refused({
      'node_modules/a': { license: 'GPL-3.0-only' },
      'node_modules/b': {},
      'node_modules/c': { license: '(GPL-2.0 OR MIT)' },
      'node_modules/d': { license: 'MIT AND GPL-2.0' },
    }),
  ).toEqual(['node_modules/a: GPL-3.0-only', 'node_modules/b: none', 'node_modules/d: MIT AND GPL-2.0']);
});
