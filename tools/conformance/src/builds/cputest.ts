import { copyFile, mkdir, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from '../run.js';
import type { LibvirtBuild } from './libvirt.js';

export interface CputestResult {
  readonly total: number;
  readonly passed: number;
  /** Names of the cases that failed, as cputest prints them. */
  readonly failed: readonly string[];
}

/** Runs libvirt's cputest against the map in `cpuMapDirectory`. Runs do not disturb each other. */
export async function runCputest(build: LibvirtBuild, cpuMapDirectory: string): Promise<CputestResult> {
  const folder = await mkdtemp(join(tmpdir(), 'cputest-'));
  try {
    // A binary inside the build folder would read the map of the source tree instead.
    const binary = join(folder, 'cputest');
    await copyFile(join(build.directory, 'tests/cputest'), binary);
    await mkdir(join(folder, 'share/libvirt'), { recursive: true });
    await symlink(await realpath(cpuMapDirectory), join(folder, 'share/libvirt/cpu_map'));
    const libraries = [join(build.directory, 'src'), join(build.directory, 'tests')].join(':');
    const env = { ...process.env, LD_LIBRARY_PATH: libraries, VIR_TEST_VERBOSE: '1' };
    const result = await run(binary, [], { cwd: folder, env });
    return readCputestOutput(result.stdout + result.stderr, result.code);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Reads the lines "12) name ... OK" of a verbose run; messages may stand before the state. */
export function readCputestOutput(output: string, exitCode: number): CputestResult {
  const cases = output
    .split(/^\s*(?=\d+\) )/m)
    .slice(1)
    .map(readCase);
  const failed = cases.filter(({ state }) => state === 'FAILED').map(({ name }) => name);
  const isComplete = cases.length > 0 && cases.every(({ state }) => state !== undefined);
  if (!isComplete || (exitCode === 0) !== (failed.length === 0)) {
    throw new Error(`cputest did not run to its end (exit code ${exitCode}); it printed:\n${output.slice(-2000)}`);
  }
  return { total: cases.length, passed: cases.length - failed.length, failed };
}

function readCase(block: string): { name: string; state: string | undefined } {
  const [, name = block] = /^\d+\) (.*?)\s+\.\.\. /.exec(block) ?? [];
  return { name, state: /^(?:.* \.\.\. )?(OK|FAILED|SKIP)$/m.exec(block)?.[1] };
}
