import { expect, it } from 'vitest';
import { foreignIn } from './c-foreign.js';

it.each([
  ['#include "x"', '#include'],
  ['a\n  # \t include_next <x>', '#include_next'],
  ['#/* a */ /* # */ /**/include "x"', '#include'],
  ['#inc\\\nlude "x"', '#include'],
  ['#/\\\n* a *\\ \n/ embed "x"', '#embed'],
  ['%: pragma once', '%:pragma'],
  ['#if __has_include("x")', '__has_include'],
])('%j names another file or speaks to the compiler', (text, found) => expect(foreignIn(text)).toBe(found));

it.each(['', '#', '#define include 1', '#/* include', '# // include', 'a /* b */ includes'])('%j does not', (text) =>
  expect(foreignIn(text)).toBeUndefined(),
);

it.each(['/**/', '/* ', '#/*', '/*#/**/', '# ', '\\\n', '%:'])(
  'reads %j over and over in time that grows with it',
  (piece) => {
    const { user } = process.cpuUsage();
    foreignIn(`#${piece.repeat(300_000)}`);
    expect((process.cpuUsage().user - user) / 1e6).toBeLessThan(2);
  },
);
