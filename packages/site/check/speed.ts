import type { Page } from 'playwright-core';
import { go, settled, type Visit } from './browser.js';
import { atMost, type Result } from './report.js';

/** How much slower the processor is made. */
const THROTTLE = 4;

/** How long interactions take until their frame is shown, and how the matrix scrolls, on a slower processor. */
export async function speed(site: Visit): Promise<Result[]> {
  const page = await site.open('#/models/EPYC-Rome');
  const session = await page.context().newCDPSession(page);
  await page.evaluate(observe);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  await interact(page);
  const durations = (await page.evaluate(() => (globalThis as unknown as Observed).durations)).sort((a, b) => a - b);
  const frames = await scrollFrames(page);
  await page.close();
  const slowed = `slowed ${THROTTLE} times`;
  return [
    atMost(`interactions, 95th percentile of ${durations.length}, ${slowed}`, at(durations, 0.95), 50, 'ms'),
    atMost(
      `frames of a scrolling matrix, 95th percentile of ${frames.length}, ${slowed}`,
      at(frames, 0.95),
      17.5,
      'ms',
    ),
  ];
}

interface Observed {
  durations: number[];
}

/** Event Timing: from the input until the next frame, of everything that is an interaction. */
function observe(): void {
  const kept: number[] = [];
  (globalThis as unknown as Observed).durations = kept;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEntry & { interactionId?: number })[])
      if (entry.interactionId) kept.push(entry.duration);
  }).observe({ type: 'event', durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

/** What visitors do: search, walk through versions, arrows in the matrix, filters. */
async function interact(page: Page): Promise<void> {
  for (const question of ['epyc', '7.0.EBX[5]', 'sse4_1', 'msr 0x10a', 'skylak']) {
    await page.keyboard.press('/');
    await page.keyboard.type(question, { delay: 60 });
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await settled(page);
  }
  await go(page, '#/models/EPYC');
  for (const name of ['EPYC-v1', 'EPYC-v2', 'EPYC-v3', 'EPYC-v4']) await page.click(`.tabs a:text-is("${name}")`);
  for (let i = 0; i < 2; i++) await page.click('input[type=checkbox]');
  await go(page, '#/matrix');
  await page.focus('[role=grid]');
  for (let i = 0; i < 40; i++) await page.keyboard.press(i % 3 === 0 ? 'ArrowRight' : 'ArrowDown', { delay: 20 });
  await page.click('input[placeholder=EPYC]');
  await page.keyboard.type('Sky', { delay: 60 });
  await go(page, '#/timeline');
  await page.focus('.timeline a[tabindex="0"]');
  for (let i = 0; i < 20; i++) await page.keyboard.press('ArrowDown', { delay: 20 });
  await go(page, '#/disagreement');
  await page.click('input[placeholder=Skylake]');
  await page.keyboard.type('Sky', { delay: 60 });
  await page.waitForTimeout(300);
}

async function scrollFrames(page: Page): Promise<number[]> {
  await go(page, '#/matrix?columns=every&all=1');
  const frames = await page.evaluate(
    () =>
      new Promise<number[]>((resolve) => {
        const box = document.querySelector('[role=grid]') as HTMLElement;
        const found: number[] = [];
        let last = 0;
        const step = (now: number) => {
          if (last > 0) found.push(now - last);
          last = now;
          box.scrollTop += 40;
          if (found.length < 120) requestAnimationFrame(step);
          else resolve(found);
        };
        requestAnimationFrame(step);
      }),
  );
  return frames.sort((a, b) => a - b);
}

function at(sorted: readonly number[], part: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.POSITIVE_INFINITY;
}
