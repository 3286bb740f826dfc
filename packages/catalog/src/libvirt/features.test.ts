import type { LibvirtLayoutFile } from '@cpu-models/source';
import { expect, it } from 'vitest';
import { libvirtRelease } from './release.js';
import { testFiles, testSource } from './testing/documents.js';

function sections(release: string, files: Record<string, string> = {}): string[] {
  const { x86 } = libvirtRelease(testSource(files), release);
  return x86.sections.map(({ heading, features }) => `${heading}: ${features.map(({ name }) => name).join(' ')}`);
}

it('keeps the hand-made order and headings of old files', () => {
  expect(sections('9.0')).toEqual(['first: fpu vme tsc', 'null: pni pclmuldq monitor osxsave']);
});

it('sorts and titles by address in generated files', () => {
  expect(sections('11.3')).toEqual([
    'cpuid level 0x00000001 (ecx): pni pclmuldq monitor osxsave',
    'cpuid level 0x00000001 (edx): fpu vme tsc',
    'msr 0x0000048c: vmx-ept vmx-one vmx-invvpid vmx-two',
  ]);
});

it('lets some features of a word stand before the others in hand-made files', () => {
  const layout = testFiles().get('x86/libvirt/layout.yaml') as LibvirtLayoutFile;
  const features = { ...layout.features, 'by-hand': [{ word: '1_EDX', first: ['tsc', 'vme'] }, { word: '1_ECX' }] };
  const source = testSource({ 'x86/libvirt/layout.yaml': JSON.stringify({ ...layout, features }) });
  const sectionsOf = (release: string) =>
    libvirtRelease(source, release).x86.sections.map((section) => section.features.map(({ name }) => name).join(' '));
  expect(sectionsOf('9.0')).toEqual(['vme tsc fpu', 'pni pclmuldq monitor osxsave']);
  expect(sectionsOf('11.3')[1]).toBe('fpu vme tsc');
});

it('lists spellings of QEMU by rule, unless they are another feature, and those of Linux as written', () => {
  const word = `
    word: 1_ECX
    at: { leaf: 1, register: ecx }
    features:
      - { bit: 0, name: b-c, aliases: [b_c, d], libvirt: { name: b.c, aliases: [linux_b] } }
      - { bit: 1, name: d, libvirt: { migratable: false } }`;
  const { map } = libvirtRelease(testSource({ 'x86/words/1_ECX.yaml': word }), '11.3');
  const [first, second] = map.x86.features;
  expect(first).toMatchObject({
    name: 'b.c',
    migratable: true,
    aliases: [
      { name: 'b-c', source: 'qemu' },
      { name: 'b_c', source: 'qemu' },
      { name: 'linux_b', source: 'linux' },
    ],
  });
  expect(second).toMatchObject({ name: 'd', migratable: false, aliases: [] });
});

it('places bits of some MSRs in the upper half from a release on', () => {
  const word = 'word: VMX_CTLS\nat: { msr: 0x48e }\nfeatures: [{ bit: 25, name: vmx-x }]';
  const docs = testSource({ 'x86/words/VMX_CTLS.yaml': word });
  const address = (release: string) =>
    libvirtRelease(docs, release).map.x86.features.find(({ name }) => name === 'vmx-x')?.address;
  expect(address('11.3')).toEqual({ kind: 'msr', index: 0x48e, bit: 25 });
  expect(address('12.0')).toEqual({ kind: 'msr', index: 0x48e, bit: 57 });
});

it('lets a bit say otherwise than its word', () => {
  const word =
    'word: W\nat: { msr: 1 }\nlibvirt: never\nfeatures: [{ bit: 0, name: a }, { bit: 1, name: b, libvirt: { since: "11.0" } }]';
  expect(sections('11.3', { 'x86/words/W.yaml': word })).toContain('msr 0x00000001: b');
});
