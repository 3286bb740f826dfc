import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parseCpuMap } from './cpu-map.js';
import { readCpuMap } from './folder.js';

const files: Readonly<Record<string, string>> = {
  'index.xml': `<cpus>
    <arch name='x86'>
      <include filename='basics.xml'/>
      <group name='late'><include filename='model-b.xml'/></group>
      <group><include filename='ignored.xml'/></group>
      <include filename='model-a.xml'/>
    </arch>
    <arch name='ppc64'><include filename='power.xml'/></arch>
    <arch name='arm'><include filename='arm.xml'/></arch>
  </cpus>`,
  'basics.xml': `<cpus>
    <feature name='invtsc' migratable='no'><cpuid eax_in='0x80000007' edx='0x00000100'/></feature>
    <feature name='rdctl-no'><alias name='rdctl' source='qemu'/><msr index='0x10a' eax='0x1' edx='0x0'/></feature>
    <feature name='high'><msr index='0x48b' eax='0' edx='0x80000000'/></feature>
    <vendor name='Intel' string='GenuineIntel'/>
  </cpus>`,
  'model-a.xml': `<cpus><model name='A'>
    <check partial='compat'/>
    <decode host='on' guest='off'/>
    <signature family='6' model='85' stepping='5-7,9,^6'/>
    <signature family='6' model='86'/>
    <vendor name='Intel'/>
    <feature name='invtsc'/>
    <feature name='rdctl-no' added='yes'/>
    <feature name='high' removed='yes' added='yes'/>
  </model></cpus>`,
  'model-b.xml': "<cpus><model name='B'><decode host='off' guest='on'/><model name='A'/></model></cpus>",
  'power.xml':
    "<cpus><vendor name='IBM'/><model name='POWER8'><vendor name='IBM'/><pvr value='0x4b0000' mask='ffff0000'/></model></cpus>",
  'arm.xml':
    "<cpus><vendor name='ARM' value='0x41'/><feature name='sve'/><model name='cortex'><vendor name='ARM'/><pvr value='0xd07'/></model></cpus>",
};
const read = (changes: Readonly<Record<string, string>> = {}) =>
  parseCpuMap((name) => {
    const text = { ...files, ...changes }[name];
    if (text === undefined) throw new Error('no such file');
    return text;
  }, '11.3');

describe('readCpuMap', () => {
  it('reads everything in the order of loading', () => {
    const { x86, ppc64, arm } = read();
    expect(x86.vendors).toEqual([{ name: 'Intel', string: 'GenuineIntel' }]);
    expect(x86.features).toEqual([
      {
        name: 'invtsc',
        address: { kind: 'cpuid', eax: 0x80000007, ecx: 0, register: 'edx', bit: 8 },
        migratable: false,
        aliases: [],
      },
      {
        name: 'rdctl-no',
        address: { kind: 'msr', index: 0x10a, bit: 0 },
        migratable: true,
        aliases: [{ name: 'rdctl', source: 'qemu' }],
      },
      {
        name: 'high',
        address: { kind: 'msr', index: 0x48b, bit: 63 },
        migratable: true,
        aliases: [],
      },
    ]);
    expect(x86.models.map(({ name }) => name)).toEqual(['B', 'A']);
    expect(x86.models[1]).toEqual({
      name: 'A',
      partialCompat: true,
      decodeHost: true,
      decodeGuest: false,
      ancestor: null,
      signatures: [
        { family: 6, model: 85, stepping: 0b1010100000 },
        { family: 6, model: 86, stepping: null },
      ],
      vendor: 'Intel',
      features: ['invtsc'],
      added: ['rdctl-no'],
      removed: ['high'],
    });
    expect(ppc64.models).toEqual([{ name: 'POWER8', vendor: 'IBM', pvrs: [{ value: 0x4b0000, mask: 0xffff0000 }] }]);
    expect(arm).toEqual({
      vendors: [{ name: 'ARM', value: 0x41 }],
      features: ['sve'],
      models: [{ name: 'cortex', vendor: 'ARM', pvr: 0xd07 }],
    });
  });

  it('reads a directory', () => {
    const directory = mkdtempSync(join(tmpdir(), 'cpu-map-'));
    try {
      for (const [name, text] of Object.entries(files)) writeFileSync(join(directory, name), text);
      expect(readCpuMap(directory, '11.3')).toEqual(read());
    } finally {
      rmSync(directory, { recursive: true });
    }
  });

  it.each([
    [{ 'model-a.xml': "<cpus><model name='A'/></cpus>" }, 'model-a.xml:1:7: model A: no <decode>; expected one'],
    [
      { 'model-a.xml': "<cpus><model name='A'><decode host='on'/></model></cpus>" },
      '<decode>: no guest; expected on or off',
    ],
    [
      { 'basics.xml': "<cpus><feature name='a'><cpuid eax_in='1' edx='3'/></feature></cpus>" },
      'mask 0x3; expected exactly one bit',
    ],
    [
      {
        'basics.xml': "<cpus><feature name='a'><cpuid eax_in='1' ecx='1' edx='1'/></feature></cpus>",
      },
      'expected exactly one bit in one register',
    ],
    [{ 'basics.xml': "<cpus><feature name='a'/></cpus>" }, '<feature>: not one <cpuid> or <msr>; expected exactly one'],
    [
      {
        'index.xml': "<cpus><arch name='x86'><include filename='../../etc/passwd'/></arch></cpus>",
      },
      "filename='../../etc/passwd'; expected a plain file name",
    ],
    [
      { 'index.xml': "<cpus><arch name='x86'><include filename='gone.xml'/></arch></cpus>" },
      'gone.xml:1:1: file: cannot be read',
    ],
    [
      {
        'model-b.xml':
          "<cpus><model name='B'><decode host='on' guest='on'/><signature family='6' model='1' stepping='3-20'/></model></cpus>",
      },
      "stepping='3-20'; expected numbers 0 to 15",
    ],
  ])('refuses %#', (changes, message) => {
    expect(() => read(changes as Record<string, string>)).toThrow(message);
  });
});
