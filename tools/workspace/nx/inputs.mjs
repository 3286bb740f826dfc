/** Prints, as JSON, the files of the workspace that each target of each room has as inputs. Nothing is run. */
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const { createProjectGraphAsync } = require('nx/src/devkit-exports');
const { HashPlanInspector } = require('nx/src/hasher/hash-plan-inspector');

const TARGETS = ['load', 'gen', 'gen-check', 'build', 'typecheck', 'lint', 'test'];
const graph = await createProjectGraphAsync();
const inspector = new HashPlanInspector(graph, fileURLToPath(new URL('../../../', import.meta.url)));
await inspector.init();

const inputs = {};
for (const target of TARGETS) {
  const rooms = Object.values(graph.nodes).filter(({ data }) => data.targets?.[target] !== undefined && data.root !== '.');
  const found = inspector.inspectHashPlan(rooms.map(({ name }) => name), [target], undefined, {}, {}, true);
  for (const { name, data } of rooms) {
    const files = found[`${name}:${target}`].flatMap((input) => (input.startsWith('file:') ? [input.slice('file:'.length)] : []));
    (inputs[target] ??= {})[data.root] = files;
  }
}
process.stdout.write(JSON.stringify(inputs));
