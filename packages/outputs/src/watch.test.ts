import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Source } from '@cpu-models/source';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { licence } from './licence.js';
import type { Output } from './output.js';
import { type Round, watchOutputs } from './watch.js';

const SCHEMAS = fileURLToPath(new URL('../../../schemas', import.meta.url));
const sources: Source[] = [];
const vendors: Output = {
  name: 'vendors',
  plan: async (view) => {
    const source = await view.source();
    sources.push(source);
    const text = source.all('model').map(({ value }) => `${value.name} ${value.vendor}\n`);
    return { folder: 'dist/vendors', files: [{ path: 'vendors.txt', text: text.join('') }, licence()] };
  },
};

let workspace: string;
beforeAll(() => {
  workspace = mkdtempSync(join(tmpdir(), 'watch-'));
  cpSync(SCHEMAS, join(workspace, 'schemas'), { recursive: true });
});
afterAll(() => rmSync(workspace, { recursive: true, force: true }));

it('generates after each change, tells what is wrong, and reads only what changed', { timeout: 120_000 }, async () => {
  const rounds: Round[] = [];
  let arrived = () => {};
  const stop = new AbortController();
  const done = watchOutputs(workspace, [vendors], {
    signal: stop.signal,
    tell: (round) => {
      rounds.push(round);
      arrived();
    },
  });
  const next = async (change: () => void) => {
    const before = rounds.length;
    change();
    while (rounds.length === before) await new Promise<void>((resolve) => (arrived = resolve));
    return rounds.at(-1) as Round;
  };
  const model = join(workspace, 'schemas/x86/models/EPYC.yaml');
  const text = readFileSync(model, 'utf8');
  expect((await next(() => {})).results[0]).toMatchObject({ output: 'vendors', changed: true });
  const broken = await next(() => writeFileSync(model, text.replace('family:', 'famly:')));
  expect(broken.results).toEqual([]);
  expect(broken.problems).toContainEqual(
    expect.objectContaining({ file: 'schemas/x86/models/EPYC.yaml', rule: 'schema' }),
  );
  // As editors save: another file in place of the old one.
  const mended = await next(() => {
    writeFileSync(`${model}~`, `# A comment.\n${text}`);
    renameSync(`${model}~`, model);
  });
  expect(mended).toMatchObject({ problems: [], results: [{ changed: false }] });
  const [first, last] = [sources[0] as Source, sources.at(-1) as Source];
  const same = (name: string) => {
    const [a, b] = [first, last].map((source) => source.all('model').find(({ value }) => value.name === name)?.value);
    return a === b;
  };
  expect([same('Haswell'), same('EPYC')]).toEqual([true, false]);
  stop.abort();
  await done;
});
