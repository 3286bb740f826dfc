import { argv } from 'node:process';
import { pathToFileURL } from 'node:url';
import type { QemuRelease } from '@cpu-models/runtime/qemu';
import { benchmarkResolve } from './resolve.js';

/** Usage: tsx resolve.bench.ts MODULE, where MODULE exports releases (QemuRelease). */
const [, , module] = argv;
if (module === undefined) throw new Error('name a module that exports QEMU releases');
const releases = Object.values(await import(pathToFileURL(module).href)).filter(isRelease);
for (const release of releases) console.log(benchmarkResolve(release).summary);

function isRelease(value: unknown): value is QemuRelease {
  return typeof value === 'object' && value !== null && 'release' in value && 'models' in value;
}
