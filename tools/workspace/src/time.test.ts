import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Functions that answer what a fact is in some release. */
const RESOLVERS = new Set(['holds', 'valueAt', 'timeless', 'isPresent']);

const MAYBE = new RegExp(`\\b(?:compareReleases|${[...RESOLVERS].join('|')})\\(`);

/** Where time is resolved: the slice; and where spans are what it is about: their own room, the importer, the rules. */
const ALLOWED = ['packages/catalog/src/slice/', 'packages/source/', 'packages/rules/', 'tools/import/'];

/** The runtime has no source: `since` is there what a release's data says of a version, and of a kernel. */
const WITHOUT_SOURCE = ['packages/runtime/', 'packages/site/'];

function files(): string[] {
  return ['packages', 'tools']
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && /(?<!\.d)\.tsx?$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
    .filter((path) => !/node_modules|\/dist\/|\.test\.tsx?$|\/generated\//.test(path));
}

/** Calls in a text that ask what holds in a release: by one of the functions, or by comparing a bound by hand. */
function timeCalls(path: string, text: string): string[] {
  if (!MAYBE.test(text)) return [];
  const found: string[] = [];
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const name = ts.isIdentifier(node.expression) ? node.expression.text : '';
      const byHand = name === 'compareReleases' && node.arguments.some(isBound);
      if (RESOLVERS.has(name) || byHand) {
        const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
        found.push(`${path}:${line + 1}: ${node.getText().split('\n')[0]}`);
      }
    }
    node.forEachChild(visit);
  };
  visit(tree);
  return found;
}

function isBound(argument: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(argument) && ['since', 'until'].includes(argument.name.text);
}

it('nobody but the slice, the importer and the rules asks whether a fact holds in a release', () => {
  const asked = files()
    .filter((path) => ![...ALLOWED, ...WITHOUT_SOURCE].some((folder) => path.startsWith(folder)))
    .flatMap((path) => timeCalls(path, readFileSync(join(root, path), 'utf8')));
  expect(asked).toEqual([]);
});

it('sees such calls', () => {
  const text =
    'if (holds(fact, release)) use(valueAt(x, r));\nconst later = compareReleases(a.since, b) > 0;\nfinds(a);';
  expect(timeCalls('a.ts', text)).toEqual([
    'a.ts:1: holds(fact, release)',
    'a.ts:1: valueAt(x, r)',
    'a.ts:2: compareReleases(a.since, b)',
  ]);
});
