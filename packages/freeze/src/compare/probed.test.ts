import { fileURLToPath } from 'node:url';
import { qemuRelease } from '@cpu-models/catalog';
import { BEHAVIOURS, type QemuRelease } from '@cpu-models/runtime';
import { loadSource } from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import { qemuFacts } from '../facts/qemu.js';
import { compareQemu } from './qemu.js';

const source = await loadSource(fileURLToPath(new URL('../../../../schemas', import.meta.url)));
const axis = source
  .one('release')
  .value.qemu.map(({ release }) => release)
  .reverse();
const releaseOf = (name: string) => qemuRelease(source, name);
const newest = releaseOf(axis[0] as string);
const oldest = releaseOf(axis.at(-1) as string);

/** What the freeze refuses of a release that says something else in one place. */
function refused(release: QemuRelease, change: Partial<QemuRelease>): string[] {
  const found = compareQemu(qemuFacts(release), { ...release, ...change });
  return found.map((violation) => violation.change.path.join('/'));
}

const without = ({ behaviours }: QemuRelease, one: string) => new Set([...behaviours].filter((id) => id !== one));

describe('facts that most CPUs hide', () => {
  const shown = BEHAVIOURS.filter((behaviour) => behaviour !== 'accelerator-defaults-first');

  it.each(shown)('finds the CPU that shows whether a release follows %s', (behaviour) => {
    const release = axis.map(releaseOf).find(({ behaviours }) => behaviours.has(behaviour)) as QemuRelease;
    expect(refused(release, { behaviours: without(release, behaviour) })).toEqual(['behaviours']);
  });

  it('holds when the defaults of an accelerator are set, where a version sets one of them', () => {
    const rule = 'accelerator-defaults-first';
    const release = axis.map(releaseOf).find(({ behaviours }) => behaviours.has(rule)) as QemuRelease;
    expect(refused(release, { behaviours: without(release, rule) })).toEqual([]);
    const models = release.models.map((model) => ({
      ...model,
      versions: model.versions.map((version) => ({ ...version, properties: [...version.properties, ['svm', 'on']] })),
    })) as unknown as QemuRelease['models'];
    const clashing = { ...release, models };
    expect(refused(clashing, { behaviours: without(release, rule) })).toEqual(['behaviours']);
  });

  it('lets a rule about what a release does not have be said of it', () => {
    const behaviours = new Set([...oldest.behaviours, 'mpx-conflicts-with-apx', 'arch-lbr-needs-pmu'] as const);
    expect(oldest.words.some(({ names }) => names.includes('apxf') || names.includes('arch-lbr'))).toBe(false);
    expect(refused(oldest, { behaviours })).toEqual([]);
  });

  it('names of the rules that came and went those that a CPU shows', () => {
    const release = axis.map(releaseOf).find(({ behaviours }) => behaviours.has('tcg-fixed-phys-bits')) as QemuRelease;
    const behaviours = new Set([...without(release, 'tcg-fixed-phys-bits'), 'arch-lbr-needs-pmu' as const]);
    const [found, ...others] = compareQemu(qemuFacts(release), { ...release, behaviours });
    expect(others).toEqual([]);
    expect(found?.change.to).toEqual([...without(release, 'tcg-fixed-phys-bits')].sort());
  });

  it('holds the owners of an XSAVE component, and the sizes that are read', () => {
    const edit = (change: (area: QemuRelease['xsaveComponents'][number]) => object, component: number) =>
      refused(newest, {
        xsaveComponents: newest.xsaveComponents.map((area) =>
          area.component === component ? { ...area, ...change(area) } : area,
        ),
      });
    expect(edit(() => ({ owners: [] }), 2)).toEqual(['xsave/xcr0 2']);
    expect(edit(({ owners }) => ({ owners: [...owners, 'no-such-feature'] }), 2)).toEqual([]);
    expect(edit(({ size }) => ({ size: size + 8 }), 2)).toEqual(['xsave/xcr0 2']);
    // The legacy area has its size by definition.
    expect(edit(({ size }) => ({ size: size + 8 }), 0)).toEqual([]);
  });

  it('holds words that raise levels, unless another rule raises them anyway', () => {
    const drop = (word: string) =>
      refused(newest, { autoLevelWords: newest.autoLevelWords.filter((name) => name !== word) });
    expect(newest.autoLevelWords).toContain('FEAT_8000_0001_ECX');
    expect(drop('FEAT_8000_0001_ECX')).toEqual(['auto-level']);
    expect(refused(newest, { autoLevelWords: [...newest.autoLevelWords, 'FEAT_7_0_EBX'] })).toEqual([]);
  });
});

describe('masks of words', () => {
  type Word = QemuRelease['words'][number];
  const edit = (word: string, change: (word: Word) => Partial<Word>) =>
    refused(newest, {
      words: newest.words.map((one) => (one.name === word ? { ...one, ...change(one) } : one)),
    });

  it('are held in what max takes over, of bits without names too', () => {
    const unnamed = (names: Word['names']) => 1n << BigInt(names.indexOf(null));
    expect(edit('FEAT_7_0_EBX', ({ tcg }) => ({ tcg: tcg ^ 1n }))).toEqual(['words/7_0_EBX/tcg']);
    expect(edit('FEAT_7_0_EBX', ({ unmigratable }) => ({ unmigratable: unmigratable ^ 1n }))).toEqual([
      'words/7_0_EBX/migratable',
    ]);
    expect(edit('FEAT_VMX_EPT_VPID_CAPS', ({ names }) => ({ noAutoEnable: unnamed(names) }))).toEqual([
      'words/VMX_EPT_VPID_CAPS/no-autoenable',
    ]);
  });

  it('may say of a bit that max leaves off whether it migrates', () => {
    const { noAutoEnable } = newest.words.find(({ name }) => name === 'FEAT_KVM_HINTS') as Word;
    expect(noAutoEnable & 1n).toBe(1n);
    expect(edit('FEAT_KVM_HINTS', ({ unmigratable }) => ({ unmigratable: unmigratable ^ 1n }))).toEqual([]);
    expect(
      edit('FEAT_KVM_HINTS', ({ unmigratable }) => ({ unmigratable: unmigratable ^ 1n, noAutoEnable: 0n })),
    ).toEqual(['words/KVM_HINTS/migratable', 'words/KVM_HINTS/no-autoenable']);
  });

  it('may say what TCG gives of words that only KVM has', () => {
    expect(edit('FEAT_KVM', ({ tcg }) => ({ tcg: tcg ^ 1n }))).toEqual([]);
    // What is asked for by name shows: TCG takes it away or not.
    expect(edit('FEAT_KVM_HINTS', ({ tcg }) => ({ tcg: tcg ^ 1n }))).toEqual(['words/KVM_HINTS/tcg']);
  });
});

describe('dependencies', () => {
  const { dependencies } = newest;
  const maskOf = (name: string) => {
    const word = newest.words.find(({ names }) => names.includes(name));
    return { word: word?.name ?? '', mask: 1n << BigInt(word?.names.indexOf(name) ?? 0) };
  };
  const at = (from: string, to: string) =>
    dependencies.findIndex(
      (one) =>
        one.from.mask === maskOf(from).mask &&
        one.from.word === maskOf(from).word &&
        one.to.word === maskOf(to).word &&
        (one.to.mask & maskOf(to).mask) !== 0n,
    );
  /** What is refused of the table with one dependency put before another one. */
  const moved = (one: number, before: number) => {
    const table = dependencies.filter((_, index) => index !== one);
    table.splice(before, 0, dependencies[one] as (typeof dependencies)[number]);
    return refused(newest, { dependencies: table });
  };
  const all = at('vmx-secondary-ctls', 'vmx-ept');

  it('may stand before another one that takes away all that they would', () => {
    expect(moved(at('vmx-ept', 'vmx-unrestricted-guest'), all)).toEqual([]);
  });

  it('may not where what they take away stays', () => {
    expect(moved(at('vmx-ept', 'vmx-page-walk-4'), all).length).toBeGreaterThan(0);
  });
});

describe('entries of compat arrays', () => {
  it('may go where they set what is so anyway', () => {
    const [array, ...others] = newest.compat;
    if (array === undefined) throw new Error('no compat array');
    const same = { model: 'qemu64', property: 'mpx', value: 'off' };
    expect(refused(newest, { compat: [{ ...array, entries: [...array.entries, same] }, ...others] })).toEqual([]);
    const other = { ...same, value: 'on' };
    expect(refused(newest, { compat: [{ ...array, entries: [...array.entries, other] }, ...others] })).toEqual([
      `compat/${array.name}`,
    ]);
  });
});
