import { describe, expect, it } from 'vitest';
import { entryModules, packageText } from './manifest.js';

const SOURCE = {
  name: 'pkg',
  sideEffects: false,
  exports: { '.': './src/index.ts', './data': './src/generated/index.ts', './data/*': './src/generated/*.ts' },
};
const PATHS = ['index.d.ts', 'generated/index.d.ts', 'generated/qemu-7.2.d.ts', 'generated/qemu-10.0.d.ts'];

describe('packageText', () => {
  const manifest = JSON.parse(packageText(JSON.stringify(SOURCE), PATHS)) as typeof SOURCE;

  it('leads every entry to a compiled module, types first', () => {
    expect(manifest.exports['./data']).toEqual({ types: './generated/index.d.ts', default: './generated/index.js' });
    expect(Object.keys(manifest.exports['.'])).toEqual(['types', 'default']);
    expect(manifest.sideEffects).toBe(false);
  });

  it('knows the modules that are bundled', () => {
    expect(entryModules(JSON.stringify(SOURCE), PATHS)).toEqual([
      'src/index.ts',
      'src/generated/index.ts',
      'src/generated/qemu-10.0.ts',
      'src/generated/qemu-7.2.ts',
    ]);
  });

  it('has one entry per module that a pattern stands for', () => {
    expect(Object.keys(manifest.exports)).toEqual([
      '.',
      './data',
      './data/qemu-10.0',
      './data/qemu-7.2',
      './package.json',
    ]);
  });
});
