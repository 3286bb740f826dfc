import { existsSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { type Browser, chromium, type Page } from 'playwright-core';
import { siteServer } from '../build/server.js';

/** Flags under which Chromium runs as root in a container, and asks nobody anything. */
const FLAGS = [
  ...['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-sync'],
  ...['--disable-background-networking', '--disable-component-update'],
];

/** A machine that is busy with other things is no fault of the page. */
export const PATIENCE_MS = 300_000;

/** Where distributions put Chromium; null if none is there. CHROMIUM names another one. */
export function findChromium(): string | null {
  const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
  return places.find((path) => path !== undefined && existsSync(path)) ?? null;
}

/** A browser at the built site. */
export interface Visit {
  readonly browser: Browser;
  readonly url: string;
  readonly open: (hash: string, options?: PageOptions) => Promise<Page>;
  /** What pages asked for beyond the site, and what they complained of. */
  readonly strays: string[];
  readonly complaints: string[];
  readonly close: () => Promise<void>;
}

export interface PageOptions {
  readonly width?: number;
  readonly height?: number;
  readonly theme?: 'light' | 'dark';
}

export async function visit(folder: string, executablePath: string): Promise<Visit> {
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  const server = siteServer(folder);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const strays: string[] = [];
  const complaints: string[] = [];
  const open = async (hash: string, { width = 1280, height = 900, theme = 'light' }: PageOptions = {}) => {
    const page = await browser.newPage({ viewport: { width, height }, colorScheme: theme });
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('request', (request) => {
      if (!request.url().startsWith(url) && !request.url().startsWith('data:')) strays.push(request.url());
    });
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning') complaints.push(`${hash}: ${message.text()}`);
    });
    page.on('pageerror', (error) => complaints.push(`${hash}: ${error.message}`));
    await page.goto(`${url}index.html${hash}`);
    await settled(page);
    return page;
  };
  const close = async () => {
    await browser.close();
    await new Promise((resolve) => server.close(resolve));
  };
  return { browser, url, open, strays, complaints, close };
}

/** Goes to another place of the same page, as a link would. */
export async function go(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next;
  }, hash);
  await settled(page);
}

/** Nothing is loading any more, and the last frame is drawn. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))));
  await page.waitForFunction(
    () =>
      document.querySelector('main h1') !== null &&
      document.querySelector(':is(main, main *)[aria-busy=true]') === null,
    undefined,
    { timeout: PATIENCE_MS },
  );
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
}
