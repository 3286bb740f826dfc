import type { FileFindings, LintOptions } from '@cpu-models/lint';
import {
  FORMATS,
  type Format,
  filesIn,
  fixFiles,
  isLintThread,
  type LintSettings,
  lintFiles,
  reportOf,
  settingsFrom,
  uncertain,
  withFindings,
} from '@cpu-models/lint/files';
import { answerText } from '@cpu-models/outputs';
import type { Command } from 'commander';
import { UsageError } from '../io/fail.js';
import { writeOutput } from '../io/output.js';
import { progressBar } from '../qemu/progress.js';

interface Options {
  readonly qemu?: string;
  readonly libvirt?: string;
  readonly spelling?: string;
  readonly format: string;
  readonly sarif?: string;
  readonly fix?: boolean;
  readonly lsp?: boolean;
}

export function registerLint(program: Command): void {
  program
    .command('lint')
    .description("find wrong names of CPU models and features in other projects' files, whatever their format")
    .argument('[paths...]', 'files, and folders with what .gitignore does not leave out')
    .option('--qemu <release>', 'the QEMU release that the files are written for; any by default')
    .option('--libvirt <release>', 'the libvirt release that the files are written for; any by default')
    .option('--spelling <project>', 'whose names of features the files use: qemu, libvirt or linux; guessed by default')
    .option('--format <format>', `how to report the findings: ${FORMATS.join(', ')}`, 'text')
    .option('--sarif <file>', 'also write the findings as SARIF, for code review tools')
    .option('--fix', 'correct a name where there is no doubt which one is meant')
    .option('--lsp', 'run as a language server on standard input and output, for editors')
    .action(async (paths: string[], options: Options, command: Command) => {
      if (isLintThread()) return;
      if (options.lsp) return serve((await settingsOf(options)).options);
      if (paths.length === 0) throw new UsageError('nothing to look at; expected files or folders, or --lsp');
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const all = await lint(paths, options);
      for (const { unread } of all) if (unread !== undefined) console.error(`${unread}; it was not read`);
      const found = all.filter(({ unread }) => unread === undefined);
      if (options.sarif !== undefined) writeOutput(options.sarif, `${reportOf('sarif', found)}\n`);
      const fixed = options.fix ? await fixFiles(found) : [];
      for (const { path, bytes } of fixed) writeOutput(path, bytes);
      const left = options.fix ? uncertain(found) : found;
      const format = json ? 'json' : formatOf(options.format);
      const text = format === 'json' ? answerText('lint', withFindings(left)) : reportOf(format, left);
      if (text !== '') console.log(text);
      const names = fixed.reduce((sum, file) => sum + file.fixed, 0);
      if (names > 0) console.error(`${names} names were corrected`);
      if (left.some(({ findings }) => findings.some(({ level }) => level !== 'note'))) process.exitCode = 1;
    });
}

function formatOf(asked: string): Format {
  const found = FORMATS.find((format) => format === asked);
  if (found === undefined) throw new UsageError(`--format ${asked} is not known; expected ${FORMATS.join(', ')}`);
  return found;
}

function settingsOf({ qemu, libvirt, spelling }: Options): Promise<LintSettings> {
  return settingsFrom({
    ...(qemu === undefined ? {} : { qemu }),
    ...(libvirt === undefined ? {} : { libvirt }),
    ...(spelling === undefined ? {} : { spelling }),
  });
}

/** The server and its library are read only where an editor asks for it. */
async function serve(options: LintOptions): Promise<void> {
  (await import('@cpu-models/lint/server')).serve(options);
}

async function lint(paths: readonly string[], asked: Options): Promise<FileFindings[]> {
  formatOf(asked.format);
  const { options, ignore } = await settingsOf(asked);
  const files = await filesIn(paths, ignore);
  const { onProgress, stop } = progressBar();
  try {
    // Threads run this command again.
    const program = { path: process.argv[1] as string, argv: ['lint', '.'] };
    return await lintFiles({ files, options, named: paths, program }, onProgress);
  } finally {
    stop();
  }
}
