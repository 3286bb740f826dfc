import type { Command } from 'commander';
import { bashCompletion } from '../completion/bash.js';
import { fishCompletion } from '../completion/fish.js';
import { knownLists } from '../completion/lists.js';
import { completedOf } from '../completion/outline.js';
import { zshCompletion } from '../completion/zsh.js';
import { UsageError } from '../io/fail.js';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

/** @param whole makes the command with everything in it, whatever this one was loaded with */
export function registerCompletion(program: Command, whole: () => Promise<Command>): void {
  program
    .command('completion')
    .description('print a script that completes this command in a shell: source <(cpu-models completion bash)')
    .argument('<shell>', 'bash, zsh or fish')
    .action(async (shell: string) => {
      const made = SHELLS[shell as keyof typeof SHELLS];
      if (made === undefined)
        throw new UsageError(`there is no completion for ${shell}; expected any of ${Object.keys(SHELLS).join(', ')}`);
      process.stdout.write(made(completedOf(await whole()), knownLists()));
    });
}
