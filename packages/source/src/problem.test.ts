import { expect, test } from 'vitest';
import { formatProblem, type Problem, SourceError, sortProblems } from './index.js';

const problem: Problem = { file: 'a.yaml', line: 3, column: 7, rule: 'some-rule', message: 'it is wrong' };

test('file:line:column: rule: what is wrong; expected ...; how to fix it', () => {
  expect(formatProblem(problem)).toBe('a.yaml:3:7: some-rule: it is wrong');
  expect(formatProblem({ ...problem, expected: 'b', fix: 'write b' })).toBe(
    'a.yaml:3:7: some-rule: it is wrong; expected b; write b',
  );
});

test('a problem stays on its line and commands no terminal', () => {
  expect(formatProblem({ ...problem, message: 'no x\n\x1b[31m\u202e' })).toBe(
    'a.yaml:3:7: some-rule: no x\\u000a\\u001b[31m\\u202e',
  );
});

test('by file, line, column, rule and message', () => {
  const others: Problem[] = [
    { ...problem, file: 'b.yaml', line: 1 },
    { ...problem, line: 10 },
    { ...problem, column: 70 },
    { ...problem, rule: 'z' },
    { ...problem, message: 'z' },
    problem,
  ];
  expect(sortProblems(others)).toEqual([...others].reverse());
  expect(sortProblems([...others].reverse())).toEqual([...others].reverse());
});

test('an error holds all problems, sorted', () => {
  const error = new SourceError([{ ...problem, line: 10 }, problem]);
  expect(error.message).toBe('a.yaml:3:7: some-rule: it is wrong\na.yaml:10:7: some-rule: it is wrong');
});
