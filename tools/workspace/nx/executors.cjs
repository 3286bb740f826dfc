/** The executors of rooms: written in TypeScript, and run for one room or for all that Nx asks for at once. */
const load = async (name) => (await import('tsx/esm/api')).tsImport(`../src/checks/${name}.ts`, __filename);

const CHECKS = { gen: 'gen', test: 'test', typecheck: 'typecheck', lint: 'lint', genCheck: 'gen-check' };

for (const [name, file] of Object.entries(CHECKS)) {
  exports[`${name}Batch`] = async function* (graph, _options, _overrides, context) {
    const rooms = inOrder(graph).map(({ id, target, projectRoot }) => ({
      task: id,
      name: target.project,
      root: projectRoot ?? context.projectsConfigurations.projects[target.project].root,
    }));
    const { runAll } = await load('run');
    const { check } = await load(file);
    yield* runAll(context.root, file, rooms, check);
  };
  exports[name] = async (_options, context) => {
    const room = { task: context.projectName, name: context.projectName, root: context.projectsConfigurations.projects[context.projectName].root };
    const { runOne } = await load('run');
    const { check } = await load(file);
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
