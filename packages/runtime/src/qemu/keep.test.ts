import { describe, expect, it } from 'vitest';
import { keepAs } from './keep.js';
import { resolve } from './resolve.js';
import { smallRelease } from './testing/small-release.js';

describe('keepAs', () => {
  const before = resolve(smallRelease(), { model: 'Alpha', machine: 'pc-q35-2.0', accelerator: 'tcg' });

  it('sets back what a guest can tell, and has tried it', () => {
    expect(keepAs(before, smallRelease(), { model: 'Alpha', machine: 'q35', accelerator: 'tcg' })).toEqual({
      properties: { pni: false, stepping: 1 },
      left: [],
    });
  });

  it('sets nothing where nothing changes', () => {
    expect(keepAs(before, smallRelease(), { model: 'Alpha', machine: 'pc-q35-2.0', accelerator: 'tcg' })).toEqual({
      properties: {},
      left: [],
    });
  });
});
