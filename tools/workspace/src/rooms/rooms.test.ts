import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ROOT } from '../scratch.js';
import { checkRooms } from './check.js';
import { FLOORS } from './floors.js';

it('the rooms of this workspace import what they declare, and only downwards', () => {
  expect(checkRooms(ROOT, FLOORS).map(({ place, rule, message }) => `${place}: ${rule}: ${message}`)).toEqual([]);
});

describe('a finding', () => {
  const floors = [['packages/runtime'], ['packages/high']];
  let workspace: string;
  beforeEach(() => {
    workspace = mkdtempSync(join(tmpdir(), 'rooms-'));
    mkdirSync(join(workspace, 'tools'));
    write('package.json', JSON.stringify({ devDependencies: { vitest: '1' } }));
    room('runtime', {});
    room('high', { dependencies: { '@cpu-models/runtime': '*' } });
    write('packages/runtime/src/index.ts', "import './own.js';\n");
    write(
      'packages/high/src/index.ts',
      "import { join } from 'node:path';\nexport { a } from '@cpu-models/runtime/data';\n",
    );
    write('packages/high/src/a.test.ts', "import { it } from 'vitest';\n");
  });
  afterEach(() => rmSync(workspace, { recursive: true }));

  function write(path: string, text: string): void {
    mkdirSync(dirname(join(workspace, path)), { recursive: true });
    writeFileSync(join(workspace, path), text);
  }
  function room(name: string, declared: object): void {
    write(`packages/${name}/package.json`, JSON.stringify({ name: `@cpu-models/${name}`, ...declared }));
  }
  const rules = () => checkRooms(workspace, floors).map(({ place, rule }) => `${place} ${rule}`);

  it('is not made where all is well', () => expect(rules()).toEqual([]));

  it.each([
    ['import', "import { x } from 'yaml';"],
    ['import of a side effect', "import 'yaml';"],
    ['import of types', "import type { X } from 'yaml';"],
    ['export', "export * from 'yaml';"],
    ['import while running', "const x = await import('yaml');"],
    ['type', "let x: import('yaml').Document;"],
    ['require', "const x = require('yaml');"],
  ])('undeclared: %s', (_, text) => {
    write('packages/high/src/more.ts', `\n${text}\n`);
    expect(rules()).toEqual(['packages/high/src/more.ts:2 undeclared']);
  });

  it('is not made of a package whose types alone are declared, and is of types that nobody imports', () => {
    room('high', { dependencies: { '@cpu-models/runtime': '*' }, devDependencies: { '@types/yaml': '1' } });
    expect(rules()).toEqual(['packages/high/package.json unused']);
    write('packages/high/src/more.ts', "import type { X } from 'yaml';\n");
    expect(rules()).toEqual([]);
  });

  it('undeclared: in a test too; but not what all tests use', () => {
    write('packages/high/src/b.test.ts', "import 'yaml';\nimport 'vitest';\n");
    expect(rules()).toEqual(['packages/high/src/b.test.ts:1 undeclared']);
  });

  it('undeclared: what all tests use, in a module', () => {
    write('packages/high/src/b.ts', "import 'vitest';\n");
    expect(rules()).toEqual(['packages/high/src/b.ts:1 undeclared']);
  });

  it.each(['dependencies', 'devDependencies'])('unused: one of the %s', (kind) => {
    const declared = { dependencies: { '@cpu-models/runtime': '*' } };
    room('high', { ...declared, [kind]: { ...(kind === 'dependencies' ? declared.dependencies : {}), yaml: '1' } });
    expect(rules()).toEqual(['packages/high/package.json unused']);
  });

  it('unused: a dependency of tests alone', () => {
    write('packages/high/src/index.ts', '');
    write('packages/high/src/a.test.ts', "import '@cpu-models/runtime';\n");
    expect(rules()).toEqual(['packages/high/package.json unused']);
  });

  it.each([
    ['of values', "import { b } from './b.js';", "export { a } from './a.js';"],
    ['of types', "import type { B } from './b.js';", "import type { A } from './a.js';"],
    ['while running', "await import('./b.js');", "import './a.js';"],
  ])('circle: %s', (_, a, b) => {
    write('packages/high/src/a.ts', a);
    write('packages/high/src/b.ts', b);
    write('packages/high/src/c.ts', "import './a.js';\nimport './b.js';\n");
    expect(rules()).toEqual(['packages/high/src/a.ts circle']);
  });

  it('upward', () => {
    room('runtime', { devDependencies: { '@cpu-models/high': '*' } });
    write('packages/runtime/src/a.test.ts', "import '@cpu-models/high';\n");
    expect(rules()).toEqual(['packages/runtime/package.json upward']);
  });

  it.each([
    ['high', "import '../../runtime/src/index.js';"],
    ['runtime', "const x = new URL('../../high/src/index.js', import.meta.url);"],
  ])('outside: from %s, %s', (name, text) => {
    write(`packages/${name}/src/more.ts`, `${text}\n`);
    expect(rules()).toEqual([`packages/${name}/src/more.ts:1 outside`]);
  });

  it('outside is not: a file of a declared room that is read, and what helps its tests', () => {
    write('packages/high/src/more.ts', "const x = new URL('../../runtime/data.json', import.meta.url);\n");
    write('packages/high/src/b.test.ts', "import '../../runtime/src/testing/facts.js';\n");
    expect(rules()).toEqual([]);
  });

  it('unplaced: a new room', () => {
    room('new', {});
    expect(rules()).toEqual(['packages/new/package.json unplaced']);
  });

  it('independent: the runtime with Node', () => {
    write('packages/runtime/src/index.ts', "import 'node:fs';\n");
    expect(rules()).toEqual(['packages/runtime/src/index.ts:1 independent']);
  });
});
