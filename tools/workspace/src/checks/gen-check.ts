import { generateAll, type OutputsOf } from './gen.js';
import type { Check } from './run.js';

/** Whether the committed outputs of rooms are those that would be written. */
export const check =
  (outputsOf: OutputsOf): Check =>
  (workspace, rooms) =>
    generateAll(workspace, rooms, outputsOf, true);
