import { commitOf, type Impact, impactMarkdown, impactOf, sourceAt } from '@cpu-models/author/impact';
import { answerText } from '@cpu-models/outputs';
import type { Command } from 'commander';
import { writeOutput } from '../io/output.js';
import { findWorkspace, readSource } from '../io/workspace.js';

interface Options {
  readonly base: string;
  readonly head?: string;
  readonly markdown?: string | true;
}

export function registerImpact(program: Command): void {
  program
    .command('impact')
    .description(
      'what follows from a change of the source: models, released answers, lines of C and XML, differences to libvirt, x86-64 levels',
    )
    .option('--base <revision>', 'the git revision to compare with', 'HEAD')
    .option('--head <revision>', 'the git revision that is new, instead of the files as they are')
    .option('--markdown [file]', 'for a pull request; into a file if one is named')
    .action(async ({ base, head, markdown }: Options, command: Command) => {
      const { workspace: named, json } = command.optsWithGlobals<{ workspace?: string; json?: boolean }>();
      const workspace = findWorkspace(named);
      const before = await sourceAt(workspace, base);
      const after = head === undefined ? await readSource(workspace) : await sourceAt(workspace, head);
      const impact = impactOf(before, after);
      const title = `What changes from ${base} (${commitOf(workspace, base)}) to ${head ?? 'the files as they are'}`;
      const text = json
        ? answerText('impact', impact)
        : markdown === undefined
          ? plain(impact, title)
          : impactMarkdown(impact, title);
      if (typeof markdown === 'string') writeOutput(markdown, `${text}\n`);
      else console.log(text);
      if (impact.answers.changed.length + impact.freeze.length > 0) process.exitCode = 1;
    });
}

/** The same words without what only Markdown needs. */
function plain(impact: Impact, title: string): string {
  if (impact.files.length === 0) return 'nothing changes';
  const lines = impactMarkdown(impact, title)
    .split('\n')
    .filter((line) => !line.startsWith('|---'));
  return lines
    .map((line) =>
      line
        .replace(/^#+ /, '')
        .replaceAll('**', '')
        .replaceAll(/^\| | \|$/g, '')
        .replaceAll(' | ', '  '),
    )
    .join('\n');
}
