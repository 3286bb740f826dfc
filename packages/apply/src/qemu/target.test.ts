import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type ApplyOptions, applyTree, planTree, revertTree } from '../apply.js';
import { RECORD } from '../record.js';
import { ApplyRefusal } from '../refusal.js';
import { filesOf, folderOf, QEMU_FILES, QEMU_TREE } from '../testing.js';
import { qemu } from './target.js';

const releaseOf = (version: string) => (version.includes('.50') ? undefined : /^\d+\.\d+/.exec(version)?.[0]);
const OPTIONS: ApplyOptions = { releases: ['7.2', '10.0'], generate: () => QEMU_FILES, releaseOf };
const read = (root: string, path: string) => readFileSync(join(root, path), 'latin1');
const changed = (path: string, from: string, to: string) => ({
  ...QEMU_TREE,
  [path]: (QEMU_TREE[path] as string).replace(from, to),
});

async function reasons(root: string, options: Partial<ApplyOptions> = {}): Promise<readonly string[]> {
  const before = filesOf(root);
  const error = await applyTree(qemu, root, { ...OPTIONS, ...options }).then(
    () => undefined,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(ApplyRefusal);
  expect(filesOf(root)).toEqual(before);
  return (error as ApplyRefusal).reasons;
}

describe('apply qemu', () => {
  it("takes what the source says of the tree's own point release, unless a release is named", () => {
    const asked: string[] = [];
    const generate = (release: string) => {
      asked.push(release);
      return QEMU_FILES;
    };
    planTree(qemu, folderOf(QEMU_TREE), { ...OPTIONS, generate });
    planTree(qemu, folderOf(QEMU_TREE), { ...OPTIONS, generate, release: '10.0' });
    expect(asked).toEqual(['10.0.3', '10.0']);
  });

  it('includes the tables where they stood, and gathers CPU entries in macros', async () => {
    const root = folderOf(QEMU_TREE);
    await applyTree(qemu, root, OPTIONS);
    expect(read(root, 'target/i386/cpu.c').split('\n')).toEqual([
      '#include "qemu/osdep.h"',
      '/* caf\xe9 in latin1 */',
      '',
      '#include "caches.c.inc"',
      '#define TLB 4',
      '#include "words.c.inc"',
      'static int f(void)',
      '{',
      '    return TLB;',
      '}',
      '',
    ]);
    expect(read(root, 'hw/i386/pc.c').split('\n').slice(4)).toEqual([
      '#include "pc-cpu-compat.h.inc"',
      '',
      'GlobalProperty pc_compat_9_2[] = {',
      '    PC_CPU_COMPAT_9_2',
      '};',
      'GlobalProperty pc_compat_9_1[] = {',
      '    { "ICH9-LPC", "x", "off" },',
      '    PC_CPU_COMPAT_9_1',
      '    { "mch", "z", "off" },',
      '};',
      'GlobalProperty pc_compat_9_10[] = {',
      '    PC_CPU_COMPAT_9_10',
      '};',
      '',
    ]);
  });

  it('checks, applies again without effect, and reverts to the byte', async () => {
    const root = folderOf(QEMU_TREE);
    expect(planTree(qemu, root, OPTIONS).changes.size).toBe(5);
    await applyTree(qemu, root, OPTIONS);
    expect(planTree(qemu, root, OPTIONS).changes.size).toBe(0);
    const once = filesOf(root);
    await applyTree(qemu, root, OPTIONS);
    expect(filesOf(root)).toEqual(once);
    await revertTree(qemu, root);
    expect(filesOf(root)).toEqual(QEMU_TREE);
  });

  it('keeps what changes elsewhere, before and after', async () => {
    const root = folderOf(changed('target/i386/cpu.c', 'return TLB', 'return TLB + 1'));
    await applyTree(qemu, root, OPTIONS);
    const path = join(root, 'target/i386/cpu.c');
    writeFileSync(path, `/* first */\n${read(root, 'target/i386/cpu.c')}/* last */\n`, 'latin1');
    await revertTree(qemu, root);
    const patched = changed('target/i386/cpu.c', 'return TLB', 'return TLB + 1')['target/i386/cpu.c'];
    expect(read(root, 'target/i386/cpu.c')).toBe(`/* first */\n${patched}/* last */\n`);
  });

  it('takes newer files over older ones, and still reverts to the beginning', async () => {
    const root = folderOf(QEMU_TREE);
    await applyTree(qemu, root, OPTIONS);
    const newer = QEMU_FILES.map((file) => ({ ...file, text: `/* newer */\n${file.text}` }));
    expect([...planTree(qemu, root, { ...OPTIONS, generate: () => newer }).changes.keys()]).toEqual([
      'target/i386/caches.c.inc',
      'target/i386/words.c.inc',
      'hw/i386/pc-cpu-compat.h.inc',
    ]);
    await applyTree(qemu, root, { ...OPTIONS, generate: () => newer });
    await revertTree(qemu, root);
    expect(filesOf(root)).toEqual(QEMU_TREE);
  });

  it('keeps no record when adopted, and goes on from there', async () => {
    const root = folderOf(QEMU_TREE);
    await applyTree(qemu, root, { ...OPTIONS, adopt: true });
    expect(Object.keys(filesOf(root))).not.toContain(RECORD);
    expect(planTree(qemu, root, OPTIONS).changes.size).toBe(0);
    await expect(revertTree(qemu, root)).rejects.toThrow(`it has no ${RECORD}`);
  });

  it('keeps modes', async () => {
    const root = folderOf(QEMU_TREE);
    chmodSync(join(root, 'hw/i386/pc.c'), 0o640);
    await applyTree(qemu, root, OPTIONS);
    expect(statSync(join(root, 'hw/i386/pc.c')).mode & 0o777).toBe(0o640);
  });
});

describe('apply qemu refuses', () => {
  it.each([
    [
      'a release that is not supported',
      { ...QEMU_TREE, VERSION: '10.2.2\n' },
      'it is QEMU 10.2.2; supported are 7.2, 10.0 (--release says which of them to take all the same)',
    ],
    [
      'a development tree',
      { ...QEMU_TREE, VERSION: '10.0.50\n' },
      'it is QEMU 10.0.50; supported are 7.2, 10.0 (--release says which of them to take all the same)',
    ],
    ['another project', { 'meson.build': '' }, 'it is not a source tree of QEMU: it has no VERSION'],
    [
      'another enum of words',
      changed('target/i386/cpu.h', 'FEAT_1_EDX,', 'FEAT_1_EDX, FEAT_NEW,'),
      'target/i386/cpu.h: the tree has feature words that are not generated for this release: FEAT_NEW',
    ],
    [
      'macros that the tree lacks',
      changed('target/i386/cpu.h', '#define CPUID_FPU 1', ''),
      'target/i386/cpu.h: it does not define CPUID_FPU, which the tables use',
    ],
    [
      'a table that is not generated',
      changed('target/i386/cpu.c', '#define TLB 4', 'static CPUCaches own = { 0 };'),
      'target/i386/cpu.c: line 9: CPUCaches own is a table that is not generated',
    ],
    [
      'a table under an #if',
      changed('target/i386/cpu.c', '    [FEAT_1_EDX]', '#ifdef A\n    [FEAT_1_EDX]'),
      'target/i386/cpu.c: line 10: an #if begins or ends inside of feature_word_info',
    ],
    [
      'a macro inside of a table',
      changed('target/i386/cpu.c', '    [FEAT_1_EDX]', '#define A\n    [FEAT_1_EDX]'),
      'target/i386/cpu.c: line 10: feature_word_info holds a #define, which the text after it may need',
    ],
    [
      'a machine type that the tree lacks',
      changed('hw/i386/pc.c', 'pc_compat_9_2', 'other'),
      'hw/i386/pc.c: there is no array pc_compat_9_2, whose entries are generated',
    ],
  ])('%s', async (_, tree, expected) => {
    expect((await reasons(folderOf(tree)))[0]).toBe(expected);
  });

  it('what the tables say beyond the source, unless told to let it go', async () => {
    const both = {
      ...changed('target/i386/cpu.c', '{ "fpu" }', '{ "fpu", "local" }'),
      ...{ 'hw/i386/pc.c': (QEMU_TREE['hw/i386/pc.c'] as string).replace('"w", "1"', '"w", "2"') },
    };
    expect(await reasons(folderOf(both))).toEqual([
      'target/i386/cpu.c: line 10: feature_word_info says "local", which the source does not',
      'hw/i386/pc.c: line 6: pc_compat_9_1 has the entry { TYPE_X86_CPU , "w" , "2" }, which the source does not',
      'add it to the source or to an overlay, or let it go with --discard',
    ]);
    const root = folderOf(both);
    await applyTree(qemu, root, { ...OPTIONS, discard: true });
    await revertTree(qemu, root);
    expect(filesOf(root)).toEqual(both);
  });

  it('to revert over an edit of a generated file, or where its lines are gone', async () => {
    const root = folderOf(QEMU_TREE);
    await applyTree(qemu, root, OPTIONS);
    writeFileSync(join(root, 'target/i386/words.c.inc'), 'edited');
    await expect(revertTree(qemu, root)).rejects.toThrow('target/i386/words.c.inc was edited since it was generated');
    writeFileSync(join(root, 'target/i386/cpu.c'), QEMU_TREE['target/i386/cpu.c'] as string, 'latin1');
    expect((await reasons(root))[0]).toContain(
      'the lines that begin with "#include "caches.c.inc"" are gone or changed',
    );
  });

  it.each(['link', 'folder', 'pipe'])('what is no file: a %s', async (kind) => {
    const root = folderOf(QEMU_TREE);
    const place = join(root, 'target/i386/words.c.inc');
    if (kind === 'link') symlinkSync('cpu.c', place);
    else if (kind === 'folder') mkdirSync(place);
    else spawnSync('mkfifo', [place]);
    expect(await reasons(root)).toEqual(['target/i386/words.c.inc is not an ordinary file']);
  });

  it('an unknown release', async () => {
    expect(await reasons(folderOf(QEMU_TREE), { release: '3.0' })).toEqual([
      'QEMU 3.0 is not supported; supported are 7.2, 10.0',
    ]);
  });
});
