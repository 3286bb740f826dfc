import { expect, test } from 'vitest';
import { tinySource } from '../testing/broken.js';
import { aheadName } from './ahead-name.js';

const told = (name: string) =>
  aheadName
    .check(tinySource(['x86/libvirt/ahead.yaml', null, `models:\n  - {name: ${name}, features: [fpu]}\n`]))
    .map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`);

test("a name of libvirt's that QEMU's models have too", () => {
  const [model] = tinySource().all('model');
  const name = model?.value.name ?? '';
  expect(told(`${name}-v1`)).toEqual([`x86/libvirt/ahead.yaml:2:12: ${name}-v1 stands in x86/models/${name}.yaml too`]);
});

test('a name that no model has', () => {
  expect(told('Nowhere-v1')).toEqual([]);
});
