import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
/** Unpacked upstream trees, where there are any. */
export const SOURCES = join(homedir(), '.cache/cpu-models/sources');

/** A copy of the workspace that a document's commands may change, with a git history of one commit. */
export class Scratch {
  private constructor(readonly folder: string) {}

  static async create(): Promise<Scratch> {
    const folder = await mkdtemp(join(tmpdir(), 'cpu-models-docs-'));
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder, stdio: 'ignore' });
    const listed = execFileSync('git', ['ls-files', '-co', '--exclude-standard'], {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });
    const files = listed
      .split('\n')
      .filter(
        (path) =>
          /^(schemas|packages|tools|[^/]+$)/.test(path) &&
          !path.includes('/recordings/') &&
          path !== '' &&
          existsSync(join(ROOT, path)),
      );
    for (const dir of new Set(files.map(dirname))) await mkdir(join(folder, dir), { recursive: true });
    await Promise.all(files.map((path) => cp(join(ROOT, path), join(folder, path))));
    await linkModules(folder);
    git('init', '-q');
    git('add', '-A');
    git('-c', 'user.name=docs', '-c', 'user.email=docs@localhost', 'commit', '-q', '-m', 'as it was');
    return new Scratch(folder);
  }

  /** Runs the text of a block; what npx would find is found directly, which is much faster. */
  run(text: string): { status: number | null; output: string } {
    const env = {
      ...process.env,
      SOURCES,
      NO_COLOR: '1',
      FORCE_COLOR: undefined,
      NX_DAEMON: 'false',
      PATH: [join(ROOT, 'node_modules/.bin'), process.env['PATH']].join(delimiter),
    };
    const script = text.replaceAll('npx ', '');
    const { status, stdout, stderr } = spawnSync('bash', ['-e', '-c', script], {
      cwd: this.folder,
      env,
      encoding: 'utf8',
      maxBuffer: 64 << 20,
    });
    return { status, output: stdout + stderr };
  }

  async remove(): Promise<void> {
    await rm(this.folder, { recursive: true, force: true });
  }
}

/** Installed libraries, those too that npm had to put into a package's own folder. */
async function linkModules(folder: string): Promise<void> {
  await symlink(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  for (const place of ['packages', 'tools']) {
    for (const name of await readdir(join(ROOT, place))) await linkNested(folder, join(place, name, 'node_modules'));
  }
}

/** Links what is in a folder, and not the folder: a copy keeps its own caches there. */
async function linkNested(folder: string, modules: string): Promise<void> {
  const libraries = (await readdir(join(ROOT, modules)).catch(() => [])).filter((name) => !name.startsWith('.'));
  if (libraries.length > 0) await mkdir(join(folder, modules), { recursive: true });
  for (const library of libraries) await symlink(join(ROOT, modules, library), join(folder, modules, library));
}

/** Whether what a block needs is here: an upstream tree, or a program (`cmd:NAME`). */
export function isHere(need: string): boolean {
  const program = /^cmd:(.+)$/.exec(need)?.[1];
  if (program === undefined) return existsSync(join(SOURCES, need));
  return spawnSync('bash', ['-c', `command -v ${program}`]).status === 0;
}
