import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { QemuRelease } from '@cpu-models/runtime';
import type { DataPackage } from '../types.js';
import { dataText } from './text.js';
import { vectors } from './vectors.js';

const STATIC = fileURLToPath(new URL('static/', import.meta.url));

/** Where each package has the data, and the vectors that its tests read. */
const PLACES = {
  data: ['go/data.txt', 'python/cpu_models/data.txt', 'rust/src/data.txt'],
  vectors: ['go/vectors.txt', 'python/tests/vectors.txt', 'rust/tests/vectors.txt'],
};

/** A Go module, a Python package and a Rust crate, with the same data and the same test vectors. */
export function generatePackages(
  data: DataPackage,
  releases: readonly QemuRelease[],
): { path: string; text: string }[] {
  const [text, asked] = [dataText(data), vectors(releases, data.features)];
  return [
    ...staticFiles(),
    ...PLACES.data.map((path) => ({ path, text })),
    ...PLACES.vectors.map((path) => ({ path, text: asked })),
  ];
}

function staticFiles(): { path: string; text: string }[] {
  return readdirSync(STATIC, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
    .map((path) => ({ path: relative(STATIC, path), text: readFileSync(path, 'utf8') }));
}
