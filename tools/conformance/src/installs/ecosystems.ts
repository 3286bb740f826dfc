import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { npmPack, packPackages } from '@cpu-models/release/npm';

/** One way in which a package reaches somebody's project. */
export interface Ecosystem {
  readonly name: string;
  /** Programs that it takes, each with the argument that makes it say its version. */
  readonly needs: readonly (readonly [program: string, argument: string])[];
  /**
   * Builds the package, installs it into an empty project, and asks all vectors there.
   * @returns what was built, and what the project's program printed
   */
  readonly install: (folders: Folders) => Installed | Promise<Installed>;
}

export interface Installed {
  readonly built: readonly string[];
  readonly output: string;
}

export interface Folders {
  /** The generated packages: `go`, `python`, `rust`, `json`. */
  readonly packages: string;
  /** Empty: for what is built and the project. */
  readonly scratch: string;
  readonly vectors: string;
}

const PROGRAMS = join(import.meta.dirname, '../../installs');

/** A program that has to succeed. @throws Error with all that it printed */
function run(cwd: string, program: string, ...args: string[]): string {
  try {
    return execFileSync(program, args, {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      maxBuffer: 1 << 28,
    });
  } catch (error) {
    const { stdout = '', stderr = '' } = error as { stdout?: string; stderr?: string };
    throw new Error(`${program} ${args.join(' ')}: ${(stderr || stdout).trim().split('\n').slice(-4).join(' / ')}`);
  }
}

/** An empty project with some files. */
function project(scratch: string, files: Readonly<Record<string, string>>): string {
  const folder = join(scratch, 'project');
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(folder, path, '..'), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const go: Ecosystem = {
  name: 'Go module',
  needs: [['go', 'version']],
  install: ({ packages, scratch, vectors }) => {
    const module = /^module (.*)$/m.exec(readFileSync(join(packages, 'go/go.mod'), 'utf8'))?.[1];
    const folder = project(scratch, {
      'go.mod': `module project\n\ngo 1.19\n\nrequire ${module} v0.0.0\n\nreplace ${module} => ${join(packages, 'go')}\n`,
      'vectors_test.go': readFileSync(join(packages, 'go/vectors_test.go'), 'utf8'),
    });
    cpSync(vectors, join(folder, 'vectors.txt'));
    run(folder, 'go', 'vet', './...');
    const archive = join(scratch, 'module.tar.gz');
    run(join(packages, 'go'), 'tar', '--exclude=vectors*', '-czf', archive, '.');
    return { built: [archive], output: run(folder, 'go', 'test', '-count=1', '-v', './...') };
  },
};

const python = {
  name: 'Python wheel',
  needs: [['python3', '--version']] as const,
  install: ({ packages, scratch, vectors }: Folders) => {
    const folder = project(scratch, {
      'vectors.py': readFileSync(join(packages, 'python/tests/vectors.py'), 'utf8'),
    });
    cpSync(vectors, join(folder, 'vectors.txt'));
    run(scratch, 'python3', '-m', 'venv', 'venv');
    const python3 = join(scratch, 'venv/bin/python3');
    run(scratch, python3, '-m', 'pip', 'wheel', '--quiet', '--no-deps', '-w', 'wheels', join(packages, 'python'));
    const wheels = readdirSync(join(scratch, 'wheels')).map((name) => join(scratch, 'wheels', name));
    run(scratch, python3, '-m', 'pip', 'install', '--quiet', '--no-index', ...wheels);
    return { built: wheels, output: run(folder, python3, 'vectors.py') };
  },
};

/** Of the wheel's own types, as a project with mypy's strictest settings sees them. */
const pythonTypes: Ecosystem = {
  name: 'Python types, mypy --strict',
  needs: [
    ['python3', '--version'],
    ['mypy', '--version'],
  ],
  install: (folders) => {
    const { built } = python.install(folders);
    const folder = project(folders.scratch, {
      'use.py':
        'import cpu_models\n\nfound = cpu_models.releases()[-1].features_on("q35", "kvm", "EPYC-Milan")\nassert found\nprint(len(found))\n',
      'wrong.py': 'import cpu_models\n\nlevel: str = cpu_models.releases()[0].versions[0].level\n',
    });
    const mypy = (file: string) =>
      run(folder, 'mypy', '--strict', '--python-executable', join(folders.scratch, 'venv/bin/python3'), file);
    mypy('use.py');
    const refused = attempt(() => mypy('wrong.py'));
    if (!refused?.includes('1 error')) throw new Error(`a wrong type passes: ${refused}`);
    return { built, output: 'a right program passes, a wrong one is refused' };
  },
};

function attempt(action: () => unknown): string | null {
  try {
    action();
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

const rust: Ecosystem = {
  name: 'Rust crate, no_std',
  needs: [['cargo', '--version']],
  install: ({ packages, scratch, vectors }) => {
    const target = join(scratch, 'target');
    run(
      join(packages, 'rust'),
      'cargo',
      'package',
      '--offline',
      '--allow-dirty',
      '--no-verify',
      '--target-dir',
      target,
    );
    const crates = readdirSync(join(target, 'package')).filter((name) => name.endsWith('.crate'));
    const [crate = ''] = crates.map((name) => join(target, 'package', name));
    run(scratch, 'tar', 'xzf', crate);
    const unpacked = crate
      .split('/')
      .at(-1)
      ?.replace(/\.crate$/, '') as string;
    const folder = project(scratch, {
      'Cargo.toml': `[package]\nname = "project"\nversion = "0.0.0"\nedition = "2021"\n\n[dependencies]\ncpu-models-data = { path = "../${unpacked}" }\n`,
      'src/lib.rs':
        '#![no_std]\n\n/// How many releases there are.\npub fn count() -> usize {\n    cpu_models::releases().count()\n}\n',
      'tests/vectors.rs': readFileSync(join(packages, 'rust/tests/vectors.rs'), 'utf8'),
    });
    cpSync(vectors, join(folder, 'tests/vectors.txt'));
    const args = ['test', '--offline', '--quiet', '--release', '--target-dir', target, '--', '--nocapture'];
    return { built: [crate], output: run(folder, 'cargo', ...args) };
  },
};

/** npm's package of the JSON files. */
export const data: Ecosystem = {
  name: 'npm @cpu-models/data',
  needs: [],
  install: ({ packages, scratch, vectors }) => {
    const tarball = npmPack(scratch, join(packages, 'json'));
    return { built: [tarball], output: inNode(scratch, [tarball], 'data.mjs', vectors) };
  },
};

/** The runtime, and the readers that need it. */
const runtime: Ecosystem = {
  name: 'npm @cpu-models/runtime',
  needs: [],
  install: async ({ scratch, vectors }) => {
    const tarballs = await packPackages(scratch);
    return { built: [tarballs[0] as string], output: inNode(scratch, tarballs, 'runtime.mjs', vectors) };
  },
};

function inNode(scratch: string, tarballs: readonly string[], program: string, vectors: string): string {
  const folder = project(scratch, {
    'package.json': '{"name": "project", "private": true, "type": "module"}\n',
    [program]: readFileSync(join(PROGRAMS, program), 'utf8'),
  });
  run(folder, 'npm', 'install', '--offline', '--no-audit', '--no-fund', ...tarballs);
  return run(folder, process.execPath, program, vectors);
}

export const ECOSYSTEMS: readonly Ecosystem[] = [go, python, pythonTypes, rust, data, runtime];
