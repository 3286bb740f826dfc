import { SourceError } from '@cpu-models/source';
import pc from 'picocolors';

/** A mistake of the user's: told in one message, without a stack, with exit status 1. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** Errors of other rooms that are the user's to mend, by name: the rooms do not know this one. */
const USER_ERRORS = new Set([
  'SourceError',
  'UsageError',
  'QemuTreeError',
  'CpuModelError',
  'LibvirtXmlError',
  'ProbeError',
  'UnknownRevision',
]);

/** Whether an error is the user's: its class or one of its ancestors is called so. */
export function isUserError(error: unknown): error is Error {
  for (let kind: unknown = error; kind instanceof Error; kind = Object.getPrototypeOf(kind)) {
    if (USER_ERRORS.has((kind as Error).name) || USER_ERRORS.has((kind as Error).constructor.name)) return true;
  }
  return false;
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
