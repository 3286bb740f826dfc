import { describe, expect, it } from 'vitest';
import { canonicalJson, exportRelease } from './export.js';
import { smallRelease } from './testing/small-release.js';

/** No SHA-1, but it tells texts apart. */
function sum(text: string): string {
  let hash = 7n;
  for (const char of text) hash = (hash * 31n + BigInt(char.charCodeAt(0))) % 2n ** 80n;
  return hash.toString(16).padStart(20, '0');
}

describe('exportRelease', () => {
  it('keeps each distinct answer once, under its key', () => {
    const { expansions, props, definitions, defs } = exportRelease(smallRelease(), { accelerator: 'tcg', sha1: sum });
    expect(Object.keys(expansions)).toEqual(['microvm', 'pc-q35-2.0', 'pc-q35-3.0', 'pc-q35-9.0']);
    const key = expansions['pc-q35-9.0']?.['Alpha'] ?? '';
    expect(key).toHaveLength(16);
    expect(expansions['pc-q35-9.0']?.['Alpha-v1']).toBe(key);
    expect(expansions['pc-q35-2.0']?.['Alpha']).not.toBe(key);
    expect(props[key]).toMatchObject({ vendor: 'GenuineIntel', level: 4 });
    expect(defs[definitions['microvm'] ?? '']).toHaveLength(10);
  });

  it('has the static answers too where there is no machine', () => {
    const machines = smallRelease().machines.slice(0, 1);
    const release = smallRelease({ machines: machines.map((machine) => ({ ...machine, name: 'none' })) });
    const { expansions, props } = exportRelease(release, { accelerator: 'tcg', sha1: sum });
    expect(Object.keys(expansions)).toEqual(['none', 'none:static']);
    expect(props[expansions['none:static']?.['Beta'] ?? '']).not.toHaveProperty('level');
  });

  it('leaves out what it cannot know under KVM', () => {
    const { expansions, defs } = exportRelease(smallRelease(), {
      accelerator: 'kvm',
      hostVendor: 'GenuineIntel',
      sha1: sum,
    });
    expect(expansions['microvm']).not.toHaveProperty('max');
    for (const entry of Object.values(defs).flat()) expect(entry).not.toHaveProperty('unavailable-features');
  });
});

describe('canonicalJson', () => {
  it('sorts keys and writes all digits', () => {
    expect(canonicalJson({ b: [1, null], a: { d: 'é', c: 0xffff_ffff_ffff_ffc0n } })).toBe(
      '{"a":{"c":18446744073709551552,"d":"é"},"b":[1,null]}',
    );
  });
});
