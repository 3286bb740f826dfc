import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../scratch.js';
import { commentFindings } from './comments.js';

/** Every module of the rooms that are published, tests and their helpers left out. */
const MODULES = ['runtime', 'libvirt-xml', 'inputs'].flatMap((room) =>
  readdirSync(join(ROOT, 'packages', room, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.test)\.ts$/.test(path) && !path.includes('testing/'))
    .map((path) => `packages/${room}/src/${path}`)
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') })),
);

describe('doc comments of published packages', () => {
  it('say what every export is, and what every function throws', () => {
    expect(MODULES.length).toBeGreaterThan(200);
    expect(commentFindings(MODULES)).toEqual([]);
  });

  const findings = (text: string) => commentFindings([{ path: 'a.ts', text }]).map((one) => one.replace(/;.*/, ''));

  it.each([
    ['export interface A {}', 'a.ts:1:1: doc-comment: A has none'],
    ['const a = 1;\nexport const b = a;', 'a.ts:2:1: doc-comment: b has none'],
    ['/** X. */\nexport function f() { throw new TypeError(); }', 'a.ts:2:1: throws: f throws and does not say what'],
    [
      '/** X. */\nexport function f() { g(); }\nfunction g() { throw new TypeError(); }',
      'a.ts:2:1: throws: f throws and does not say what',
    ],
    [
      'function fail(): never { throw new TypeError(); }\n/** X. */\nexport const f = 1;\n/** Y. */\nexport function h() { return [1].map(() => fail()); }',
      'a.ts:5:1: throws: h throws and does not say what',
    ],
  ])('are missed in %j', (text, finding) => {
    expect(findings(text)).toEqual([finding]);
  });

  it.each([
    ['/** X. */\nexport function f() { try { g(); } catch {} }\nfunction g() { throw new TypeError(); }'],
    ['/** X. */\nexport function f(a: 1): void;\nexport function f(a: 2): void;\nexport function f(a: number) {}'],
    ['/**\n * X.\n * @throws TypeError\n */\nexport function f() { throw new TypeError(); }'],
    ['/** X. */\nexport function f() { throw new Error("a bug"); }'],
    ['function hidden() { throw new TypeError(); }'],
  ])('are not missed in %j', (text) => {
    expect(findings(text)).toEqual([]);
  });
});
