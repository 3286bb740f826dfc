import { fileURLToPath } from 'node:url';
import { loadSource, sourceFromValues } from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import { libvirtRelease } from './release.js';
import { differences, moo, testSource } from './testing/documents.js';

const source = await loadSource(fileURLToPath(new URL('../../../../schemas', import.meta.url)));
const releases = source.one('release').value.libvirt.map(({ release }) => release);

describe('a release of many', () => {
  it.each(releases)('%s is what it is alone', (release) => {
    for (const other of releases) libvirtRelease(source, other);
    const alone = libvirtRelease(sourceFromValues(structuredClone(source.values())), release);
    expect(libvirtRelease(source, release)).toEqual(alone);
  });

  it('shares what it has alike with another one', () => {
    const [a, b] = ['11.3', '11.4'].map((release) => libvirtRelease(source, release).map.x86.models);
    const haswell = ({ name }: { name: string }) => name === 'Haswell';
    expect(a?.find(haswell)).toBe(b?.find(haswell));
  });
});

describe('a name is derived anew', () => {
  const MODEL = moo('{ 1_EDX: [fpu, vme, tsc], 1_ECX: [pclmulqdq] }', '[{ version: 1 }]');
  const omit = `omit: [{ features: [vme], models: [Moo], kind: policy, reason: libvirt wants it so., since: "11.3" }]`;

  it('where a difference begins', () => {
    const own = testSource({ 'x86/models/Moo.yaml': MODEL, 'x86/libvirt/differences.yaml': differences(omit) });
    const features = (release: string) => libvirtRelease(own, release).map.x86.models[0]?.features.includes('vme');
    expect(['9.0', '11.3', '9.0'].map(features)).toEqual([true, false, true]);
  });
});
