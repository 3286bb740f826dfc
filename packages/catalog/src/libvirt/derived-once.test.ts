import { fileURLToPath } from 'node:url';
import { loadSource, sourceFromValues } from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import { libvirtRelease } from './release.js';
import { differences, moo, testFiles } from './testing/documents.js';

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

describe('a name is derived anew where', () => {
  const MOO = moo('{ 1_EDX: [fpu, vme, tsc], VMX_EPT: [vmx-ept] }', '[{ version: 1 }]', 'libvirt: { since: "6.0" }');
  const RULES = {
    'versioned-names': { since: '10.10', guest: false, kind: 'policy', reason: 'names' },
    added: { prefix: 'vmx-', names: { until: '9.10' }, kind: 'frozen-history', reason: 'later' },
  };
  const rules = (more: object) => JSON.stringify({ ...RULES, omit: [], ...more });
  const omit = { features: ['vme'], kind: 'policy', reason: 'nobody wants it', since: '10.0' };
  const cases: Record<string, Record<string, string>> = {
    'a difference begins': {
      'x86/libvirt/differences.yaml': differences(
        'omit: [{ features: [vme], models: [Moo], since: "10.0", kind: policy, reason: x }]',
      ),
    },
    'a feature begins': {
      'x86/words/1_EDX.yaml': `{ word: 1_EDX, at: { leaf: 1, register: edx }, features: [{ bit: 0, name: fpu },
        { bit: 1, name: vme, libvirt: { since: "10.0" } }, { bit: 4, name: tsc }] }`,
    },
    'a vendor begins': {
      'x86/libvirt/vendors.yaml': 'vendors: [{ name: Intel, string: GenuineIntel, libvirt: { since: "10.0" } }]',
    },
    'a rule begins': { 'x86/libvirt/rules.yaml': rules({ omit: [omit] }) },
    'lists of what was added begin': { 'x86/libvirt/rules.yaml': rules({ added: { ...RULES.added, since: '10.0' } }) },
    'a check begins': {
      'x86/libvirt/rules.yaml': rules({ 'partial-check': { since: '10.0', kind: 'policy', reason: 'as it was' } }),
    },
  };

  it.each(Object.entries(cases))('%s', (_, files) => {
    const own = testFiles({
      'x86/libvirt/rules.yaml': rules({}),
      'x86/words/VMX_EPT.yaml': '{ word: VMX_EPT, at: { msr: 0x48c }, features: [{ bit: 0, name: vmx-ept }] }',
      'x86/models/Moo.yaml': MOO,
      ...files,
    });
    const once = sourceFromValues(own);
    const [before, after, again] = ['9.11', '10.0', '9.11'].map((release) => libvirtRelease(once, release).x86.map);
    expect(after?.models).toEqual(libvirtRelease(sourceFromValues(structuredClone(own)), '10.0').x86.map.models);
    expect(after?.models[0]).not.toEqual(before?.models[0]);
    expect(again?.models).toEqual(before?.models);
  });
});
