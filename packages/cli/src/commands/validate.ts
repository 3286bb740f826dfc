import { readersProblems } from '@cpu-models/author/trying';
import { checkFreeze } from '@cpu-models/freeze';
import { answerText } from '@cpu-models/outputs';
import { SourceError } from '@cpu-models/source';
import type { Command } from 'commander';
import pc from 'picocolors';
import { findWorkspace, readSource } from '../io/workspace.js';

export function registerValidate(program: Command): void {
  program
    .command('validate')
    .description(
      'check the source: schemas, rules across files, and what was released; reports every problem with its position',
    )
    .action(async (_options: object, command: Command) => {
      const { workspace, overlay, json } = command.optsWithGlobals<{
        workspace?: string;
        overlay?: string;
        json?: boolean;
      }>();
      const source = await readSource(findWorkspace(workspace), overlay);
      // A distribution's own facts answer to itself.
      const asked = overlay === undefined ? readersProblems(source) : [];
      // What is unneeded may have become so by what the freeze refuses, so that stands first.
      const problems = [...checkFreeze(source, { open: overlay !== undefined }), ...asked];
      if (problems.length > 0) {
        throw new SourceError(problems.map((problem) => ({ ...problem, file: `schemas/${problem.file}` })));
      }
      const counts = { models: source.all('model').length, words: source.all('word').length };
      if (json) console.log(answerText('validate', { problems: [], ...counts }));
      else console.log(`${pc.green('valid:')} ${counts.models} models, ${counts.words} feature words, no problems`);
    });
}
