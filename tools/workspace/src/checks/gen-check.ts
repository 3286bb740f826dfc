import { one, run } from './programs.js';
import type { Check } from './run.js';

/** Whether the committed outputs of rooms are those that their programs would write. */
export const check: Check = async function* (workspace, rooms) {
  for (const room of rooms) {
    const { passed, text } = run(workspace, 'node_modules/.bin/tsx', [`${room.root}/src/gen.ts`, '--check']);
    yield one(room, passed, text);
  }
};
