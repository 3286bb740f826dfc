import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Visit } from './browser.js';
import { PLACES } from './places.js';
import { none, type Result } from './report.js';

const WIDTHS = [360, 1280, 1920] as const;

/** Every view in both themes and three widths; a view that is wider than its window is a fault. */
export async function shots(folder: string, site: Visit): Promise<Result> {
  mkdirSync(folder, { recursive: true });
  const faults: string[] = [];
  for (const [name, hash] of Object.entries(PLACES))
    for (const width of WIDTHS)
      for (const theme of ['light', 'dark'] as const) {
        const page = await site.open(hash, { width, theme });
        const over = await page.evaluate(
          () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
        );
        if (over > 0) faults.push(`${name} at ${width}: ${over} pixels too wide`);
        const path = join(folder, `${name.replaceAll(' ', '-')}-${width}-${theme}.png`);
        await page.screenshot({ path, fullPage: name !== 'matrix' });
        await page.close();
      }
  return none('views wider than their window', 6 * Object.keys(PLACES).length, `screenshots in ${folder}`, faults);
}
