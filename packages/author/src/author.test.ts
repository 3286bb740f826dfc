import { fileURLToPath } from 'node:url';
import { loadSource, nextRelease, type Source } from '@cpu-models/source';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  type Edit,
  hostOfCpuid,
  newFeature,
  newMachine,
  newModel,
  newRelease,
  newVersion,
  readCpuid,
  textsOf,
  tryChanges,
} from './index.js';

const ROOT = fileURLToPath(new URL('../../../schemas', import.meta.url));
let source: Source;
let next: string;
beforeAll(async () => {
  source = await loadSource(ROOT);
  next = nextRelease(source.one('release').value, 'qemu');
});

/** The lines that an edit adds, with what is wrong with the source then. */
async function added(edit: Edit): Promise<string[]> {
  const changes = textsOf(source, edit);
  const { problems } = await tryChanges(ROOT, changes);
  const lines = changes.flatMap(({ before, after }) => {
    const old = new Set((before ?? '').split('\n'));
    return after.split('\n').filter((line) => line !== '' && !old.has(line));
  });
  return [...lines, ...problems.map(({ message }) => `! ${message}`)];
}

const CPUID = [
  '   0x00000000 0x00: eax=0x00000001 ebx=0x68747541 ecx=0x444d4163 edx=0x69746e65',
  '   0x00000001 0x00: eax=0x00a10f11 ebx=0x00000000 ecx=0x08000001 edx=0x10000001',
  '   0x80000000 0x00: eax=0x80000001 ebx=0x00000000 ecx=0x00000000 edx=0x00000000',
  '   0x80000001 0x00: eax=0x00a10f11 ebx=0x00000000 ecx=0x00000001 edx=0x20000801',
].join('\n');

describe('newVersion', () => {
  it('numbers it, dates it and leaves it to libvirt to adopt', async () => {
    const lines = await added(newVersion(source, { model: 'Westmere', set: ['auto-ibrs=on,-mpx'], about: 'A test.' }));
    expect(lines).toEqual([
      '  - version: 3',
      `    since: "${next}"`,
      '    about: A test.',
      '    libvirt: not-yet',
      '    properties: {auto-ibrs: on, mpx: off}',
    ]);
  });

  it('starts the list of a model that has none', async () => {
    const lines = await added(newVersion(source, { model: 'Opteron_G1', set: ['+pni'], since: '99.0' }));
    expect(lines).toEqual([
      'versions:',
      '  - version: 1',
      '    since: "99.0"',
      '  - version: 2',
      '    since: "99.0"',
      '    libvirt: not-yet',
      '    properties: {pni: on}',
    ]);
  });

  it('turns a list of features into steps from the newest version', async () => {
    const lines = await added(newVersion(source, { model: 'EPYC', from: ['fpu', 'vme'], to: ['fpu', 'pni'] }));
    expect(lines).toContain('    properties: {pni: on, vme: off}');
  });

  it.each([
    [{ model: 'EPYC-Genua', set: ['pni=on'] }, 'there is no model EPYC-Genua; did you mean EPYC-Genoa?'],
    [{ model: 'EPYC' }, ' of EPYC would change nothing; give --set, --to or --cache'],
    [{ model: 'EPYC', set: ['auto_ibrz=on'] }, 'no CPU has a property auto_ibrz; did you mean auto-ibrs?'],
    [{ model: 'EPYC', set: ['pni=on'], since: '8.0' }, 'and nothing joins it any more; expected '],
  ])('refuses %o', (request, message) => {
    expect(() => newVersion(source, request)).toThrow(message);
  });
});

describe('newModel', () => {
  it('says only what differs from the version that it starts from', async () => {
    const lines = await added(newModel(source, { name: 'EPYC-New', from: 'EPYC-v4', set: ['model=99', '-pni'] }));
    expect(lines).toEqual(
      expect.arrayContaining(['name: EPYC-New', 'like: EPYC-v4', 'model: 99', '  - features: [pni]', '  - EPYC-New']),
    );
    expect(lines.join()).not.toMatch(/clzero|cache|!/);
  });

  it('reads a CPUID dump, and leaves out what a model cannot promise', async () => {
    const host = hostOfCpuid(source, readCpuid(CPUID));
    expect(host).toMatchObject({
      vendor: 'AuthenticAMD',
      family: 25,
      model: 17,
      stepping: 1,
      withheld: ['osxsave', 'ht'],
      unknown: [],
    });
    expect([...host.features].sort()).toEqual(['fpu', 'lahf-lm', 'lm', 'pni', 'syscall']);
    expect(await added(newModel(source, { name: 'Mine', from: host }))).toEqual(
      expect.arrayContaining(['  1_EDX: [fpu]', '  1_ECX: [pni]']),
    );
  });

  it.each([
    ['skinit', 0x8000_0001, 'ecx', 12],
    ['wdt', 0x8000_0001, 'ecx', 13],
    ['ibs', 0x8000_0001, 'ecx', 10],
    ['extapic', 0x8000_0001, 'ecx', 3],
    ['tce', 0x8000_0001, 'ecx', 17],
    ['perfctr-nb', 0x8000_0001, 'ecx', 24],
    ['svm-lock', 0x8000_000a, 'edx', 2],
    ['avic', 0x8000_000a, 'edx', 13],
    ['flush-l1d', 7, 'edx', 28],
    ['smx', 1, 'ecx', 6],
  ] as const)('leaves out %s, which KVM gives to no guest', (feature, leaf, register, bit) => {
    const none = { eax: 0, ebx: 0, ecx: 0, edx: 0 };
    const { features, withheld } = hostOfCpuid(source, (at) =>
      at === leaf ? { ...none, [register]: 2 ** bit } : undefined,
    );
    expect([[...features], withheld]).toEqual([[], [feature]]);
  });

  it('refuses what is not a dump', () => {
    expect(() => readCpuid('hello')).toThrow('no CPUID dump');
  });
});

describe('newFeature', () => {
  it('puts it between its neighbours, with a macro like theirs', async () => {
    expect(await added(newFeature(source, { name: 'test-bit', word: '7_0_EDX', bit: 13 }))).toEqual([
      `  - {bit: 13, name: test-bit, since: "${next}", macro: CPUID_7_0_EDX_TEST_BIT, libvirt: not-yet}`,
    ]);
  });

  it('is emulated by TCG no earlier than it is there', async () => {
    const edit = newFeature(source, { name: 'test-bit', word: '7_0_EDX', bit: 13, tcg: true });
    expect((await added(edit)).join()).toContain(`tcg: {since: "${next}"}`);
  });

  it('makes a word when told where it is read', async () => {
    const lines = await added(
      newFeature(source, { name: 'test-bit', word: '7_9_EDX', bit: 1, at: { leaf: 7, subleaf: 9, register: 'edx' } }),
    );
    expect(lines).toEqual(
      expect.arrayContaining([
        'at: {leaf: 0x7, subleaf: 9, register: edx}',
        '  - 7_9_EDX',
        '  - {bit: 1, name: test-bit, macro: CPUID_7_9_EDX_TEST_BIT}',
      ]),
    );
    expect(lines.join()).not.toContain('!');
  });

  it('refuses a bit that is taken', () => {
    expect(() => newFeature(source, { name: 'x', word: '1_EDX', bit: 0 })).toThrow('bit 0 of 1_EDX is fpu already');
  });
});

describe('newMachine', () => {
  it('adds the machine types, and what older ones keep', async () => {
    expect(await added(newMachine(source, { version: '99.0', since: '99.0', pin: ['EPYC:nrip-save=on'] }))).toEqual(
      expect.arrayContaining(['  - release: "99.0"', '      - {model: EPYC, property: nrip-save, value: on}']),
    );
  });

  it.each([
    ['9.9', undefined, 'machine types of 9.9 belong to QEMU 9.9, and '],
    ['99.9', undefined, 'machine types of 99.9 come with QEMU 99.9, not with '],
    ['99.9', '99.8', 'not with 99.8; expected 99.8, or --since 99.9'],
  ])('refuses those of %s, dated with %s', (version, since, told) => {
    expect(() => newMachine(source, { version, ...(since === undefined ? {} : { since }) })).toThrow(told);
  });
});

describe('newRelease', () => {
  it('continues the newest', async () => {
    expect(await added(newRelease(source, { project: 'qemu', release: '99.0' }))).toEqual([
      '  - {release: "99.0", hw-version: 2.5+, next: true}',
    ]);
  });

  it('refuses an older one', () => {
    expect(() => newRelease(source, { project: 'libvirt', release: '1.0' })).toThrow('libvirt 1.0 is older than ');
  });
});
