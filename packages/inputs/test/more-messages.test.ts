import { describe, expect, it } from 'vitest';
import { explainMessages } from '../src/index.js';
import { known } from './cases.js';

const said = (text: string) => explainMessages(text, known).flatMap(({ about }) => about);

describe('a Hyper-V enlightenment', () => {
  it.each([
    'qemu: Hyper-V Extended gva ranges for TLB flush hypercalls (hv-tlbflush-ext) is not supported by kernel',
    "Hyper-V SynIC (requested by 'hv-synic' cpu flag) is not supported by kernel",
  ])('that the kernel lacks is not told to need another: %s', (text) => {
    const [only, ...more] = said(text);
    expect(more).toEqual([]);
    expect(only?.meaning).toMatch(/^KVM of this kernel does not offer hv-/);
    expect(only?.remedy).toMatch(/newer kernel$/);
  });

  it('that needs another, as older releases say it', () => {
    const [only] = said(
      "internal error: process exited: Hyper-V SynIC (requested by 'hv-synic' cpu flag) requires Hyper-V VP_INDEX ('hv-vpindex')",
    );
    expect(only).toMatchObject({ name: 'hv-synic', remedy: 'switch on hv-synic=on,hv-vpindex=on' });
  });
});

it('a level of the ABI: what the models of old defaults lack, as QEMU has them', () => {
  const [only] = said('Fatal glibc error: CPU does not support x86-64-v2');
  expect(only?.meaning).toContain('kvm64 lacks lahf-lm, popcnt, sse4.1, sse4.2, ssse3 for v2');
  expect(only?.meaning).toContain('qemu64 lacks popcnt, sse4.1, sse4.2, ssse3 for v2');
});
