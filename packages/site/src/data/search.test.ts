import { LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import { ABOUT } from '@cpu-models/runtime/data/about';
import { FEATURES } from '@cpu-models/runtime/data/features';
import type { QemuRelease } from '@cpu-models/runtime/qemu';
import { describe, expect, it } from 'vitest';
import { find, othersIndex, searchIndex } from './search.js';

const releases = QEMU_RELEASES as readonly QemuRelease[];
const newest = releases.at(-1) as QemuRelease;

describe('find', () => {
  const index = searchIndex(newest, FEATURES, ABOUT);

  it.each([
    ['epyc_rome', 'EPYC-Rome'],
    ['EPYC-IBPB', 'EPYC-IBPB'],
    ['sse3', 'pni'],
    ['lahf_lm', 'lahf-lm'],
    ['7.0.EBX[5]', 'avx2'],
    ['CPUID 7.0 EBX bit 5', 'avx2'],
    ['7.0.EBX', 'CPUID 7.0 EBX'],
    ['msr 0x10a', 'MSR 0x10a'],
    ['IA32_VMX_BASIC', 'MSR 0x480'],
    ['vmx_ept_vpid', 'MSR 0x48c'],
    ['pc-q35-9.2', 'pc-q35-9.2'],
  ])('%s leads to %s', (question, name) => expect(find(index, question)[0]?.name).toBe(name));

  it('finds nothing for what nobody calls so', () => expect(find(index, 'no such name')).toEqual([]));
});

describe('othersIndex', () => {
  const [oldest] = releases as [QemuRelease];

  it('has models and machine types of other releases, each with a release that has it', () => {
    const index = othersIndex(oldest, releases, LIBVIRT_RELEASES);
    expect(find(index, 'SapphireRapids')[0]).toMatchObject({ kind: 'model', params: { qemu: newest.release } });
    expect(find(index, 'pc-q35-9.2')[0]).toMatchObject({ kind: 'machine', params: { machine: 'pc-q35-9.2' } });
  });

  it('has none of the release itself', () => {
    expect(find(othersIndex(newest, [newest], []), 'EPYC')).toEqual([]);
  });
});
