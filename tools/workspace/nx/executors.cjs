/** The executors of rooms: written in TypeScript, and run for one room or for all that Nx asks for at once. */
const load = async (name) => (await import('tsx/esm/api')).tsImport(`../src/checks/${name}.ts`, __filename);

const CHECKS = { test: 'test', typecheck: 'typecheck', lint: 'lint' };
/** These load most rooms. */
const GENERATES = { gen: 'gen', genCheck: 'gen-check' };

for (const [name, file] of Object.entries(CHECKS)) {
  register(name, file, async () => {
    const [run, { check }] = [await load('run'), await load(file)];
    return { ...run, check };
  });
}

for (const [name, file] of Object.entries(GENERATES)) {
  register(name, file, async (workspace, rooms) => {
    const own = ['run', file].map((module) => `tools/workspace/src/checks/${module}.ts`);
    const outputsOf = ({ root }) => `${root}/src/outputs.ts`;
    const importOne = await bundle(workspace, [...own, ...rooms.map(outputsOf)]);
    const [run, { check }] = [await importOne(own[0]), await importOne(own[1])];
    return { ...run, check: check((room) => importOne(outputsOf(room))) };
  });
}

/** Reads and checks the source, and keeps its values. */
exports.load = async (_options, { root }) => {
  const path = 'packages/outputs/src/load.ts';
  const { load } = await (await bundle(root, [path]))(path);
  return { success: await load(root) };
};

async function bundle(workspace, paths) {
  const { bundled } = await import('./bundled.mjs');
  return bundled(workspace, paths);
}

/** @param modulesOf what runs checks and the check itself, by workspace and rooms */
function register(name, file, modulesOf) {
  exports[`${name}Batch`] = async function* (graph, _options, _overrides, context) {
    const rooms = inOrder(graph).map(({ id, target, projectRoot }) => ({
      task: id,
      name: target.project,
      root: projectRoot ?? context.projectsConfigurations.projects[target.project].root,
    }));
    const { runAll, check } = await modulesOf(context.root, rooms);
    yield* runAll(context.root, file, rooms, check);
  };
  exports[name] = async (_options, context) => {
    const room = { task: context.projectName, name: context.projectName, root: context.projectsConfigurations.projects[context.projectName].root };
    const { runOne, check } = await modulesOf(context.root, [room]);
    return runOne(context.root, file, room, check);
  };
}

/** The tasks of a graph, each behind those that it depends on. */
function inOrder({ tasks, dependencies }) {
  const done = new Set();
  const visit = (id) => {
    if (done.has(id) || tasks[id] === undefined) return;
    for (const other of dependencies[id] ?? []) visit(other);
    done.add(id);
  };
  for (const id of Object.keys(tasks).sort()) visit(id);
  return [...done].map((id) => tasks[id]);
}
