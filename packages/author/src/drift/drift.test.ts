import type { DriftReport } from '@cpu-models/catalog';
import type { Recording } from '@cpu-models/probe';
import { type CpuMap, fullExpansion, type QemuRelease, resolve } from '@cpu-models/runtime';
import { FEATURES, LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import { describe, expect, it } from 'vitest';
import { contradictions } from './contradictions.js';
import { groupDrifts, totalsByKind } from './groups.js';
import { compareBinary, compareMaps } from './live.js';
import { driftPage, escapeHtml } from './page.js';

const source = { file: 'x86/libvirt/rules.yaml', path: ['omit', 0] };
const bug = { kind: 'upstream-bug', reason: 'a comma is missing', source } as const;
const policy = { kind: 'policy', reason: 'nobody wants <monitor> & co', source } as const;
const report: DriftReport = {
  names: ['A', 'B', 'C'],
  differences: [
    { name: 'A', what: 'lacks', feature: 'monitor', because: policy },
    { name: 'B', what: 'lacks', feature: 'monitor', because: policy },
    { name: 'B', what: 'lacks', feature: 'vmx-invvpid', because: bug },
    { name: 'C', what: 'has', feature: 'rdtscp' },
  ],
  onlyQemu: [{ name: 'D', reason: 'not adopted' }],
  onlyLibvirt: [],
  unexplained: [{ name: 'C', what: 'has', feature: 'rdtscp' }],
};
const [qemu] = (QEMU_RELEASES as readonly QemuRelease[]).slice(-1) as [QemuRelease];
const maps = LIBVIRT_RELEASES as readonly CpuMap[];
const [map90, map113] = ['9.0', '11.3'].map((wanted) => maps.find(({ release }) => release === wanted)) as [
  CpuMap,
  CpuMap,
];

describe('groups', () => {
  it('put what asks for action first, and names alike together', () => {
    expect(
      groupDrifts(report).map(({ kind, features, names, count }) => [kind, features.join(), names.join(), count]),
    ).toEqual([
      ['unexplained', 'rdtscp', 'C', 1],
      ['upstream-bug', 'vmx-invvpid', 'B', 1],
      ['policy', 'monitor', 'A,B', 2],
    ]);
  });

  it('count every kind, and the unexplained even if there are none', () => {
    expect([...totalsByKind(report)]).toEqual([
      ['unexplained', 1],
      ['upstream-bug', 1],
      ['policy', 2],
    ]);
    expect([...totalsByKind({ differences: [] })]).toEqual([['unexplained', 0]]);
  });
});

describe('contradictions', () => {
  it('the VMX controls of libvirt 11.3 are in the wrong half of their MSRs, 68 of them', () => {
    const found = contradictions(qemu, map113, FEATURES, report);
    const wrong = found.filter(({ what }) => what === 'wrong-half');
    expect(wrong.map(({ features }) => features.length)).toEqual([21, 5, 21, 12, 9]);
    expect(wrong[0]?.text).toBe(
      "MSR 0x48b: libvirt has the bits in the lower half; QEMU's word is the allowed-1 half, the upper one",
    );
    expect(found.filter(({ what }) => what === 'other-bit')).toEqual([]);
    expect(found.filter(({ what }) => what === 'lost')).toEqual([
      { what: 'lost', features: ['vmx-invvpid'], names: ['B'], text: 'vmx-invvpid: a comma is missing' },
    ]);
  });

  it('libvirt 9.0 had none of these bits yet', () => {
    expect(contradictions(qemu, map90, FEATURES, { ...report, differences: [] })).toEqual([]);
  });

  it('a bit at another place', () => {
    const features = map90.x86.features.map((feature) =>
      feature.name === 'avx'
        ? { ...feature, address: { kind: 'cpuid', eax: 1, ecx: 0, register: 'ecx', bit: 11 } as const }
        : feature,
    );
    const moved = { ...map90, x86: { ...map90.x86, features } };
    expect(contradictions(qemu, moved, FEATURES, { ...report, differences: [] })).toMatchObject([
      {
        what: 'other-bit',
        features: ['avx'],
        text: 'avx: libvirt has it at CPUID 1.0 ecx bit 11, QEMU at another place',
      },
    ]);
  });
});

describe('what is installed', () => {
  const props = {
    ...fullExpansion(resolve(qemu, { machine: 'none', accelerator: 'tcg', model: 'Haswell' })),
  } as Recording['props'][string];
  const recording = (changes: Record<string, boolean>) =>
    ({
      expansions: { none: { Haswell: 'a', Nextwell: 'a', max: 'a' } },
      props: { a: { ...props, ...changes } },
    }) as unknown as Recording;

  it('a binary that is as in our source, but for a model', () => {
    expect(compareBinary(recording({}), qemu)).toEqual([
      { project: 'QEMU', name: 'Nextwell', part: null, text: 'not in our source' },
    ]);
  });

  it('a binary with a patched model', () => {
    expect(compareBinary(recording({ avx2: false }), qemu)[0]).toEqual({
      project: 'QEMU',
      name: 'Haswell',
      part: 'avx2',
      text: 'false; in our source true',
    });
  });

  it('a map with a model more, a model less, and one changed', () => {
    const [first, second, ...rest] = map113.x86.models;
    if (first === undefined || second === undefined) throw new Error('no models');
    const models = [{ ...first, name: 'Moo' }, { ...second, vendor: 'Moo' }, ...rest];
    expect(compareMaps(map113, map113)).toEqual([]);
    expect(compareMaps({ ...map113, x86: { ...map113.x86, models } }, map113)).toEqual([
      { project: 'libvirt', name: 'Moo', part: null, text: 'not in our source' },
      { project: 'libvirt', name: second.name, part: 'vendor', text: `Moo; in our source ${second.vendor}` },
      { project: 'libvirt', name: first.name, part: null, text: 'in our source only' },
    ]);
  });
});

describe('reports', () => {
  const result = { qemu: '10.0', libvirt: '11.3', report, contradictions: [], live: null };

  it('the page escapes everything and needs nothing else', () => {
    const page = driftPage(result);
    expect(page).toContain('nobody wants &lt;monitor&gt; &amp; co');
    expect(page).not.toMatch(/<(script|link|img)|https?:/);
    expect(page).toContain('prefers-color-scheme: dark');
    expect(escapeHtml(`<a b="c" d='e'>&`)).toBe('&lt;a b=&quot;c&quot; d=&#39;e&#39;&gt;&amp;');
  });
});
