import { one, run } from './programs.js';
import type { Check } from './run.js';

/** Format and lint: all rooms in one run, and each by itself only to tell whose the problem is. */
export const check: Check = async function* (workspace, rooms) {
  const biome = (...roots: string[]) => run(workspace, 'node_modules/.bin/biome', ['check', ...roots]);
  const all = biome(...rooms.map(({ root }) => root));
  for (const room of rooms) {
    const { passed, text } = all.passed ? all : biome(room.root);
    yield one(room, passed, text);
  }
};
