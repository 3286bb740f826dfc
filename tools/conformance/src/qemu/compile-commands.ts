import { readFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { runOrThrow } from '../run.js';

/** The files that hold tables of CPU models, or of properties that change them. */
export const SOURCES = [
  'target/i386/cpu.c',
  'hw/i386/pc.c',
  'hw/i386/pc_piix.c',
  'hw/i386/pc_q35.c',
  'target/i386/kvm/kvm-cpu.c',
  'target/i386/tcg/tcg-cpu.c',
];

/** One object of a build and how it was compiled. */
export interface CompiledObject {
  /** The target it belongs to, e.g. "x86_64-softmmu". */
  readonly target: string;
  /** The source file, relative to the tree, e.g. "target/i386/cpu.c". */
  readonly source: string;
  /** The source file as it stands in the command; assertions record this path. */
  readonly file: string;
  /** The object file relative to the working directory. */
  readonly output: string;
  /** The folder that the command runs in. */
  readonly directory: string;
  /** Compiler and arguments. */
  readonly command: readonly string[];
}

interface Entry {
  readonly directory: string;
  readonly command: string;
  readonly file: string;
  readonly output: string;
}

/** Finds the objects made of SOURCES in a configured build, wherever the release puts them. */
export async function readObjects(tree: string, build: string): Promise<CompiledObject[]> {
  const entries = JSON.parse(await readFile(join(build, 'compile_commands.json'), 'utf8')) as Entry[];
  const wanted = entries.flatMap((entry) => {
    const source = relative(tree, resolve(entry.directory, entry.file));
    return SOURCES.includes(source) ? [{ ...entry, source }] : [];
  });
  if (!wanted.some((entry) => entry.source === SOURCES[0])) {
    throw new Error(`the build in ${build} has no command for ${SOURCES[0]}`);
  }
  return Promise.all(
    wanted.map(async ({ directory, command, file, output, source }) => ({
      target: targetOf(output),
      source,
      file,
      output,
      directory,
      command: await splitCommand(command),
    })),
  );
}

/** "libqemu-x86_64-softmmu.a.p/target_i386_cpu.c.o" belongs to x86_64-softmmu. */
function targetOf(output: string): string {
  return /libqemu-([^./]+)\./.exec(output)?.[1] ?? 'all';
}

/** Splits a shell command into its words; the shell itself knows best how. */
async function splitCommand(command: string): Promise<string[]> {
  return (await runOrThrow('sh', ['-c', `printf '%s\\0' ${command}`])).split('\0').slice(0, -1);
}
