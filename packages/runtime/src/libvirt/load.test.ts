import { describe, expect, it } from 'vitest';
import { behavioursOf } from './behaviours.js';
import { loadMap } from './load.js';
import type { CpuMap, MapModel } from './map.js';
import { map113 } from './testing/facts.js';

const blank: MapModel = {
  name: 'A',
  partialCompat: false,
  decodeHost: true,
  decodeGuest: true,
  ancestor: null,
  signatures: [],
  vendor: null,
  features: ['sse'],
  added: [],
  removed: [],
};
const model = (name: string, parts: Partial<MapModel> = {}): MapModel => ({
  ...blank,
  name,
  ...parts,
});
const withModels = (...models: MapModel[]): CpuMap => ({
  ...map113,
  x86: { ...map113.x86, models },
});

describe('loadMap', () => {
  it('inherits vendor, signatures and features, without what the ancestor lists as removed', () => {
    const parent = model('A', {
      vendor: 'Intel',
      features: ['sse', 'mpx'],
      removed: ['mpx'],
      signatures: [{ family: 6, model: 1, stepping: null }],
    });
    const map = withModels(parent, model('A-v1', { ancestor: 'A', features: ['avx'] }));
    const names = (release: string) => {
      const cpus = loadMap({ ...map, release });
      const { bits, vendor, signatures, removed } = cpus.modelsByName.get('A-v1')!;
      expect({ vendor: vendor?.name, signatures, removed }).toEqual({
        vendor: 'Intel',
        signatures: parent.signatures,
        removed: [],
      });
      return cpus.features.flatMap(({ name }, n) => ((bits[n >> 5]! >>> (n & 31)) & 1 ? [name] : [])).sort();
    };
    expect(names('11.3')).toEqual(['avx', 'sse']);
    expect(names('9.0')).toEqual(['avx', 'mpx', 'sse']);
  });

  it.each([
    [[model('A'), model('A')], 'model A: defined twice'],
    [[model('A', { features: ['foo'] })], 'model A: feature foo unknown'],
    [[model('A', { added: ['foo'] })], 'model A: feature foo unknown'],
    [[model('A', { ancestor: 'B' })], 'model A: ancestor B unknown; expected a model loaded before'],
    [[model('A', { vendor: 'Acme' })], 'model A: vendor Acme unknown'],
    [
      [model('A'), ...['B', 'C'].map((name) => model(name, { ancestor: 'A', features: [] }))],
      'model C: A is already an alias of B',
    ],
  ])('refuses %#', (models, message) => {
    expect(() => loadMap(withModels(...models))).toThrow(message);
  });

  it('refuses two features of one bit, and bad vendors', () => {
    const { x86 } = map113;
    const twin = { ...x86.features[0]!, name: 'twin' };
    expect(() => loadMap({ ...map113, x86: { ...x86, features: [...x86.features, twin] } })).toThrow(
      'feature twin: its bit is',
    );
    expect(() => loadMap({ ...map113, x86: { ...x86, vendors: [{ name: 'X', string: 'short' }] } })).toThrow(
      "vendor 'short': not a vendor string",
    );
  });

  it('knows releases by number', () => {
    expect(behavioursOf('7.0').size).toBe(0);
    expect(behavioursOf('9.0.0')).toContain('host-signature');
    expect(behavioursOf('12.8')).toEqual(behavioursOf('11.3'));
    expect(() => behavioursOf('eleven')).toThrow("release 'eleven': not a release");
  });
});
