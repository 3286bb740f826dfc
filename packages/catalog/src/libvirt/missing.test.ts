import { loadSource } from '@cpu-models/source';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Missing, takeUpMissing } from './missing.js';
import { libvirtRelease } from './release.js';
import { moo, testSource } from './testing/documents.js';

describe('on the source', () => {
  let missing: Missing;
  let before: ReturnType<typeof libvirtRelease>;
  beforeAll(async () => {
    const source = await loadSource(new URL('../../../../schemas', import.meta.url).pathname);
    before = libvirtRelease(source, '12.8');
    missing = takeUpMissing(source, '12.8', '11.1');
  }, 60_000);

  it('finds the names of QEMU 11.1 that libvirt 12.8 lacks', () => {
    expect([...missing.names].sort()).toEqual([
      'Cascadelake-Server-v6',
      'Cascadelake-Server-v7',
      'ClearwaterForest-v4',
      'DiamondRapids-v2',
      'EPYC-Genoa-v3',
      'EPYC-Milan-v4',
      'EPYC-Turin-v2',
      'GraniteRapids-v6',
      'GraniteRapids-v7',
      'Icelake-Server-v8',
      'Icelake-Server-v9',
      'SapphireRapids-v7',
      'SapphireRapids-v8',
      'SierraForest-v6',
      'Skylake-Server-v6',
    ]);
  });

  it('changes no name that is released, and writes new ones in the form of new names', () => {
    const { map } = libvirtRelease(missing.source, '12.8');
    const old = new Set(before.map.x86.models.map(({ name }) => name));
    expect(map.x86.models.filter(({ name }) => old.has(name))).toEqual(before.map.x86.models);
    for (const model of map.x86.models.filter(({ name }) => !old.has(name)))
      expect(model).toMatchObject({ decodeGuest: false, partialCompat: false, added: [] });
  });

  it('an older libvirt gains what later ones have, too', () => {
    const namesOf = ({ source }: Missing, release: string) =>
      libvirtRelease(source, release).map.x86.models.map(({ name }) => name);
    const older = takeUpMissing(missing.source, '11.3', '11.1');
    expect(older.names).toEqual(expect.arrayContaining(['ClearwaterForest', 'ClearwaterForest-v4', 'EPYC-Turin-v1']));
    expect(namesOf(older, '11.3').sort()).toEqual(namesOf(missing, '12.8').sort());
  });

  it('lists no feature that the map lacks', () => {
    const { map } = libvirtRelease(missing.source, '12.8');
    const known = new Set(map.x86.features.map(({ name }) => name));
    const lists = map.x86.models.flatMap(({ features, added, removed }) => [...features, ...added, ...removed]);
    expect(lists.filter((name) => !known.has(name))).toEqual([]);
  });
});

it('takes up a version, and leaves a release alone that lacks nothing', () => {
  const versions = '[{ version: 1 }, { version: 2, properties: { vme: on }, libvirt: not-yet }]';
  const source = testSource({ 'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu] }', versions) });
  expect(takeUpMissing(source, '11.3', '10.0').names).toEqual(['Moo-v2']);
  const full = testSource({ 'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu] }', '[{ version: 1 }]') });
  expect(takeUpMissing(full, '11.3', '10.0')).toMatchObject({ names: [], features: [], left: [] });
});
