import { isCpuModelError } from '@cpu-models/runtime';
import { SourceError } from '@cpu-models/source';
import pc from 'picocolors';

/** A mistake of the user's: told in one message, without a stack, with exit status 1. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  readonly isUserError = true;
}

/** Whether an error is the user's to mend. Rooms mark theirs; the runtime's are all of that kind. */
export function isUserError(error: unknown): error is Error {
  return (
    error instanceof Error && ((error as { isUserError?: unknown }).isUserError === true || isCpuModelError(error))
  );
}

/** Does something with a file's content; what is wrong with that is told with the file's name. */
export function inFile<T>(path: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isUserError(error)) throw error;
    throw new UsageError(`${path}: ${error.message}`);
  }
}

/** Tells an error on stderr and sets the exit status: 1 for the user's mistakes, 2 for ours. */
export function report(error: unknown, json: boolean): void {
  const user = isUserError(error);
  process.exitCode = user ? 1 : 2;
  if (json && error instanceof SourceError) {
    console.log(JSON.stringify({ problems: error.problems }, null, 2));
    return;
  }
  if (user) console.error(error instanceof SourceError ? error.message : `${pc.red('error:')} ${error.message}`);
  else console.error(`${pc.red('cpu-models has a bug:')} ${error instanceof Error ? error.stack : String(error)}`);
}
