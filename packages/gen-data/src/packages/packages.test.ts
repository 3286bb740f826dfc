import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { qemuRelease } from '@cpu-models/catalog';
import { loadSource } from '@cpu-models/source';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dataPackage } from '../package.js';
import { generatePackages } from './generate.js';

/** One process per language, over all vectors. */
const TOOLS = [
  { tool: 'go', package: 'go', command: ['go', 'test', '-count=1', './...'] },
  { tool: 'python3', package: 'python', command: ['python3', 'tests/vectors.py'] },
  { tool: 'cargo', package: 'rust', command: ['cargo', 'test', '--offline', '--quiet', '--release'] },
];
const VECTORS = { go: 'vectors.txt', python: 'tests/vectors.txt', rust: 'tests/vectors.txt' };

let folder: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packages-'));
  const source = await loadSource(fileURLToPath(new URL('../../../../schemas', import.meta.url)));
  // Two of the releases: all of them take long, and are asked in the same way.
  const qemu = ['7.2', '11.0'].map((release) => qemuRelease(source, release));
  const words = source.all('word').map(({ value }) => value);
  for (const { path, text } of generatePackages(dataPackage({ words, qemu, libvirt: [] }), qemu)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
}, 300_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe.each(TOOLS)('the package for $tool', ({ tool, package: name, command: [program = '', ...args] }) => {
  // A manager of toolchains without one stands in for tools that it lacks.
  const isHere = spawnSync(tool, [tool === 'go' ? 'version' : '--version']).status === 0;
  if (!isHere) console.warn(`SKIPPED: ${tool} cannot be run: its package is not tested`);
  const run = () => {
    const cwd = join(folder, name);
    const { status, stdout, stderr } = spawnSync(program, args, {
      ...{ cwd, encoding: 'utf8', env: { ...process.env, PYTHONPATH: cwd, CARGO_TARGET_DIR: join(folder, 'target') } },
    });
    return { status, output: status === 0 ? '' : stdout + stderr };
  };

  it.skipIf(!isHere)('answers every vector', () => expect(run()).toEqual({ status: 0, output: '' }), 300_000);

  it.skipIf(!isHere)(
    'does not answer a wrong one',
    () => {
      const path = join(folder, name, VECTORS[name as keyof typeof VECTORS]);
      const text = readFileSync(path, 'utf8');
      writeFileSync(
        path,
        text.replace(/^on\t.*$/m, (line) => `${line} none-such`),
      );
      expect(run().output).toContain('none-such');
      writeFileSync(path, text);
    },
    300_000,
  );
});
