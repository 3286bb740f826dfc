import { describe, expect, it } from 'vitest';
import { entryModules, packageText } from './manifest.js';

const SOURCE = {
  name: 'pkg',
  version: '1.2.0',
  sideEffects: false,
  exports: { '.': './src/index.ts', './data': './src/generated/index.ts', './data/*': './src/generated/*.ts' },
  dependencies: { other: '*', yaml: '2.9.1' },
};
const MODULES = ['index.ts', 'generated/index.ts', 'generated/qemu-7.2.ts', 'generated/qemu-10.0.ts'];

describe('packageText', () => {
  const manifest = JSON.parse(packageText(JSON.stringify(SOURCE), MODULES)) as typeof SOURCE;

  it('leads every entry to a compiled module, types first', () => {
    expect(manifest.exports['./data']).toEqual({ types: './generated/index.d.ts', default: './generated/index.js' });
    expect(Object.keys(manifest.exports['.'])).toEqual(['types', 'default']);
    expect(manifest.sideEffects).toBe(false);
  });

  it('needs packages of the workspace in its own version', () => {
    expect(manifest.dependencies).toEqual({ other: '1.2.0', yaml: '2.9.1' });
  });

  it('knows the modules that are bundled', () => {
    expect(entryModules(JSON.stringify(SOURCE), MODULES)).toEqual([
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
