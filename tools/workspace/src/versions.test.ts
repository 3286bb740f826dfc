import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { modulesIn } from './modules.js';
import { ROOT } from './scratch.js';

/** The one file that knows what the versions of a model add up to. */
const OWN = 'packages/runtime/src/qemu/versions.ts';

/** Where versions are read as they are written, each by itself: nothing is added up. */
const AS_WRITTEN = /^(packages\/(author|freeze|rules|source)|tools\/(import|conformance))\//;

/** How code looks that walks the versions of a model to add up what they set. */
const WALKS = [
  /\bfunction apply\w*Versions?\b/,
  /\{[^{}]*\bversion\b[^{}]*\bproperties\b[^{}]*\} of/,
  /\bversionsUpTo\([^;]*\bproperties\b/,
  /\bversions\b[^;=]*\.(?:flatMap|map|filter|reduce|forEach)\([^;]*\bproperties\b/,
];

/** Lines of a text where versions are added up. */
function walks(text: string): number[] {
  return WALKS.flatMap((walk) => [...text.matchAll(new RegExp(walk, 'g'))])
    .map(({ index }) => text.slice(0, index).split('\n').length)
    .sort((a, b) => a - b);
}

it('what the versions of a model add up to is known in one file', () => {
  const found = modulesIn(ROOT)
    .filter((path) => path !== OWN && !AS_WRITTEN.test(path))
    .flatMap((path) => walks(readFileSync(join(ROOT, path), 'utf8')).map((line) => `${path}:${line}`));
  expect(found).toEqual([]);
  expect(walks(readFileSync(join(ROOT, OWN), 'utf8'))).not.toEqual([]);
});

it.each([
  'export function applyVersions(state: State) {}',
  'for (const { version, properties } of definition.versions) {}',
  'for (const step of versionsUpTo(versions, 2)) for (const [name] of step.properties) set(name);',
  'for (const [name] of versionsUpTo(versions, 2).flatMap((step) => step.properties)) set(name);',
  'const all = definition.versions.filter((one) => one.version <= upTo).flatMap((one) => one.properties);',
])('sees %s', (text) => expect(walks(text)).not.toEqual([]));

it('sees nothing where versions are listed or asked for', () => {
  expect(
    walks('settingsUpTo(versions, 2); versions.map(({ version, alias }) => alias);\nproperties.map(toText);'),
  ).toEqual([]);
});
