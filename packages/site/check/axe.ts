import axeCore from 'axe-core';
import type { Page } from 'playwright-core';
import { go, type Visit } from './browser.js';
import { PLACES } from './places.js';
import { none, type Result } from './report.js';

interface Violation {
  readonly id: string;
  readonly help: string;
  readonly nodes: readonly { readonly target: readonly string[]; readonly failureSummary: string }[];
}

/** Every view in both themes by axe's rules. */
export async function axe(site: Visit): Promise<Result> {
  const faults: string[] = [];
  for (const theme of ['light', 'dark'] as const) {
    const page = await site.open('#/', { theme });
    // The page's policy lets no other script in; a debugger's may come.
    const session = await page.context().newCDPSession(page);
    await session.send('Runtime.evaluate', { expression: axeCore.source });
    for (const [name, hash] of Object.entries(PLACES)) {
      await go(page, hash);
      faults.push(...(await violations(page)).map((fault) => `${name}, ${theme}: ${fault}`));
    }
    await page.close();
  }
  return none('axe violations', 2 * Object.keys(PLACES).length, 'views and themes', faults);
}

async function violations(page: Page): Promise<string[]> {
  const found = await page.evaluate(async () => {
    const { axe: loaded } = globalThis as unknown as {
      axe: { run(options: object): Promise<{ violations: Violation[] }> };
    };
    return (await loaded.run({ resultTypes: ['violations'] })).violations;
  });
  return found.map(({ id, help, nodes }) => {
    const summary = nodes[0]?.failureSummary.replaceAll(/\s+/g, ' ').slice(0, 300);
    return `${id}: ${help}: ${nodes.length} at ${nodes[0]?.target.join(' ')}: ${summary}`;
  });
}
