import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { PATIENCE_MS, settled, type Visit } from './browser.js';
import { PLACES } from './places.js';
import { none, type Result } from './report.js';

/** The single file from disk, without a network: every view shows, nothing is fetched, the policy is never broken. */
export async function alone(folder: string, { browser }: Visit): Promise<Result> {
  const context = await browser.newContext({ offline: true });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const file = pathToFileURL(join(folder, 'cpu-models.html')).href;
  const faults: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(file) && !request.url().startsWith('data:')) faults.push(`fetched ${request.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  page.on('pageerror', (error) => faults.push(error.message));
  for (const hash of Object.values(PLACES)) {
    await page.goto(`${file}${hash}`);
    await settled(page);
  }
  await context.close();
  return none('faults of the single file from disk, offline', Object.keys(PLACES).length, 'views', faults);
}

/** Pages that read without JavaScript, and the JSON beside them. */
export async function plainPages({ browser, url }: Visit): Promise<Result> {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  const faults: string[] = [];
  for (const [path, text] of [
    ['models/EPYC-Milan.html', 'CPUID 7.0 EBX'],
    ['models/index.html', 'EPYC-Milan'],
    ['models/EPYC-Milan.json', '"EPYC-Milan-v2"'],
  ] as const) {
    const response = await page.goto(url + path);
    const body = (await page.textContent('body')) ?? '';
    if (response?.status() !== 200 || !body.includes(text)) faults.push(`${path} lacks ${text}`);
  }
  await context.close();
  return none('plain pages that do not read', 3, 'pages without JavaScript', faults);
}
