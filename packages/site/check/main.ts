/** Measures the built site in Chromium and prints a line per measure; exit status 1 if one is not as it should be. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { alone, plainPages } from './alone.js';
import { axe } from './axe.js';
import { findChromium, visit } from './browser.js';
import { cards } from './cards.js';
import { cases } from './cases.js';
import { leaving, permalinks } from './history.js';
import { hostile } from './hostile.js';
import { lint } from './lint.js';
import { questions } from './questions.js';
import { none, print, type Result } from './report.js';
import { picture, prints, shots } from './shots.js';
import { sizes } from './sizes.js';
import { speed } from './speed.js';
import { disagreements, stacks } from './views.js';

const DIST = fileURLToPath(new URL('../../../dist', import.meta.url));
const FOLDER = join(DIST, 'site');

const chromium = findChromium();
if (chromium === null) {
  console.error('No Chromium here: install it (Debian: apt-get install chromium), or name one in CHROMIUM.');
  process.exit(1);
}
// A part of what is drawn by lot: SAMPLE, a commit's hexadecimal name, says which.
const sample = process.env['SAMPLE'];
const seed = Number(process.env['SEED'] ?? (sample ? `0x${sample}` : Math.floor(Math.random() * 1e9)));
const site = await visit(FOLDER, chromium);
const results: Result[] = [];
const only = process.argv.slice(2);
const steps: Readonly<Record<string, () => Promise<Result | Result[]>>> = {
  sizes: () => sizes(FOLDER, site),
  cards: () => cards(site, sample ? 40 : 200, seed),
  cases: () => cases(site, sample ? 6 : Number.POSITIVE_INFINITY, seed),
  lint: () => lint(site),
  disagreements: () => disagreements(site, seed),
  stacks: () => stacks(site, seed),
  questions: () => questions(site),
  permalinks: () => permalinks(site),
  leaving: () => leaving(site),
  axe: () => axe(site),
  alone: () => alone(FOLDER, site),
  pages: () => plainPages(site),
  speed: () => speed(site),
  hostile: () => hostile(site, seed),
  prints: () => prints(join(DIST, 'site-shots'), site),
  shots: () => shots(join(DIST, 'site-shots'), site),
  picture: () => picture(site),
};
/** Writes into the workspace, so it is to be asked for. */
const ASKED = new Set(['picture']);
const unknown = only.filter((name) => !(name in steps));
if (unknown.length > 0) {
  console.error(`There is no step ${unknown.join(', ')}; expected ${Object.keys(steps).join(', ')}.`);
  process.exit(1);
}
for (const [name, step] of Object.entries(steps)) {
  if (only.length > 0 ? !only.includes(name) : ASKED.has(name)) continue;
  if (process.stdout.isTTY) process.stdout.write(`${name} ...\r`);
  const found = [await step()].flat();
  print(found);
  results.push(...found);
}
await site.close();
const asides = [
  none('requests beyond the site', results.length, 'measures', site.strays),
  none('complaints of the browser', results.length, 'measures', site.complaints),
];
print(asides);
process.exitCode = [...results, ...asides].every(({ good }) => good) ? 0 : 1;
