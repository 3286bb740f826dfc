import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type RunResult, run } from '../run.js';

const COMMAND = fileURLToPath(new URL('../../../../packages/cli/bin/cpu-models.js', import.meta.url));
const HOOK = fileURLToPath(new URL('hook.cjs', import.meta.url));

/** A folder in which a command may do what it likes, with one for temporary files beside what is looked at. */
export interface Place {
  /** Holds `w`, the state, and `tmp`. */
  readonly folder: string;
}

/** A place where the command is killed: at the nth change of a file, before it or in the middle of it. */
export interface Point {
  readonly at: number;
  readonly what: string;
}

/** A program other than `cpu-models`, below what is looked at, where it is run, with its variables. */
export interface Program {
  readonly path: string;
  readonly variables: (folder: string) => NodeJS.ProcessEnv;
}

/** Runs `cpu-models`, or another program, on a place, with the variables of the hook. */
export function runCommand(
  { folder }: Place,
  args: readonly string[],
  variables: NodeJS.ProcessEnv = {},
  program?: Program,
): Promise<RunResult> {
  const env = {
    ...process.env,
    TMPDIR: `${folder}/tmp`,
    NO_COLOR: '1',
    // Where the bundle is not built, tsx compiles the modules; its own cache is not what is looked at.
    TSX_DISABLE_CACHE: '1',
    KILL_BELOW: `${folder}/w:${folder}/tmp`,
    ...variables,
  };
  if (program === undefined) return run(process.execPath, ['--require', HOOK, COMMAND, ...args], { cwd: folder, env });
  const work = join(folder, 'w');
  return run(process.execPath, ['--require', HOOK, '--import', 'tsx', join(work, program.path), ...args], {
    cwd: work,
    env: { ...env, ...program.variables(work) },
  });
}

/** The points of a log that the hook wrote. */
export function pointsOf(log: string): Point[] {
  return log
    .trim()
    .split('\n')
    .flatMap((line): Point[] => {
      const [number, name, extent, target] = line.split(' ');
      const at = Number(number);
      const before = { at, what: `before ${name} of ${target}` };
      return extent === 'half' ? [before, { at: at + 0.5, what: `within ${name} of ${target}` }] : [before];
    });
}
