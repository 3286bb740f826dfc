import { go, settled, type Visit } from './browser.js';
import { PLACES } from './places.js';
import { none, type Result } from './report.js';

/** Back and forward show what was there; an address opened anew shows the same. */
export async function permalinks(site: Visit): Promise<Result> {
  const page = await site.open('#/');
  const faults: string[] = [];
  const seen: [name: string, hash: string, text: string][] = [];
  const text = async () => (await page.textContent('main')) ?? '';
  for (const [name, hash] of Object.entries(PLACES)) {
    await go(page, hash);
    seen.push([name, hash, await text()]);
  }
  for (const [name, , before] of seen.slice(0, -1).toReversed()) {
    await page.goBack();
    await settled(page);
    if ((await text()) !== before) faults.push(`back to ${name} shows something else`);
  }
  for (const [name, hash, before] of seen) {
    await page.goto(`${site.url}index.html?${encodeURIComponent(name)}${hash}`);
    await settled(page);
    if ((await text()) !== before) faults.push(`${name} opened anew shows something else`);
  }
  await page.close();
  return none('places that do not come back', 2 * seen.length - 1, 'returns', faults);
}
