import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { ensurePackages } from '../apt/packages.js';
import { cachedBuild, cachePath } from '../cache.js';
import { attempt, type Outcome } from '../outcome.js';
import { type Progress, silent } from '../progress.js';
import { runOrThrow } from '../run.js';
import type { SourceTree } from '../sources/sources.js';
import { buildKey } from './key.js';

/** A built tests/cputest of one libvirt release. */
export interface LibvirtBuild {
  readonly source: SourceTree;
  readonly directory: string;
  /** The release's own map, which cputest has to pass with. */
  readonly pristineMap: string;
}

const PACKAGES = [
  ...['gcc', 'pkg-config', 'meson', 'ninja-build', 'gettext', 'xsltproc', 'libxml2-utils', 'python3-docutils'],
  ...['libxml2-dev', 'libglib2.0-dev', 'libgnutls28-dev', 'libtirpc-dev', 'libnl-3-dev', 'libnl-route-3-dev'],
];

/** libvirt changed its JSON library once; the option of the same name tells which one a tree wants. */
const JSON_PACKAGES = { json_c: 'libjson-c-dev', yajl: 'libyajl-dev' };

/**
 * The prefix is compiled into cputest, which reads PREFIX/share/libvirt/cpu_map. With this one
 * the folder that cputest is started in decides, so each run can have a map of its own.
 */
const PREFIX = '/proc/self/cwd';

const optionsOf = (optimization: 1 | 2) => [
  `--prefix=${PREFIX}`,
  '--auto-features=disabled',
  // Without libnl some releases do not compile.
  ...['libnl', 'driver_qemu', 'driver_test', 'driver_libvirtd', 'driver_remote', 'tests'].map((o) => `-D${o}=enabled`),
  ...['-Ddocs=disabled', '-Dnls=disabled', '-Dsystem=false', `-Doptimization=${optimization}`, '-Ddebug=false'],
];

/**
 * Configures libvirt and builds its cputest, at the first call; later calls find it in the cache.
 * @param optimization of the compiler: 1 builds fast, for proofs; distributions have 2, for measurements
 */
export function buildLibvirt(
  source: SourceTree,
  progress: Progress = silent,
  optimization: 1 | 2 = 1,
): Promise<Outcome<LibvirtBuild>> {
  return attempt(async () => {
    const json = await jsonLibraries(source.directory);
    await ensurePackages([...PACKAGES, ...json.map((name) => JSON_PACKAGES[name])]);
    const options = [...optionsOf(optimization), ...json.map((name) => `-D${name}=enabled`)];
    const key = await buildKey([source.directory, ...options]);
    const link = await cachePath('builds', `libvirt-${source.version}-${key}`);
    const directory = await cachedBuild(link, async (aside) => {
      progress.step(`libvirt ${source.version}: building cputest (a few minutes)`);
      const logFile = `${link}.log`;
      await runOrThrow('meson', ['setup', aside, source.directory, ...options], { logFile });
      await runOrThrow('ninja', ['-C', aside, 'tests/cputest'], { logFile });
    });
    return { source, directory, pristineMap: join(source.directory, 'src/cpu_map') };
  });
}

async function jsonLibraries(tree: string): Promise<(keyof typeof JSON_PACKAGES)[]> {
  const options = await readFile(join(tree, 'meson_options.txt'), 'utf8');
  return (['json_c', 'yajl'] as const).filter((name) => options.includes(`option('${name}'`));
}
