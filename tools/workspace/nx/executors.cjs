/** The executors of checks: written in TypeScript, and run for one room or for all that Nx asks for at once. */
const load = async (name) => (await import('tsx/esm/api')).tsImport(`../src/checks/${name}.ts`, __filename);

const CHECKS = { test: 'test', typecheck: 'typecheck', lint: 'lint', genCheck: 'gen-check' };

for (const [name, file] of Object.entries(CHECKS)) {
  exports[`${name}Batch`] = async function* (graph, _options, _overrides, context) {
    const rooms = Object.values(graph.tasks).map(({ id, target, projectRoot }) => ({
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
