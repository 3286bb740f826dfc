import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Unpacked upstream trees, where there are any. */
const SOURCES = join(homedir(), '.cache/cpu-models/sources');
const ROOMS = ['packages', 'tools'];
/** Where Linux keeps files in memory, and how much of it must be free to be used: a copy takes 40 MiB. */
const MEMORY = { folder: '/dev/shm', least: 2 ** 31 };

/**
 * A copy of the workspace that commands may change, with a git history of one commit. Its rooms are its own; libraries are
 * those that are installed here.
 */
export class Scratch {
  private constructor(readonly folder: string) {}

  static async create(): Promise<Scratch> {
    const folder = await mkdtemp(join(place(), 'cpu-models-scratch-'));
    execFileSync('cp', ['-a', `${await (template ??= makeTemplate())}/.`, folder]);
    return new Scratch(folder);
  }

  /** Runs the text of a block; what npx would find is found directly, which is much faster. */
  run(text: string, variables: Readonly<Record<string, string>> = {}): { status: number | null; output: string } {
    const env = {
      ...process.env,
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      NX_DAEMON: 'false',
      PATH: [join(this.folder, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
      ...variables,
    };
    const script = text.replaceAll('npx ', '').replaceAll(/\$SOURCES\/([\w.-]+)/g, (_, name: string) => treeOf(name));
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], {
      cwd: this.folder,
      env,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });
    return { status, output: stdout + stderr };
  }

  /** Writes a file, with its folder. */
  async write(path: string, text: string): Promise<void> {
    await mkdir(dirname(join(this.folder, path)), { recursive: true });
    await writeFile(join(this.folder, path), text);
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }

  /** What `npm install` does for rooms, those that came since too. */
  async linkRooms(): Promise<void> {
    await linkRooms(this.folder);
  }
}

/** The copy that all others are copied from; made once in a process, and removed with it. */
let template: Promise<string> | undefined;

async function makeTemplate(): Promise<string> {
  const folder = await mkdtemp(join(place(), 'cpu-models-template-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const files = filesToCopy();
  for (const dir of new Set(files.map(dirname))) mkdirSync(join(folder, dir), { recursive: true });
  for (const path of files) copyFileSync(join(ROOT, path), join(folder, path));
  // The bundle of the command and the loaded source, where they are built: they are used as long as the copy is the same.
  for (const built of ['packages/cli/dist', 'packages/outputs/dist'])
    if (existsSync(join(ROOT, built))) await cp(join(ROOT, built), join(folder, built), { recursive: true });
  await linkLibraries(folder);
  await linkRooms(folder);
  commit(folder);
  return folder;
}

/** In memory where there is room: thousands of small files cost a disk seconds, each time they are copied. */
function place(): string {
  if (!existsSync(MEMORY.folder) || !existsSync('/proc/mounts')) return tmpdir();
  const { bavail, bsize } = statfsSync(MEMORY.folder);
  const options = new RegExp(`^\\S+ ${MEMORY.folder} \\S+ (\\S+)`, 'm').exec(readFileSync('/proc/mounts', 'utf8'))?.[1];
  // Programs are run there: containers often forbid it.
  const runs = options?.split(',').includes('noexec') === false;
  return runs && bavail * bsize >= MEMORY.least ? MEMORY.folder : tmpdir();
}

/** Links are relative, so that a copy is whole. */
async function linkRooms(folder: string): Promise<void> {
  const scope = join(folder, 'node_modules/@cpu-models');
  await mkdir(scope, { recursive: true });
  for (const place of ROOMS) {
    for (const name of await readdir(join(folder, place)))
      await link(join('../..', place, name), join(scope, name === 'workspace' ? 'workspace-tools' : name));
  }
  await link('../../packages/cli/bin/cpu-models.js', join(folder, 'node_modules/.bin/cpu-models'));
}

async function linkLibraries(folder: string): Promise<void> {
  await linkAll(join(ROOT, 'node_modules'), join(folder, 'node_modules'), ['@cpu-models', '.bin', '.cache']);
  await linkAll(join(ROOT, 'node_modules/.bin'), join(folder, 'node_modules/.bin'), ['cpu-models']);
  for (const place of ROOMS) {
    for (const name of await readdir(join(ROOT, place))) {
      const nested = join(place, name, 'node_modules');
      if (existsSync(join(ROOT, nested))) await linkAll(join(ROOT, nested), join(folder, nested), ['.cache']);
    }
  }
}

function commit(folder: string): void {
  const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
  git('init', '-q');
  git('config', 'user.name', 'scratch');
  git('config', 'user.email', 'scratch@localhost');
  git('add', '-A');
  git('commit', '-q', '-m', 'as it was');
}

/** Everything that git has or would have here, but for the recordings, which are large. */
function filesToCopy(): string[] {
  const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 64 << 20,
  });
  return listed
    .split('\n')
    .filter((path) => path !== '' && !path.startsWith('tools/conformance/recordings/') && existsSync(join(ROOT, path)));
}

async function linkAll(from: string, to: string, but: readonly string[]): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const name of await readdir(from)) if (!but.includes(name)) await link(join(from, name), join(to, name));
}

async function link(target: string, path: string): Promise<void> {
  if (!existsSync(path)) await symlink(target, path);
}

/** Whether what a block needs is here: an upstream tree (`qemu-10.0`), or a program (`cmd:NAME`). */
export function isHere(need: string): boolean {
  const program = /^cmd:(.+)$/.exec(need)?.[1];
  if (program === undefined) return existsSync(treeOf(need));
  return spawnSync('bash', ['-c', `command -v ${program}`]).status === 0;
}

/** The newest tree of a release: `qemu-10.0` may be `qemu-10.0.13`. The folder of that name if there is none. */
export function treeOf(name: string): string {
  const all = existsSync(SOURCES) ? readdirSync(SOURCES) : [];
  const found = all.filter(
    (folder) => folder === name || (/^\.\d+$/.test(folder.slice(name.length)) && folder.startsWith(name)),
  );
  const version = (folder: string) => folder.slice(folder.indexOf('-') + 1);
  return join(
    SOURCES,
    found.sort((a, b) => version(a).localeCompare(version(b), 'en', { numeric: true })).at(-1) ?? name,
  );
}
