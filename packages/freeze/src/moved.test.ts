import { expect, it } from 'vitest';
import { hasMovedOn } from './moved.js';

const KNOWN = ['EPYC', 'EPYC-v1', 'EPYC-v2', 'EPYC-Rome-v5'];
const NOW = [...KNOWN, 'EPYC-v3', 'EPYC-Rome-v6'];

it.each([
  ['a version newer than all', 'EPYC-v2', 'EPYC-v3', true],
  ['a version that does not exist', 'EPYC-v2', 'EPYC-v4', false],
  ['the same version', 'EPYC-v2', 'EPYC-v2', false],
  ['an older version', 'EPYC-v2', 'EPYC-v1', false],
  ['a version that was there already', 'EPYC-v1', 'EPYC-v2', false],
  ['from one that was not the newest', 'EPYC-v1', 'EPYC-v3', false],
  ['another model', 'EPYC-v2', 'EPYC-Rome-v6', false],
  ['no alias any more', 'EPYC-v2', null, false],
  ['an alias at last', null, 'EPYC-v3', false],
])('a name that means %s', (_, from, to, moved) => expect(hasMovedOn(KNOWN, NOW, from, to)).toBe(moved));
