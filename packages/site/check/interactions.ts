import type { Page } from 'playwright-core';
import { go } from './browser.js';

/** Does one thing that a visitor does, and measures it. */
export type Measure = (what: string, act: () => Promise<unknown>) => Promise<void>;

/** What visitors do: search, walk through versions, arrows in the matrix, filters. */
export async function interactions(page: Page, measure: Measure): Promise<void> {
  const press = (where: string, key: string) => measure(`${where}: ${key}`, () => page.keyboard.press(key));
  const type = async (where: string, text: string) => {
    for (const letter of text) await press(where, letter);
  };
  for (const question of ['epyc', '7.0.EBX[5]', 'sse4_1', 'msr 0x10a', 'skylak']) {
    await press('anywhere', '/');
    await type('search', question);
    await press('search', 'ArrowDown');
    await press('search', 'Enter');
  }
  await go(page, '#/models/EPYC');
  for (const name of ['EPYC-v1', 'EPYC-v2', 'EPYC-v3', 'EPYC-v4'])
    await click(page, measure, `card: ${name}`, `.tabs a:text-is("${name}")`);
  for (let i = 0; i < 2; i++) await click(page, measure, 'card: sentences', 'input[type=checkbox]');
  await go(page, '#/matrix');
  await page.focus('[role=grid]');
  for (let i = 0; i < 40; i++) await press('matrix', i % 3 === 0 ? 'ArrowRight' : 'ArrowDown');
  await page.click('input[placeholder=EPYC]');
  await type('matrix', 'Sky');
  await go(page, '#/timeline');
  await page.focus('.timeline a[tabindex="0"]');
  for (let i = 0; i < 20; i++) await press('timeline', 'ArrowDown');
  await go(page, '#/disagreement');
  await page.click('input[placeholder=Skylake]');
  await type('disagreement', 'Sky');
}

/** The button alone is measured: the mouse is there by then, and looking for the place is no work of the page's. */
async function click(page: Page, measure: Measure, what: string, selector: string): Promise<void> {
  await page.hover(selector);
  await measure(what, async () => {
    await page.mouse.down();
    await page.mouse.up();
  });
}
