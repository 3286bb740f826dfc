/**
 * Infers the targets that every room has, so that no project.json repeats them: `lint` and `typecheck`, `test` where there
 * are tests, and `gen` and `gen-check` where project.json names what is generated. The models in schemas are a project too, on which
 * rooms depend.
 */
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { join } = require('node:path');

exports.name = 'cpu-models';

const ROOT = /^(schemas)\/releases\.yaml$|^((?:packages|tools)\/[^/]+)\/package\.json$/;

/** By path: of an executor that it knows by a package's name, Nx reads tsconfig.json, for which each of its processes loads the compiler. */
const EXECUTORS = './tools/workspace';

const LOADED = { dependentTasksOutputFiles: '**/dist/source.json' };

exports.createNodesV2 = [
  '*/**/{package.json,releases.yaml}',
  (files, _, { workspaceRoot }) =>
    files.flatMap((file) => {
      const [, models, room] = ROOT.exec(file) ?? [];
      if (models !== undefined) return [[file, { projects: { [models]: schemas() } }]];
      return room === undefined ? [] : [[file, { projects: { [room]: roomOf(room, join(workspaceRoot, room)) } }]];
    }),
];

function schemas() {
  // The names for editors are generated from the other files.
  const names = '!{projectRoot}/names.schema.json';
  // What is generated depends on the YAML by the values that are loaded from it.
  return { name: 'schemas', namedInputs: { production: ['{projectRoot}/**/*', names], code: ['{projectRoot}/*.json', names] } };
}

function roomOf(root, folder) {
  const targets = targetsOf(root, folder);
  return { targets, tags: ['room', ...(targets.gen === undefined ? [] : ['generates'])] };
}

function targetsOf(root, folder) {
  const tests = testsOf(folder);
  return {
    lint: check('lint', root),
    typecheck: check('typecheck', root),
    ...(tests.length === 0 ? {} : { test: { ...check('test', root), ...inputsOf(tests) } }),
    ...generation(root, folder),
  };
}

function testsOf(folder) {
  const parts = ['src', 'test'].map((part) => join(folder, part)).filter((part) => existsSync(part));
  const files = parts.flatMap((part) => readdirSync(part, { recursive: true }).map((path) => join(part, path)));
  return files.filter((path) => path.endsWith('.test.ts'));
}

/** What the tests of a room depend on: those that run commands in a copy of the workspace, on all of it. */
function inputsOf(tests) {
  const copies = tests.some((path) => /from '(@cpu-models\/workspace-tools|\.{1,2})\/scratch/.test(readFileSync(path, 'utf8')));
  const files = copies ? ['{workspaceRoot}/**/*'] : ['default', '^production', '^generated'];
  return { inputs: [...files, 'installed', { runtime: 'node tools/workspace/nx/here.mjs' }] };
}

/** A check writes down what it counted, so that a total can be told when its result comes from the cache. */
function check(name, root) {
  return {
    executor: `${EXECUTORS}:${name}`,
    outputs: [`{workspaceRoot}/node_modules/.cache/checks/${name}/${root}.json`],
  };
}

/** A room writes its outputs from the source as it was loaded; the check compares those that are committed, and has them as inputs. */
function generation(root, folder) {
  const file = join(folder, 'project.json');
  const gen = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).targets?.gen : undefined;
  if (gen === undefined) return {};
  const dependsOn = ['@cpu-models/outputs:load'];
  const committed = gen.outputs.filter((path) => !path.startsWith('{workspaceRoot}/dist'));
  const files = committed.flatMap((path) => [path, `${path}/**/*`]);
  return {
    gen: { executor: `${EXECUTORS}:gen`, dependsOn },
    ...(committed.length === 0
      ? {}
      : { 'gen-check': { ...check('gen-check', root), dependsOn, inputs: ['code', '^code', '^generated', LOADED, ...files] } }),
  };
}
