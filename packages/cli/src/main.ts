import { Console } from 'node:console';
import { compileLess, report } from '@cpu-models/outputs';
import { setGeneratedFrom } from './io/generated.js';
import { withHint } from './io/hint.js';
import { printableStream } from './io/printable.js';
import { createProgram, type Outline } from './program.js';

/** What the start of the program knows of the bundle that it starts. */
export interface Start {
  /** Whether a workspace's source is the one that the data in this program was generated from. */
  readonly isGeneratedFrom: (workspace: string) => boolean;
  /** Of all commands, so that the help need not load them. */
  readonly outline?: readonly Outline[];
}

/** Runs the command with the arguments of the process; mistakes are told, and set the exit status. */
export async function main({ isGeneratedFrom, outline }: Start): Promise<void> {
  compileLess();
  mindOutput();
  setGeneratedFrom(isGeneratedFrom);
  const args = process.argv.slice(2);
  try {
    await (await createProgram(args, outline)).parseAsync();
  } catch (error) {
    report(withHint(error), args.includes('--json'));
  }
}

/** An output that cannot be written is an error; Node's own console would keep it to itself. */
function mindOutput(): void {
  const [stdout, stderr] = [printableStream(process.stdout), printableStream(process.stderr)];
  globalThis.console = new Console({ stdout, stderr, ignoreErrors: false });
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    // Whoever reads has seen enough: `cpu-models resolve ... | head`.
    if (error.code === 'EPIPE') process.exit();
    report(error, false);
  });
}
