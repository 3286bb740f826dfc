import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSource, type Source } from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import { type Impact, impactOf } from './impact.js';
import { impactMarkdown } from './markdown.js';

const ROOT = fileURLToPath(new URL('../../../../schemas', import.meta.url));
const real = await loadSource(ROOT);

/** The source with one file's text changed. */
async function edited(path: string, change: (text: string) => string): Promise<Source> {
  const text = readFileSync(join(ROOT, path), 'utf8');
  expect(change(text)).not.toBe(text);
  const source = await loadSource(ROOT, new Map([[path, change(text)]]));
  expect(source.problems).toEqual([]);
  return source;
}

const lines = (impact: Impact) => impactMarkdown(impact, 'A change').split('\n');

describe('impactOf', () => {
  it('of nothing is nothing', async () => {
    const impact = impactOf(real, await loadSource(ROOT));
    expect(impact).toMatchObject({ files: [], models: [], outputs: [], freeze: [] });
    expect(lines(impact)).toContain('none (0 compared)');
  });

  it('of a new version: a new name, lines of C, and that the release is closed', async () => {
    const head = await edited(
      'x86/models/KnightsMill.yaml',
      (text) =>
        `${text}\nversions:\n  - {version: 1, since: "10.0"}\n  - {version: 2, since: "10.0", libvirt: not-yet, properties: {pcid: on}}\n`,
    );
    const impact = impactOf(real, head);
    expect(impact.answers).toMatchObject({
      changed: [],
    });
    const since = (releases: readonly { release: string }[]) => releases.map(({ release }) => release);
    const from = real.one('release').value.qemu.map(({ release }) => release);
    const expected = from.slice(from.indexOf('10.0'));
    expect(since(impact.answers.added)).toEqual(expected);
    expect(since(impact.answers.moved)).toEqual(expected);
    expect(impact.answers.moved[0]).toMatchObject({ name: 'KnightsMill', to: 'KnightsMill-v2', machines: ['microvm'] });
    expect(impact.outputs.map(({ project, release }) => `${project} ${release}`)).toEqual(
      expected.map((release) => `qemu ${release}`),
    );
    expect(impact.freeze.join('\n')).toMatch(/KnightsMill\.yaml.*released.*version 2 of model "KnightsMill"/s);
    expect(lines(impact)).toContain('- KnightsMill-v2: added (pcid=on)');
  });

  it('of a released bit: who gets another CPU, and that the freeze says no', async () => {
    const impact = impactOf(
      real,
      await edited('x86/models/Penryn.yaml', (text) => text.replace('sse4.1', 'sse4.1, popcnt')),
    );
    const [changed] = impact.answers.changed.filter(({ name, release }) => name === 'Penryn' && release === '7.2');
    expect(changed).toMatchObject({ release: '7.2', accelerator: 'tcg', properties: ['popcnt: false -> true'] });
    expect(changed?.machines).toContain('pc-q35-7.2');
    expect(impact.freeze.join('\n')).toMatch(/Penryn\.yaml.*"popcnt" of model "Penryn"/);
    expect(impact.outputs.map(({ project, release }) => `${project} ${release}`)).toEqual(
      expect.arrayContaining(['qemu 7.2', 'libvirt 11.3']),
    );
  });

  it('tells levels and differences to libvirt that change', async () => {
    const head = await edited('x86/models/Nehalem.yaml', (text) =>
      text.replace('popcnt', '').replace(/, ,/, ',').replace(/, \]/, ']'),
    );
    const { levels, drift } = impactOf(real, head);
    expect(levels).toContainEqual({ name: 'Nehalem-v1', before: 2, after: 1 });
    expect(drift).toEqual([]);
  }, 180_000);
});
