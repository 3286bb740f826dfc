import { FILE_KINDS, parseSource, Source } from '@cpu-models/source';
import { cTables } from '../tables.js';
import type { CTables } from '../types.js';

/** The smallest source with C tables; tests replace what they are about. */
const SMALLEST: Readonly<Record<string, string>> = {
  'x86/order.yaml': '{ words: [1_EDX, VMX], models: [Moo] }',
  'x86/words/1_EDX.yaml': `
    word: 1_EDX
    at: { leaf: 1, register: edx }
    features: [{ bit: 0, name: fpu, macro: CPUID_FP87 }, { bit: 1, name: vme, macro: CPUID_VME }]`,
  'x86/words/VMX.yaml': '{ word: VMX, at: { msr: 0x48c }, features: [{ bit: 40, name: vmx-one }] }',
  'x86/models/Moo.yaml': model('{ 1_EDX: [fpu] }'),
  'x86/qemu/dependencies.yaml': 'dependencies: []',
  'x86/qemu/caches.yaml': '{ sets: [], loose: [] }',
  'x86/qemu/configurations.yaml': `
    configurations: [{ id: user, c: defined(CONFIG_USER_ONLY), macro: TCG_USER, holds: [linux-user-x86_64] }]
    structures: [{ id: share-level, about: x, since: "10.0" }, { id: avx10-version, about: x, since: "10.0" }]`,
  'x86/qemu/compat.yaml': 'arrays: []',
  'x86/qemu/cpuid.yaml': '{ xsave: [], auto-level: [], cache-descriptors: [] }',
};

/** The model Moo with these features; `more` are further fields. */
export function model(features: string, ...more: readonly string[]): string {
  const fields = [
    'name: Moo',
    'vendor: GenuineIntel',
    'family: 6',
    'model: 60',
    'stepping: 4',
    'level: 13',
    'xlevel: 0x80000008',
    'model-id: Moo',
  ];
  return `{ ${[...fields, `features: ${features}`, ...more].join(', ')} }`;
}

/** The C tables of a source that differs from the smallest one in these files. */
export function testTables(files: Readonly<Record<string, string>>, release = '10.0'): CTables {
  const documents = Object.entries({ ...SMALLEST, ...files }).map(([file, text]) => {
    const kind = FILE_KINDS.find(({ path }) => path.test(file));
    const { document, problems } = parseSource(file, new TextEncoder().encode(text));
    if (kind === undefined || document === undefined) throw new Error(`${file}: ${JSON.stringify(problems)}`);
    return { kind, document };
  });
  return cTables(new Source('/', documents, []), release);
}
