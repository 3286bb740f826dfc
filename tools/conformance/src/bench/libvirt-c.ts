import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

/** One round of libvirt's C library. */
export interface Round {
  readonly perSecond: number;
  /** Of one pass over the inputs, to be compared with the other side's. */
  readonly checksum: number;
}

/**
 * Compiles the program that times libvirt.
 *
 * @param tree libvirt's sources
 * @param build a build of them whose prefix is /proc/self/cwd, so that it reads the cpu_map in `folder`
 */
export function compileTimer(tree: string, build: string, folder: string): string {
  const parts = ['', 'include', 'src', 'src/util', 'src/conf', 'src/cpu'];
  const includes = [build, tree].flatMap((root) => parts.map((part) => `-I${join(root, part)}`));
  const packages = execFileSync('pkg-config', ['--cflags', '--libs', 'libxml-2.0', 'glib-2.0'], { encoding: 'utf8' });
  const libraries = [`-L${join(build, 'src')}`, '-lvirt', ...packages.trim().split(/\s+/)];
  const program = join(folder, 'timer');
  const source = fileURLToPath(new URL('./libvirt-c.c', import.meta.url));
  const language = ['-w', '-O2', '-std=gnu99', '-D_GNU_SOURCE'];
  execFileSync('gcc', [
    ...language,
    ...includes,
    source,
    '-o',
    program,
    ...libraries,
    `-Wl,-rpath,${join(build, 'src')}`,
  ]);
  mkdirSync(join(folder, 'share/libvirt'), { recursive: true });
  symlinkSync(join(tree, 'src/cpu_map'), join(folder, 'share/libvirt/cpu_map'));
  return program;
}

/** Milliseconds that libvirt takes to read its cpu_map; it does so once per process. */
export function loadOnce(program: string, folder: string): number {
  return Number(spawnSync(program, [folder], { cwd: folder, input: '', encoding: 'utf8' }).stdout) / 1e6;
}

/** libvirt in a process of its own that runs one round when asked. */
export class Timer {
  readonly #process;
  readonly #lines: AsyncIterator<string>;

  constructor(program: string, folder: string) {
    this.#process = spawn(program, [folder], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
    this.#lines = createInterface({ input: this.#process.stdout })[Symbol.asyncIterator]();
  }

  async start(): Promise<void> {
    await this.#lines.next();
  }

  async round(operation: string, milliseconds: number): Promise<Round> {
    this.#process.stdin.write(`${operation} ${milliseconds}\n`);
    const { value } = await this.#lines.next();
    const [operations = 0, nanoseconds = 0, checksum = 0] = String(value).split(' ').map(Number);
    return { perSecond: (operations * 1e9) / nanoseconds, checksum };
  }

  close(): void {
    this.#process.stdin.end();
  }
}
