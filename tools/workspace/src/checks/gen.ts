import { compileLess, generateFrom, isUserError, type Output, readLoaded, type View } from '@cpu-models/outputs';
import { one } from './programs.js';
import type { Check, Finding, Room } from './run.js';

/** Imports the module of a room that offers its outputs. */
export type OutputsOf = (room: Room) => Promise<{ readonly OUTPUTS: readonly Output[] }>;

/** Writes the outputs of rooms, from the source as it was loaded for all of them. */
export const check =
  (outputsOf: OutputsOf): Check =>
  (workspace, rooms) =>
    generateAll(workspace, rooms, outputsOf, false);

/**
 * Generates the outputs of rooms, one room after the other, or with `only` compares them with what is there.
 * What they work out of the source serves all of them.
 */
export async function* generateAll(
  workspace: string,
  rooms: readonly Room[],
  outputsOf: OutputsOf,
  only: boolean,
): AsyncGenerator<Finding> {
  compileLess();
  let source: ReturnType<View['source']> | undefined;
  const view: View = { workspace, source: () => (source ??= Promise.resolve(readLoaded(workspace))) };
  for (const room of rooms) yield await generateOne(view, room, outputsOf, only);
}

async function generateOne(view: View, room: Room, outputsOf: OutputsOf, only: boolean): Promise<Finding> {
  try {
    const { OUTPUTS } = await outputsOf(room);
    const results = await generateFrom(view, OUTPUTS, only);
    const drift = results
      .flatMap((result) => result.drift)
      .map(({ path, kind }) => `${path}: ${kind}; run \`npx nx run gen\``);
    const done = results.map(
      ({ output, folder, files, changed }) =>
        `${output}: ${files} files in ${folder}, ${only ? 'checked' : changed ? 'written' : 'unchanged'}`,
    );
    return { ...one(room, drift.length === 0, ''), text: [...done, ...drift].join('\n') };
  } catch (error) {
    return one(room, false, isUserError(error) ? error.message : ((error as Error).stack ?? String(error)));
  }
}
