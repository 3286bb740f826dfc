import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { aptError } from '../apt/packages.js';
import { openPrivateApt, type PrivateApt } from '../apt/private-apt.js';
import { cachedBuild, cachePath } from '../cache.js';
import { UnavailableError } from '../errors.js';
import type { Progress } from '../progress.js';
import { run, runOrThrow } from '../run.js';

/** The system's own interpreter: the packages that the build needs are installed for it. */
const PYTHON = '/usr/bin/python3';

/**
 * A Python virtual environment with a meson that is new enough for the tree: the oldest one that
 * the distribution's suites offer, which may be newer than what can be installed here.
 */
export async function mesonEnvironment(tree: string, progress: Progress): Promise<string> {
  const wanted = await requiredMeson(tree);
  return cachedBuild(await cachePath('tools', `meson-for-${wanted}`), async (folder) => {
    progress.step(`meson ${wanted} or newer: fetching`);
    const apt = await openPrivateApt('deb');
    await apt.update();
    await downloadPackage(apt, `meson=${await chooseMeson(apt, wanted)}`, folder);
    // QEMU's own environment checks for it.
    await downloadPackage(apt, 'python3-pycotap', folder);
    await makeEnvironment(folder);
  });
}

async function requiredMeson(tree: string): Promise<string> {
  const text = await readFile(join(tree, 'meson.build'), 'utf8');
  return /meson_version:\s*'>=\s*([\d.]+)'/.exec(text)?.[1] ?? '0';
}

async function chooseMeson(apt: PrivateApt, wanted: string): Promise<string> {
  const oldestFirst = (await apt.versions('meson')).reverse();
  for (const version of oldestFirst) {
    if ((await run('dpkg', ['--compare-versions', version, 'ge', wanted])).code === 0) return version;
  }
  throw new UnavailableError(`no suite offers meson ${wanted} or newer`);
}

async function downloadPackage(apt: PrivateApt, name: string, folder: string): Promise<void> {
  const result = await apt.run('apt-get', ['download', name], folder);
  if (result.code !== 0) throw new UnavailableError(aptError(`download ${name}`, result.stderr));
}

async function makeEnvironment(folder: string): Promise<void> {
  const unpacked = join(folder, 'packages');
  await mkdir(unpacked);
  for (const file of (await readdir(folder)).filter((name) => name.endsWith('.deb'))) {
    await runOrThrow('dpkg-deb', ['--extract', join(folder, file), unpacked]);
  }
  await runOrThrow(PYTHON, ['-m', 'venv', '--system-site-packages', '--without-pip', folder]);
  const python = join(folder, 'bin/python3');
  const printFolder = "import sysconfig; print(sysconfig.get_path('purelib'))";
  const modules = (await runOrThrow(python, ['-c', printFolder])).trim();
  await runOrThrow('cp', ['-r', `${unpacked}/usr/lib/python3/dist-packages/.`, modules]);
  const script = await readFile(join(unpacked, 'usr/bin/meson'), 'utf8');
  await writeFile(join(folder, 'bin/meson'), script.replace(/^#!.*/, `#!${python}`), { mode: 0o755 });
  await rm(unpacked, { recursive: true });
}
