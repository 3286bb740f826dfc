import { expect, it } from 'vitest';
import { libvirtDrift } from './drift.js';
import { differences, moo, testSource } from './testing/documents.js';

function drift(files: Record<string, string>, qemu = '10.0', libvirt = '11.3') {
  const report = libvirtDrift(testSource(files), { qemu, libvirt });
  const lines = report.differences.map(({ name, what, feature, because }) =>
    [name, what, feature, because?.kind].filter((part) => part !== undefined).join(' '),
  );
  return { ...report, lines };
}

it('lists every difference with its kind', () => {
  const { lines, unexplained } = drift({
    'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu, vme], 1_ECX: [monitor], VMX_EPT: [vmx-ept] }'),
    'x86/libvirt/differences.yaml': differences(
      'omit: [{ features: [vme], models: [Moo], kind: frozen-history, reason: x }],\nextra: [{ features: [tsc], names: [Moo], kind: policy, reason: x }]',
    ),
  });
  expect(lines.filter((line) => line.startsWith('Moo '))).toEqual([
    'Moo lacks vme frozen-history',
    'Moo lacks monitor policy',
    'Moo added vmx-ept frozen-history',
    'Moo has tsc policy',
    'Moo partial-check frozen-history',
  ]);
  expect(lines).toContain('Moo-v1 guest-off policy');
  expect(lines).toContain('Moo-v1 lacks vme frozen-history');
  expect(unexplained).toEqual([]);
});

it('says so where nothing explains a difference', () => {
  const { unexplained } = drift(
    { 'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu, { name: tsc, since: "10.0" }] }') },
    '7.2',
    '9.0',
  );
  expect(unexplained).toEqual([{ name: 'Moo', what: 'has', feature: 'tsc' }]);
});

it('lists names that only one project has', () => {
  const { onlyQemu, onlyLibvirt } = drift(
    {
      'x86/libvirt/models/Own.yaml':
        '{ name: Own, about: x, kind: policy, reason: nobody else has it, features: [fpu] }',
    },
    '10.0',
    '9.0',
  );
  expect(onlyQemu).toEqual([{ name: 'Moo-v1', reason: 'libvirt 9.0 has not adopted this version or form of name' }]);
  expect(onlyLibvirt).toEqual([{ name: 'Own', reason: 'nobody else has it' }]);
});

it('compares names that libvirt had first once libvirt is imported again', () => {
  const files = (libvirt: string) => ({
    'x86/libvirt/ahead.yaml': 'models: [{ name: Moo-v2, features: [fpu] }, { name: Roo, features: [fpu] }]',
    'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu] }', `[{ version: 1 }, { version: 2${libvirt} }]`),
  });
  const { names, onlyQemu, onlyLibvirt } = drift(files(', libvirt: not-yet'));
  expect(names).toEqual(['Moo', 'Moo-v1']);
  expect(onlyQemu).toEqual([]);
  expect(onlyLibvirt.map(({ name }) => name)).toEqual(['Moo-v2', 'Roo']);
  expect(onlyLibvirt[0]?.reason).toBe('no QEMU of the source had it when libvirt was imported');
  expect(drift(files('')).names).toEqual(['Moo', 'Moo-v1', 'Moo-v2']);
});

it('says of each name of a model that QEMU has dropped that it did', () => {
  const releases = `
    qemu: [{ release: "7.2", released: 2022-12-13, hw-version: 2.5+ }, { release: "10.0", hw-version: 2.5+ }]
    libvirt: [{ release: "9.0", released: 2023-01-16 }, { release: "11.3", released: 2025-05-02 }]`;
  const { onlyLibvirt } = drift({
    'releases.yaml': releases,
    'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu] }', '', 'until: "10.0"'),
  });
  const reason = 'QEMU has it no more since 10.0';
  expect(onlyLibvirt).toEqual(['Moo', 'Moo-v1'].map((name) => ({ name, reason })));
});
