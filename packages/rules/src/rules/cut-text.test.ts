import { expect, test } from 'vitest';
import { broken } from '../testing/broken.js';

test('a text with a number sign', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'name: Alpha\n', 'name: Alpha\nabout: AMD #1 EPYC\n']);
  expect(lines.filter((line) => line.includes('cut-text'))).toEqual([
    expect.stringMatching(
      /^x86\/models\/Alpha.yaml:\d+:11: cut-text: YAML reads #1 EPYC as a comment, so the text ends before it; expected the whole text in quotes; put it in quotes, or the comment on a line of its own$/,
    ),
  ]);
});

test('quotes keep it', () => {
  const lines = broken(['x86/models/Alpha.yaml', 'name: Alpha\n', 'name: Alpha\nabout: "AMD #1 EPYC"\n']);
  expect(lines.filter((line) => line.includes('cut-text'))).toEqual([]);
});
