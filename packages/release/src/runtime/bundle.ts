import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { OutputFile } from '@cpu-models/emit';
import { generateSingleReleases } from '@cpu-models/gen-runtime';
import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import { build, type Plugin } from 'esbuild';

/**
 * A room's modules as one file per entry, beside the few that entries share: a program loads a handful of files
 * instead of one per function. The module of a single release has the data of that release only.
 *
 * @param room its folder
 * @param entries paths of the entries' modules, e.g. `src/qemu/index.ts`
 * @returns files by path below the output folder
 */
export async function bundleEntries(room: string, entries: readonly string[]): Promise<OutputFile[]> {
  const generated = join(room, 'src/generated');
  const { outputFiles } = await build({
    absWorkingDir: room,
    entryPoints: [...entries],
    outbase: 'src',
    outdir: 'dist',
    bundle: true,
    packages: 'external',
    splitting: true,
    chunkNames: 'shared/[hash]',
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    write: false,
    logLevel: 'error',
    plugins: existsSync(join(generated, 'index.ts')) ? [await singleReleases(generated)] : [],
  });
  const dist = join(room, 'dist');
  return outputFiles.map(({ path, text }) => ({ path: path.slice(dist.length + 1), text }));
}

async function singleReleases(generated: string): Promise<Plugin> {
  const data = (await import(pathToFileURL(join(generated, 'index.ts')).href)) as {
    readonly QEMU_RELEASES: readonly QemuRelease[];
    readonly LIBVIRT_RELEASES: readonly CpuMap[];
  };
  const modules = generateSingleReleases(data.QEMU_RELEASES, data.LIBVIRT_RELEASES);
  const texts = new Map(modules.map(({ path, text }) => [path, text]));
  return {
    name: 'single-releases',
    setup(bundle) {
      bundle.onLoad({ filter: /\/generated\/(qemu|libvirt)-[^/]*\.ts$/ }, async ({ path }) => ({
        contents: texts.get(basename(path)) ?? (await readFile(path, 'utf8')),
        loader: 'ts',
      }));
    },
  };
}
