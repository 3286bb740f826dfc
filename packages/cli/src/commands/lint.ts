import { readFile, writeFile } from 'node:fs/promises';
import { type FileProblems, lintText, makeVocabulary, type Problem, toSarif } from '@cpu-models/lint';
import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import { FEATURES, LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import type { Command } from 'commander';
import pc from 'picocolors';
import { UsageError } from '../io/fail.js';

interface Options {
  readonly spelling?: string;
  readonly sarif?: string;
}

export function registerLint(program: Command): void {
  program
    .command('lint')
    .description("find wrong names of CPU models and features in other projects' files, of whatever language")
    .argument('<files...>', 'text files')
    .option('--spelling <project>', 'whose names of features the files use: qemu, libvirt or linux; guessed by default')
    .option('--sarif <file>', 'write the findings as SARIF, for code review tools')
    .action(async (paths: string[], options: Options, command: Command) => {
      const { json } = command.optsWithGlobals<{ json?: boolean }>();
      const files = await lintFiles(paths, spellingOf(options.spelling));
      if (options.sarif !== undefined) await writeSarif(options.sarif, files);
      console.log(json ? JSON.stringify(files, null, 2) : describe(files));
      if (files.some(({ problems }) => problems.some(({ level }) => level !== 'note'))) process.exitCode = 1;
    });
}

const SPELLINGS = ['qemu', 'libvirt', 'linux'] as const;

function spellingOf(asked: string | undefined): (typeof SPELLINGS)[number] | null {
  const found = SPELLINGS.find((spelling) => spelling === asked);
  if (asked !== undefined && found === undefined)
    throw new UsageError(`--spelling ${asked} is nobody's; expected ${SPELLINGS.join(', ')}`);
  return found ?? null;
}

async function lintFiles(paths: readonly string[], spelling: ReturnType<typeof spellingOf>): Promise<FileProblems[]> {
  const vocabulary = makeVocabulary({
    features: FEATURES,
    qemu: QEMU_RELEASES as readonly QemuRelease[],
    libvirt: LIBVIRT_RELEASES as readonly CpuMap[],
  });
  const files: FileProblems[] = [];
  for (const path of paths) {
    const text = await readText(path);
    files.push({
      path,
      problems: text === null ? [] : lintText(path, text, vocabulary, spelling === null ? {} : { spelling }),
    });
  }
  return files;
}

/** Null for files that are no text. */
async function readText(path: string): Promise<string | null> {
  try {
    const text = await readFile(path, 'utf8');
    return text.includes('\0') ? null : text;
  } catch (error) {
    throw new UsageError(
      `${path} cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); expected a text file`,
    );
  }
}

async function writeSarif(path: string, files: readonly FileProblems[]): Promise<void> {
  try {
    await writeFile(path, `${JSON.stringify(toSarif(files), null, 2)}\n`);
  } catch (error) {
    throw new UsageError(
      `${path} cannot be written (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); expected a file name in a folder that exists`,
    );
  }
}

const COLORS: Readonly<Record<Problem['level'], (text: string) => string>> = {
  error: pc.red,
  warning: pc.yellow,
  note: pc.cyan,
};

function describe(files: readonly FileProblems[]): string {
  const lines = files.flatMap(({ path, problems }) =>
    problems.map(
      ({ place, level, message, rule }) =>
        `${path}:${place.line}:${place.column}: ${COLORS[level](level)}: ${message} ${pc.dim(`[${rule}]`)}`,
    ),
  );
  const count = (level: Problem['level']) =>
    files.flatMap(({ problems }) => problems).filter((problem) => problem.level === level).length;
  return [
    ...lines,
    `${files.length} files: ${count('error')} errors, ${count('warning')} warnings, ${count('note')} notes`,
  ].join('\n');
}
