import { answerText } from '@cpu-models/outputs';
import { verifyRelease } from '@cpu-models/release/verify';
import type { Command } from 'commander';
import pc from 'picocolors';
import { UsageError } from '../io/fail.js';
import { findWorkspace } from '../io/workspace.js';

export function registerVerifyRelease(program: Command): void {
  program
    .command('verify-release <tag> <folder>')
    .description('build a release again from its tag, without any cache, and compare every file that it handed out')
    .option('--installed', 'take the libraries that are installed here instead of those that npm ci gets')
    .action((tag: string, folder: string, { installed = false }: { installed?: boolean }, command: Command) => {
      const { workspace, json } = command.optsWithGlobals<{ workspace?: string; json?: boolean }>();
      const { commit, files } = verifyRelease(findWorkspace(workspace), tag, folder, installed);
      const wrong = files.filter(({ state }) => state !== 'same');
      if (json) console.log(answerText('verify-release', { tag, commit, files }));
      else for (const { name, state } of files) console.log(`${state}  ${name}`);
      if (wrong.length > 0) throw new UsageError(`${folder} is not what ${tag} makes: ${wrong.length} files differ`);
      if (!json) console.log(`${pc.green('every file is')} what ${tag} (${commit}) makes`);
    });
}
