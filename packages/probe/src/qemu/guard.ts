import { spawn } from 'node:child_process';

/**
 * A shell that waits on a pipe whose other end is ours. When we end, however that happens (SIGKILL too), the pipe
 * closes and the shell kills the process group.
 */
const GUARD = 'read -r _; kill -s KILL -- "-$1"';

/** Guards a process group; the result ends the guard, and waits until it is gone. */
export function guardGroup(group: number): () => Promise<void> {
  // Detached: Ctrl-C in a terminal goes to us alone, and the guard has to outlive that.
  const guard = spawn('/bin/sh', ['-c', GUARD, 'sh', String(group)], {
    detached: true,
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  const gone = new Promise<void>((resolve) => {
    guard.once('exit', () => resolve());
    // Without a shell there is no guard; all else works.
    guard.once('error', () => resolve());
  });
  guard.stdin?.on('error', () => {});
  return () => {
    guard.kill('SIGKILL');
    return gone;
  };
}
