import { generateAll } from './gen.js';
import type { Check } from './run.js';

/** Whether the committed outputs of rooms are those that would be written. */
export const check: Check = (workspace, rooms) => generateAll(workspace, rooms, true);
