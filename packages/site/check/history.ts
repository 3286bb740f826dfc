import { go, PATIENCE_MS, settled, type Visit } from './browser.js';
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
  for (const [name, hash, before] of seen.slice(0, -1).toReversed()) {
    await page.goBack();
    await page.waitForFunction((wanted) => location.hash === wanted, hash, { timeout: PATIENCE_MS });
    await settled(page);
    const other = difference(before, await text());
    if (other !== null) faults.push(`back to ${name} shows ${other}`);
  }
  for (const [name, hash, before] of seen) {
    await page.goto(`${site.url}index.html?${encodeURIComponent(name)}${hash}`);
    await settled(page);
    const other = difference(before, await text());
    if (other !== null) faults.push(`${name} opened anew shows ${other}`);
  }
  await page.close();
  return none('places that do not come back', 2 * seen.length - 1, 'returns', faults);
}

/** Where two texts part; null for the same. */
function difference(before: string, after: string): string | null {
  if (before === after) return null;
  const at = [...before].findIndex((letter, i) => letter !== after[i]);
  const near = (text: string) => JSON.stringify(at < 0 ? text.slice(before.length) : text.slice(at, at + 80));
  return `${near(after)} instead of ${near(before)}`;
}

/** What a view does some time after an input, and the input. */
const WAITING: Readonly<Record<string, readonly [hash: string, selector: string, event: string]>> = {
  'a field': ['#/disagreement', 'input[type=search]', 'input'],
  'a text': ['#/lint', 'textarea', 'input'],
  'the matrix': ['#/matrix', '[role=grid]', 'keydown'],
};

/** Longer than any view waits for keys to rest. */
const REST_MS = 1000;

/** What waits for a pause of the keys never comes to a view that was left: it would change the address of another. */
export async function leaving(site: Visit): Promise<Result> {
  const page = await site.open('#/');
  const faults: string[] = [];
  for (const [what, [hash, selector, event]] of Object.entries(WAITING)) {
    await go(page, hash);
    // In one turn, so that no pause comes between the key and the link.
    await page.evaluate(
      ([where, type]) => {
        const box = document.querySelector(where as string) as HTMLInputElement;
        if (type === 'input') box.value = 'EPYC';
        box.dispatchEvent(
          type === 'input'
            ? new Event('input', { bubbles: true })
            : new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }),
        );
        location.hash = '#/models/Denverton';
      },
      [selector, event],
    );
    await page.waitForTimeout(REST_MS);
    const now = new URL(page.url()).hash;
    if (now !== '#/models/Denverton') faults.push(`${what} of ${hash} made ${now} of it`);
  }
  await page.close();
  return none('keys that reach a view after theirs', Object.keys(WAITING).length, 'views left while they wait', faults);
}
