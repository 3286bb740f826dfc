import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { factHosts } from '../../../runtime/src/libvirt/testing/facts.js';
import { buildPage, CHROMIUM_FLAGS, findChromium, page, serve } from './browser.js';
import { measureSizes, readSizesTable } from './bundles.js';
import { readExamples } from './guide.js';
import { compilePrograms, installPacked, npm, packPackages, RESOLUTIONS, runProgram } from './packed.js';
import { root } from './plan.js';
import { PROGRAM } from './program.js';
import { PUBLISHED } from './published.js';

const NAME = '@cpu-models/runtime';
const examples = readExamples();
let folder: string;
let project: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packed-'));
  project = installPacked(folder, await packPackages(folder));
  const programs = examples.map(({ name, code }) => ({ path: `${name}.ts`, text: code }));
  compilePrograms(project, [...programs, { path: 'answers.ts', text: PROGRAM }]);
}, 180_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('the packed package in an empty project', () => {
  it.each(examples.map((example) => [example.name, example] as const))('runs %s', (name, { output }) => {
    expect(runProgram(project, `${name}.js`)).toBe(output);
  });

  it('has the guide’s eight pages and the three READMEs', () => {
    expect(new Set(examples.map(({ page }) => page)).size).toBe(11);
  });

  it('is as small as it may be, and as the README says but for a tenth', { timeout: 60_000 }, async () => {
    const installed = join(project, 'node_modules', NAME);
    const told = readSizesTable(readFileSync(join(installed, 'README.md'), 'utf8'));
    for (const { name, gzipped, limit } of await measureSizes(installed)) {
      expect(gzipped, name).toBeLessThanOrEqual(limit ?? Number.POSITIVE_INFINITY);
      expect(Math.abs(gzipped - (told.get(name) ?? 0)), `${name}: run sizes --write`).toBeLessThan(gzipped / 10);
    }
  });

  it('refuses to compile a model that a release lacks', () => {
    const code = readFileSync(join(project, 'runtime-README-1.ts'), 'utf8').replace("'EPYC'", "'EPYC-Turin'");
    expect(() => compilePrograms(project, [{ path: 'wrong.ts', text: code }])).toThrow(/wrong\.ts.*"EPYC-Turin"/);
    rmSync(join(project, 'wrong.ts'));
  });

  it.each(Object.keys(RESOLUTIONS) as (keyof typeof RESOLUTIONS)[])('has types that %s finds', (resolution) => {
    const programs = XML_EXAMPLES.map((name) => ({ path: `${name}.ts`, text: codeOf(name) }));
    expect(() => compilePrograms(project, programs, resolution)).not.toThrow();
    const wrong = `import { parseDomainCpu } from '@cpu-models/libvirt-xml';\nparseDomainCpu(1);\n`;
    expect(() => compilePrograms(project, [{ path: 'wrong.ts', text: wrong }], resolution)).toThrow(
      /wrong\.ts.*string/,
    );
    rmSync(join(project, 'wrong.ts'));
  });
});

/** Programs that use all three packages. */
const XML_EXAMPLES = ['which-model-for-this-host-1', 'read-capabilities-1'];

function codeOf(name: string): string {
  return examples.find((example) => example.name === name)?.code as string;
}

describe('a package where it is packed', () => {
  it.each(PUBLISHED)('%s: the sources refuse, and say what to pack', (room) => {
    expect(() => npm(join(root, 'packages', room), 'pack', '--pack-destination', folder)).toThrow(
      `packages/${room}/dist: pack that`,
    );
  });
});

describe('the packages in a page that Vite builds', () => {
  const chromium = findChromium();
  const [name] = XML_EXAMPLES as [string];
  const output = () => examples.find((example) => example.name === name)?.output;

  beforeAll(async () => {
    writeFileSync(
      join(project, 'host.html'),
      `<!doctype html><link rel="icon" href="data:,"><script type="module" src="/${name}.js"></script>\n`,
    );
    const warnings = await buildPage(project, 'host.html');
    expect(warnings).toEqual([]);
  }, 120_000);

  it('need nothing of Node', () => {
    const [asset] = readdirSync(join(project, 'page/assets')).filter((file) => file.endsWith('.js'));
    expect(runProgram(project, `page/assets/${asset}`)).toBe(output());
  });

  it.skipIf(chromium === null)('answer as in Node', { timeout: 120_000 }, async () => {
    const { chromium: driver } = await import('playwright-core');
    const { server, url } = await serve(join(project, 'page'));
    const browser = await driver.launch({ executablePath: chromium as string, args: [...CHROMIUM_FLAGS] });
    try {
      const tab = await browser.newPage();
      const lines: string[] = [];
      tab.on('console', (message) => lines.push(message.text()));
      await tab.goto(`${url}/host.html`);
      await expect.poll(() => `${lines.join('\n')}\n`, { timeout: 60_000 }).toBe(output());
    } finally {
      await browser.close();
      server.close();
    }
  });
});

describe('the package in a browser, unbundled', () => {
  const chromium = findChromium();
  if (chromium === null) console.warn('NOT TESTED in a browser: no Chromium found; install chromium or set CHROMIUM');

  it.skipIf(chromium === null)('answers as in Node', { timeout: 120_000 }, async () => {
    const { chromium: driver } = await import('playwright-core');
    const hosts = factHosts.map(({ data }) => data);
    writeFileSync(join(project, 'index.html'), page(project, NAME));
    const { server, url } = await serve(project);
    const browser = await driver.launch({ executablePath: chromium as string, args: [...CHROMIUM_FLAGS] });
    try {
      const tab = await browser.newPage();
      await tab.goto(`${url}/index.html`);
      const there = await tab.evaluate(`import('/answers.js').then((m) => m.answers(${JSON.stringify(hosts)}))`);
      const { answers } = (await import(pathToFileURL(join(project, 'answers.js')).href)) as {
        answers: (hosts: unknown) => string;
      };
      expect(there).toBe(answers(hosts));
      expect(String(there).length).toBeGreaterThan(1e6);
    } finally {
      await browser.close();
      server.close();
    }
  });
});
