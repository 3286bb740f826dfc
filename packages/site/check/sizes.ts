import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import type { Visit } from './browser.js';
import { atMost, type Result } from './report.js';

const zipped = (path: string) => gzipSync(readFileSync(path), { level: 9 }).length / 1000;
const sum = (paths: readonly string[]) => paths.map(zipped).reduce((total, size) => total + size, 0);

/** What a first visit fetches, what a release more costs, and all there is. */
export async function sizes(folder: string, site: Visit): Promise<Result[]> {
  const assets = readdirSync(join(folder, 'assets')).map((name) => join(folder, 'assets', name));
  const data = assets.filter((path) => /\/(qemu|libvirt)[-.\d]*-/.test(path));
  const releases = QEMU_RELEASES.length + LIBVIRT_RELEASES.length;
  return [
    atMost('first view with logic and newest releases, gzipped', await firstView(folder, site), 90, 'kB'),
    atMost(`a release more, the mean of ${releases}, gzipped`, sum(data) / releases, 12, 'kB'),
    atMost('everything, gzipped', sum([join(folder, 'index.html'), ...assets]), 300, 'kB'),
  ];
}

/** All that is fetched until a card can be read. */
async function firstView(folder: string, { browser, url }: Visit): Promise<number> {
  const page = await browser.newPage();
  const paths = new Set<string>();
  page.on('requestfinished', (request) => paths.add(new URL(request.url()).pathname));
  await page.goto(`${url}index.html#/models/EPYC-Rome`);
  await page.waitForSelector('.words');
  const fetched = [...paths].filter((path) => !path.startsWith(','));
  await page.close();
  return sum(fetched.map((path) => join(folder, path)));
}
