import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

/** What libvirt answers: its result (-1 is an error), and an XML document or a message. */
export interface DriverAnswer {
  readonly result: number;
  readonly text: string;
}

/** The driver of libvirt's CPU functions, compiled: see {@link compileAgainst}. */
export function compileDriver(tree: string, build: string, folder: string): string {
  return compileAgainst(tree, build, fileURLToPath(new URL('./driver.c', import.meta.url)), folder);
}

/**
 * Compiles a program against a build of libvirt whose prefix is /proc/self/cwd, so that the folder it is started
 * in decides which cpu_map it reads. `folder` receives the program and the map's link. What the program exports takes
 * the place of libvirt's functions of the same name.
 *
 * @param tree libvirt's sources
 * @param build its build folder, with src/libvirt.so and tests/libtest_qemu_driver.so
 */
export function compileAgainst(tree: string, build: string, source: string, folder: string): string {
  const parts = ['', 'include', 'src', 'src/util', 'src/conf', 'src/cpu', 'src/hypervisor'];
  const includes = [build, tree].flatMap((root) => parts.map((part) => `-I${join(root, part)}`));
  const flags = execFileSync('pkg-config', ['--cflags', '--libs', 'libxml-2.0', 'glib-2.0'], {
    encoding: 'utf8',
  })
    .trim()
    .split(/\s+/);
  const program = join(folder, 'driver');
  const paths = ['src', 'tests'].map((part) => join(build, part));
  const libraries = [
    ...paths.flatMap((path) => [`-L${path}`, `-Wl,-rpath,${path}`]),
    ...['-ltest_qemu_driver', '-lvirt', ...flags],
  ];
  const options = ['-w', '-O1', '-std=gnu99', '-D_GNU_SOURCE', '-rdynamic'];
  execFileSync('gcc', [...options, ...includes, source, '-o', program, ...libraries]);
  mkdirSync(join(folder, 'share', 'libvirt'), { recursive: true });
  symlinkSync(join(tree, 'src', 'cpu_map'), join(folder, 'share', 'libvirt', 'cpu_map'));
  return program;
}

/** libvirt's C functions in a process of their own. One request at a time. */
export class Driver {
  readonly #process: ChildProcessByStdio<Writable, Readable, null>;
  #received = Buffer.alloc(0);
  #resolve: ((answer: DriverAnswer) => void) | null = null;
  #reject: ((error: Error) => void) | null = null;

  constructor(program: string, folder: string) {
    this.#process = spawn(program, [], { cwd: folder, stdio: ['pipe', 'pipe', 'ignore'] });
    this.#process.stdout.on('data', (chunk: Buffer) => this.#receive(chunk));
    this.#process.on('exit', (code) => this.#reject?.(new Error(`driver: ended with ${code}; expected an answer`)));
  }

  ask(operation: string, args: readonly string[]): Promise<DriverAnswer> {
    const body = args.map((text) => `${Buffer.byteLength(text)}\n${text}\n`).join('');
    return new Promise((resolve, reject) => {
      this.#resolve = resolve;
      this.#reject = reject;
      this.#process.stdin.write(`${operation} ${args.length}\n${body}`);
    });
  }

  close(): void {
    this.#reject = null;
    this.#process.stdin.end();
  }

  #receive(chunk: Buffer): void {
    this.#received = Buffer.concat([this.#received, chunk]);
    const end = this.#received.indexOf('\n');
    if (end < 0) return;
    const [result = 0, length = 0] = this.#received.subarray(0, end).toString().split(' ').map(Number);
    if (this.#received.length < end + 1 + length) return;
    const text = this.#received.subarray(end + 1, end + 1 + length).toString();
    this.#received = this.#received.subarray(end + 1 + length);
    this.#resolve?.({ result, text });
  }
}
