import { availableParallelism, loadavg } from 'node:os';
import type { CDPSession, Page } from 'playwright-core';
import { go, settled, type Visit } from './browser.js';
import { interactions } from './interactions.js';
import { aside, atMost, type Result, untold } from './report.js';
import { BETWEEN, mark, startTrace, type Work } from './trace.js';

/** How much slower the processor is made. */
const THROTTLE = 4;
const [INTERACTION_MS, FRAME_MS] = [50, 1000 / 60] as const;

/**
 * What interactions and frames of a scrolling matrix cost on a slower processor. Two measures: the processor time that
 * the page's main thread takes, times the slowness, which depends little on what else the machine does; and where the
 * machine has time for it, the time until the frame is shown on a processor that Chromium slows.
 */
export async function speed(site: Visit): Promise<Result[]> {
  const { costs, whole, frames } = await processorTimes(site);
  const floor = await emptyPage(site);
  const slow = `times ${THROTTLE}`;
  const busy = (loadavg()[0] ?? 0) > availableParallelism();
  return [
    atMost(`processor time of an interaction, 95th of 100, ${slow}`, at(costs, 0.95), INTERACTION_MS, 'ms'),
    atMost(`processor time of a frame of the matrix, 95th of 100, ${slow}`, at(frames, 0.95), FRAME_MS, 'ms'),
    aside(`  a key in an empty page, 95th of 60, ${slow}`, `${floor.key.toFixed(1)} ms`),
    aside(`  until all of it is drawn, 95th of 100, ${slow}`, `${at(whole, 0.95).toFixed(1)} ms`),
    aside(`  a frame of an empty page that scrolls, 95th of 60, ${slow}`, `${floor.frame.toFixed(1)} ms`),
    ...(busy ? [untold('the time until shown', 'the machine is busy with other things')] : await shown(site)),
  ];
}

async function shown(site: Visit): Promise<Result[]> {
  const [durations, frames] = await wallTimes(site);
  return [
    atMost('time until an interaction is shown, 95th of 100, slowed', at(durations, 0.95), INTERACTION_MS, 'ms'),
    atMost('time of a frame of the matrix, 95th of 100, slowed', at(frames, 0.95), FRAME_MS + 1, 'ms'),
  ];
}

/** How often a visit is repeated: a machine that is busy only makes things slower. */
const VISITS = 3;

/**
 * Processor time of the main thread by the trace, in milliseconds of a processor that is slower: of each interaction,
 * and of each frame of the matrix, the least of a few visits.
 */
async function processorTimes(site: Visit) {
  const visits: Visited[] = [];
  for (let i = 0; i < VISITS; i++) visits.push(await onePage(site));
  const costs = leastOf(visits.map(({ works }) => works.map(({ untilShown }) => untilShown)));
  if (process.env['SLOWEST'] !== undefined) printSlowest(visits[0]?.works ?? [], costs);
  return {
    costs: slowed(costs),
    whole: slowed(leastOf(visits.map(({ works }) => works.map(({ whole }) => whole)))),
    frames: slowed(leastOf(visits.map(({ frames }) => frames))),
  };
}

interface Visited {
  readonly works: readonly Work[];
  readonly frames: readonly number[];
}

function leastOf(lists: readonly (readonly number[])[]): number[] {
  return (lists[0] ?? []).map((_, i) => Math.min(...lists.map((list) => list[i] ?? Number.POSITIVE_INFINITY)));
}

async function onePage(site: Visit): Promise<Visited> {
  const page = await site.open('#/models/EPYC-Rome');
  const session = await page.context().newCDPSession(page);
  const stop = await startTrace(session);
  await interactions(page, async (what, act) => {
    await mark(session, what);
    await act();
    await settled(page);
    await mark(session, BETWEEN);
  });
  const works = await stop();
  await go(page, '#/matrix?columns=every&all=1');
  const frames = await framesOf(page, session);
  await page.close();
  return { works, frames };
}

function printSlowest(works: readonly Work[], costs: readonly number[]): void {
  const list = works.map(({ mark: what }, i) => ({ what, ms: (costs[i] ?? 0) * THROTTLE }));
  for (const { what, ms } of list.sort((a, b) => b.ms - a.ms).slice(0, 20)) console.log(`${ms.toFixed(1)} ms  ${what}`);
}

/** The least that the same measures give: a page with one line that a key changes, and one that scrolls. */
async function emptyPage({ browser }: Visit): Promise<{ readonly key: number; readonly frame: number }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.setContent(
    '<main><h1>0</h1><div role="grid" style="height:600px;overflow:auto"><div style="height:9000px"></div></div></main>',
  );
  await page.evaluate(() => {
    let count = 0;
    addEventListener('keydown', () => {
      (document.querySelector('h1') as HTMLElement).textContent = String(++count);
    });
  });
  const session = await page.context().newCDPSession(page);
  const stop = await startTrace(session);
  for (let i = 0; i < 60; i++) {
    await mark(session, 'a key');
    await page.keyboard.press('a');
    await settled(page);
  }
  const keys = slowed((await stop()).map(({ untilShown }) => untilShown));
  const frames = slowed(await framesOf(page, session));
  await page.close();
  return { key: at(keys, 0.95), frame: at(frames, 0.95) };
}

async function framesOf(page: Page, session: CDPSession): Promise<readonly number[]> {
  const stop = await startTrace(session);
  await mark(session, 'scrolls');
  await page.evaluate(scrollFrames);
  return (await stop())[0]?.frames ?? [];
}

/** By the clock on the wall, with the processor slowed. */
async function wallTimes(site: Visit): Promise<[number[], number[]]> {
  const page = await site.open('#/models/EPYC-Rome');
  const session = await page.context().newCDPSession(page);
  await page.evaluate(observe);
  await session.send('Emulation.setCPUThrottlingRate', { rate: THROTTLE });
  await interactions(page, async (_, act) => {
    await act();
    await settled(page);
  });
  const durations = await page.evaluate(() => (globalThis as unknown as Observed).durations);
  await go(page, '#/matrix?columns=every&all=1');
  const frames = await page.evaluate(scrollFrames);
  await page.close();
  return [sorted(durations), sorted(frames)];
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

/** The times between frames of a box that scrolls. */
async function scrollFrames(): Promise<number[]> {
  const box = document.querySelector('[role=grid]') as HTMLElement;
  const found: number[] = [];
  let last = 0;
  while (found.length < 120) {
    const now = await new Promise<number>(requestAnimationFrame);
    if (last > 0) found.push(now - last);
    last = now;
    box.scrollTop += 40;
  }
  return found;
}

const sorted = (values: readonly number[]) => values.toSorted((a, b) => a - b);
const slowed = (values: readonly number[]) => sorted(values.map((value) => value * THROTTLE));

function at(values: readonly number[], part: number): number {
  return values[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.POSITIVE_INFINITY;
}
