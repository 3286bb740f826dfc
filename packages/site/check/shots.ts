import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { go, settled, type Visit } from './browser.js';
import { PLACES } from './places.js';
import { atMost, none, type Result } from './report.js';

const WIDTHS = [360, 1024, 1920] as const;

/** Every view in both themes and three widths; a view that is wider than its window is a fault. */
export async function shots(folder: string, site: Visit): Promise<Result> {
  mkdirSync(folder, { recursive: true });
  const faults: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    const page = await site.open('#/', { theme });
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      for (const [name, hash] of Object.entries(PLACES)) {
        await go(page, hash);
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (over > 0) faults.push(`${name} at ${width}: ${over} pixels too wide`);
        const path = join(folder, `${name.replaceAll(' ', '-')}-${width}-${theme}.png`);
        await page.screenshot({ path, fullPage: name !== 'matrix' });
      }
    }
    await page.close();
  }
  return none('views wider than their window', 6 * Object.keys(PLACES).length, `screenshots in ${folder}`, faults);
}

/** Pixels of a sheet of A4 between its margins; wide views lie on their side, and browsers shrink them to half. */
const [SHEET, WIDE_SHEET] = [718, 2 * 1047] as const;

/** Every view as it is printed, as a picture of its sheets; what is cut off without a word is a fault. */
export async function prints(folder: string, site: Visit): Promise<Result> {
  mkdirSync(folder, { recursive: true });
  const page = await site.open('#/', { width: SHEET });
  const faults: string[] = [];
  for (const [name, hash] of Object.entries(PLACES)) {
    await go(page, hash);
    const path = join(folder, `${name.replaceAll(' ', '-')}-print`);
    await page.pdf({ path: `${path}.pdf`, format: 'A4' });
    await page.emulateMedia({ media: 'print' });
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    await settled(page);
    const { width, controls, isWide, isSaid } = await page.evaluate(() => ({
      width: document.documentElement.scrollWidth,
      isWide: document.querySelector('main.wide') !== null,
      isSaid: document.querySelector('.only-print')?.checkVisibility() === true,
      controls: [...document.querySelectorAll<HTMLElement>('button, nav, select')].filter((each) =>
        each.checkVisibility(),
      ).length,
    }));
    const over = width - (isWide ? WIDE_SHEET : SHEET);
    if (over > 0 && !isSaid) faults.push(`${name}: ${over} pixels beyond the sheet`);
    if (controls > 0) faults.push(`${name}: ${controls} controls, which nobody can press on paper`);
    await page.screenshot({ path: `${path}.png`, fullPage: true });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await page.emulateMedia({ media: null });
  }
  await page.close();
  return none('views that print badly', Object.keys(PLACES).length, `prints in ${folder}`, faults);
}

/** Where the README's picture is, and how large it may be: everybody who clones has it. */
const PICTURE = fileURLToPath(new URL('../picture.png', import.meta.url));
const LARGEST_KB = 150;

/** The README's picture, taken anew. */
export async function picture(site: Visit): Promise<Result> {
  const page = await site.open('#/models/EPYC-Rome-v4?qemu=11.1', { width: 1120, height: 660 });
  const { length } = await page.screenshot({ path: PICTURE });
  await page.close();
  return atMost('picture of the README', length / 1000, LARGEST_KB, 'kB');
}
