import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readRooms } from './rooms/check.js';
import { ROOT } from './scratch.js';

/** Files that are inputs, by target and room. */
let inputs: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;
const rooms = readRooms(ROOT);
const listed = execFileSync('git', ['ls-files'], { cwd: ROOT, encoding: 'utf8' }).split('\n');

beforeAll(() => {
  const program = join(ROOT, 'tools/workspace/nx/inputs.mjs');
  const env = { ...process.env, NX_DAEMON: 'false' };
  inputs = JSON.parse(
    execFileSync(process.execPath, [program], { cwd: ROOT, env, encoding: 'utf8', maxBuffer: 64 << 20 }),
  );
}, 600_000);

/** Rooms whose target would be run again if a file changed. */
function runAgain(target: string, file: string): string[] {
  return rooms.map(({ path }) => path).filter((path) => inputs[target]?.[path]?.includes(file));
}

/** A room and all that reach it over what they declare. */
function reaching(path: string): Set<string> {
  const found = new Set([path]);
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    const names = rooms.filter((room) => found.has(room.path)).map(({ name }) => name);
    for (const { path: other, dependencies, devDependencies } of rooms)
      if ([...dependencies, ...devDependencies].some((name) => names.includes(name))) found.add(other);
  }
  return found;
}

/** Rooms of a target whose inputs are all of the workspace, since their tests work on a copy of it. */
function ofEverything(target: string): string[] {
  return rooms.map(({ path }) => path).filter((path) => inputs[target]?.[path]?.includes('CONTRIBUTING.md'));
}

function having(target: string, paths: Iterable<string>): string[] {
  return [...paths].filter((path) => inputs[target]?.[path] !== undefined).sort();
}

// Without one, a room is called by its folder where plugins run within Nx, and no target finds what it depends on.
it.each(listed.filter((path) => path.endsWith('/project.json')))('%s says its name', (path) => {
  expect(JSON.parse(readFileSync(join(ROOT, path), 'utf8'))).toHaveProperty('name', expect.any(String));
});

const MODULE = /^[^/]+\/[^/]+\/src\/(?!generated\/).*(?<!\.test)\.ts$/;

describe.each(rooms)('after a change of a module of $path', ({ path }) => {
  const file = listed.find((one) => one.startsWith(`${path}/`) && MODULE.test(one)) ?? `${path} has no module`;

  it.each(['load', 'gen', 'gen-check', 'typecheck', 'test'])(
    '%s is run again where it is reached, and nowhere else',
    (target) => {
      const expected = having(target, new Set([...reaching(path), ...ofEverything(target)]));
      expect(runAgain(target, file).sort()).toEqual(expected);
    },
  );

  it('lint is run again there alone', () => expect(runAgain('lint', file)).toEqual([path]));
});

it('after a change of YAML it is loaded, and generation waits for its values', () => {
  const file = 'schemas/x86/models/EPYC.yaml';
  expect(runAgain('load', file)).toEqual(['packages/outputs']);
  expect([...runAgain('gen', file), ...runAgain('build', file)]).toEqual([]);
});

it('tests that work on a copy of the workspace have all of it as their input', () =>
  expect(ofEverything('test')).toEqual(
    expect.arrayContaining(['packages/docs', 'packages/release', 'tools/workspace']),
  ));
