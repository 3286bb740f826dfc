import { type Source, sourceFromValues } from '@cpu-models/source';
import { parse } from 'yaml';
import { DIFFERENCES } from '../explanation.js';

/** The smallest source that libvirt's map can be derived from; tests replace what they are about. */
const SMALLEST: Readonly<Record<string, string>> = {
  'releases.yaml': `
    qemu: [{ release: "7.2", hw-version: 2.5+ }, { release: "10.0", hw-version: 2.5+ }]
    libvirt: [{ release: "9.0" }, { release: "11.3" }]`,
  'x86/order.yaml': '{ words: [1_EDX, 1_ECX, VMX_EPT], models: [Moo] }',
  'x86/words/1_EDX.yaml': `
    word: 1_EDX
    at: { leaf: 1, register: edx }
    features: [{ bit: 0, name: fpu }, { bit: 1, name: vme }, { bit: 4, name: tsc }]`,
  'x86/words/1_ECX.yaml': `
    word: 1_ECX
    at: { leaf: 1, register: ecx }
    features:
      - { bit: 0, name: pni, aliases: [sse3] }
      - { bit: 1, name: pclmulqdq, libvirt: { name: pclmuldq } }
      - { bit: 3, name: monitor }
      - { bit: 27, name: osxsave, qemu: unnamed }`,
  'x86/words/VMX_EPT.yaml': `
    word: VMX_EPT
    at: { msr: 0x48c }
    libvirt: { since: "9.10" }
    features:
      - { bit: 0, name: vmx-ept }
      - { bit: 25, name: vmx-one }
      - { bit: 32, name: vmx-invvpid }
      - { bit: 41, name: vmx-two, qemu: vmx-one }`,
  'x86/libvirt/rules.yaml': `
    versioned-names: { since: "10.10", unlisted-since: "11.0", guest: false, kind: policy, reason: because of names }
    omit:
      - { features: [monitor], kind: policy, reason: nobody wants it }
      - { features: [vmx-invvpid], names: { since: "10.10" }, kind: upstream-bug, reason: a comma is missing }
    added: { prefix: vmx-, names: { until: "9.10" }, kind: frozen-history, reason: later than the names }
    partial-check: { since: "10.10", names: { until: "10.10" }, kind: frozen-history, reason: as it always was }
    feature-aliases: { since: "8.9", reason: other spellings }
    upper-half-msrs: { since: "12.0", words: [VMX_CTLS], kind: upstream-bug, reason: wrong half }`,
  'x86/libvirt/differences.yaml':
    '{ omit: [], extra: [], removed: [], signatures: [], no-signature: [], no-vendor: [], guest-off: [] }',
  'x86/libvirt/layout.yaml': `
    index: { group-elements-since: "10.10" }
    signature-comments: { names: { until: "6.9" } }
    comments: []
    features:
      generated-since: "9.10"
      header-by-hand: [by hand]
      header-generated: [generated]
      by-hand: [{ word: 1_EDX, heading: first }, { word: 1_ECX }]
    libcpuinfo-aliases: { since: "11.3" }`,
  'x86/libvirt/index.yaml': 'groups: [{ title: Intel CPU models, models: [Moo] }]',
  'x86/libvirt/vendors.yaml': 'vendors: [{ name: Intel, string: GenuineIntel }]',
  'arm/index.yaml': 'groups: [{ title: Arms, models: [cortex] }]',
  'arm/vendors.yaml': 'vendors: [{ name: ARM, value: "0x41" }]',
  'arm/features.yaml': 'sections: [{ title: Vectors, features: [sve] }]',
  'arm/models/cortex.yaml': '{ model: cortex, name: Cortex+, vendor: ARM, pvr: "0xd03" }',
  'ppc64/index.yaml': 'groups: [{ title: IBMs, models: [POWER9] }]',
  'ppc64/vendors.yaml': 'vendors: [{ name: IBM }]',
  'ppc64/models/POWER9.yaml': '{ model: POWER9, vendor: IBM, pvrs: [{ value: "0x004e0000", mask: "0xffff0000" }] }',
  'x86/models/Moo.yaml': `
    name: Moo
    vendor: GenuineIntel
    family: 6
    model: 60
    stepping: 1
    level: 4
    xlevel: 0
    model-id: Moo
    features: { 1_EDX: [fpu, tsc] }`,
};

/** Values of a source's files by path: the smallest source, with `files` (YAML texts) put in place. */
export function testFiles(files: Readonly<Record<string, string>> = {}): Map<string, unknown> {
  return new Map(Object.entries({ ...SMALLEST, ...files }).map(([path, text]) => [path, parse(text)]));
}

/** Such a source. */
export function testSource(files: Readonly<Record<string, string>> = {}): Source {
  return sourceFromValues(testFiles(files));
}

/** The YAML of a model Moo with these features and versions. */
export function moo(features: string, versions = '', more = ''): string {
  return `{ name: Moo, vendor: GenuineIntel, family: 6, model: 60, stepping: 1, level: 4, xlevel: 0, model-id: Moo,
    features: ${features}${versions === '' ? '' : `, versions: ${versions}`}${more === '' ? '' : `, ${more}`} }`;
}

/** differences.yaml with these lists (YAML, separated by commas); the others are empty. */
export function differences(lists: string): string {
  return JSON.stringify({
    ...(parse(SMALLEST[DIFFERENCES] as string) as object),
    ...(parse(`{ ${lists} }`) as object),
  });
}
