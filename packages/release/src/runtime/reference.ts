import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import type { Plan } from '@cpu-models/emit';
import { type ApiEntry, generateApi, type SourceText } from '@cpu-models/gen-runtime';
import { root } from './plan.js';

const PACKAGE = join(root, 'packages/runtime');

/** The reference as files, one page per entry of the package. */
export async function planApi(): Promise<Plan> {
  const manifest = JSON.parse(await readFile(join(PACKAGE, 'package.json'), 'utf8')) as {
    name: string;
    exports: Record<string, string>;
  };
  const entries = Object.entries(manifest.exports)
    .filter(([entry]) => !entry.includes('*'))
    .map(([entry, source]) => toEntry(manifest.name, entry, source));
  const files = generateApi(await readSources(), entries, '../../runtime');
  return { folder: 'packages/docs/api', files };
}

function toEntry(name: string, entry: string, source: string): ApiEntry {
  const page = entry === '.' ? 'main.md' : `${entry.slice(2).replaceAll('/', '-')}.md`;
  return { name: name + entry.slice(1), module: source.replace(/^\.\//, ''), page };
}

async function readSources(): Promise<SourceText[]> {
  const entries = await readdir(join(PACKAGE, 'src'), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts') && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/testing/'));
  return Promise.all(
    paths.sort().map(async (path) => ({ path: relative(PACKAGE, path), text: await readFile(path, 'utf8') })),
  );
}
