import { isCpuModelError } from '@cpu-models/runtime';
import { SourceError } from '@cpu-models/source';
import pc from 'picocolors';
import { answerText } from './answer.js';

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

/** What the system says no to, in words; the environment is the user's to mend. */
const REFUSALS: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EEXIST: 'there is something else already',
  EFBIG: 'the file would be too large',
  EISDIR: 'it is a folder, not a file',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOENT: 'it does not exist',
  ENOSPC: 'no space is left',
  ENOTDIR: 'a file stands where a folder should be',
  ENOTEMPTY: 'the folder is not empty',
  EPERM: 'it is not permitted',
  EROFS: 'the file system is read-only',
  EDQUOT: 'the quota is used up',
  EIO: 'the device fails',
};

function isEnvironment(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && (error as NodeJS.ErrnoException).code !== undefined;
}

function messageOf(error: Error): string {
  if (!isEnvironment(error)) return error.message;
  const { path, syscall, code = '' } = error;
  const where = path ?? (syscall === 'write' ? 'the output' : (syscall ?? 'the system'));
  return `${where}: ${REFUSALS[code] ?? error.message}`;
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
  const user = isUserError(error) || isEnvironment(error);
  process.exitCode = user ? 1 : 2;
  if (json && error instanceof SourceError) {
    console.log(answerText('problems', { problems: error.problems }));
    return;
  }
  if (user) console.error(error instanceof SourceError ? error.message : `${pc.red('error:')} ${messageOf(error)}`);
  else console.error(`${pc.red('cpu-models has a bug:')} ${error instanceof Error ? error.stack : String(error)}`);
}
