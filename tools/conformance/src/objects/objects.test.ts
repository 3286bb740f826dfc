import { elementsOf } from '@cpu-models/apply/c';
import { describe, expect, it } from 'vitest';
import { generatedEntries, spliceCompat } from './compat.js';
import { generatedDefinitions, spliceTables } from './tables.js';

describe('elementsOf', () => {
  it.each([
    ['entries', 'T a[] = { { 1, "},{" }, { 2 }, };', ['{ 1, "},{" },', '{ 2 },']],
    ['designators', 'T a[] = { [X] = { .a = { 1 } }, [Y] = { 2 } };', ['[X] = { .a = { 1 } },', '[Y] = { 2 }']],
    [
      'macro calls without a comma',
      'T a[] = {\n  IDS("2.4")\n  { 1 },\n  IDS("2.3")\n};',
      ['IDS("2.4")', '{ 1 },', 'IDS("2.3")'],
    ],
    ['comments', 'T a[] = { /* { 0 }, */ { 1 } /* , */ };', ['{ 1 }']],
    ['nothing', 'T a[] = {};', []],
  ])('finds %s', (_, text, elements) => {
    expect(elementsOf(text).map((element) => element.text)).toEqual(elements);
  });
});

describe('spliceCompat', () => {
  const upstream = [
    '#define IDS(v) \\',
    '    { "a-" TYPE_X86_CPU, "id", v }, \\',
    '    { "b-" TYPE_X86_CPU, "id", v },',
    'GlobalProperty pc_compat_9_0[] = {',
    '    { TYPE_X86_CPU, "x",',
    '      "on" },',
    '    { "ioapic", "version", "0x11" },',
    '};',
    'GlobalProperty pc_compat_2_4[] = {',
    '    IDS("2.4")',
    '    { X86_CPU_TYPE_NAME("c"), "y", "off" },',
    '};',
  ].join('\n');
  const header = [
    '#define PC_CPU_COMPAT_9_0 \\',
    '    { TYPE_X86_CPU, "x", "new" },',
    '#define PC_CPU_COMPAT_2_4 \\',
    '    { "a-" TYPE_X86_CPU, "id", "new" }, \\',
    '    { "b-" TYPE_X86_CPU, "id", "new" }, \\',
    '    { "c-" TYPE_X86_CPU, "y", "new" },',
  ].join('\n');

  it('replaces CPU entries one by one, and nothing else', () => {
    const spliced = spliceCompat(upstream, generatedEntries(header)).split('\n');
    expect(spliced.slice(3)).toEqual([
      'GlobalProperty pc_compat_9_0[] = {',
      '    { TYPE_X86_CPU, "x", "new" },',
      '',
      '    { "ioapic", "version", "0x11" },',
      '};',
      'GlobalProperty pc_compat_2_4[] = {',
      '    { "a-" TYPE_X86_CPU, "id", "new" }, { "b-" TYPE_X86_CPU, "id", "new" },',
      '    { "c-" TYPE_X86_CPU, "y", "new" },',
      '};',
    ]);
  });

  it('finds macros of headers', () => {
    const [macro, ...rest] = [upstream.split('\n').slice(0, 3).join('\n'), ...upstream.split('\n').slice(3)];
    expect(spliceCompat(rest.join('\n'), generatedEntries(header), [macro as string])).toContain(
      '"b-" TYPE_X86_CPU, "id", "new"',
    );
  });

  it('refuses another number of entries', () => {
    expect(() => spliceCompat(upstream, new Map([['9_0', []]]))).toThrow(
      'pc_compat_9_0 has 1 CPU entries, 0 are generated',
    );
    expect(() => spliceCompat(upstream, new Map())).toThrow('pc_compat_9_0 has 1 CPU entries, 0 are generated');
  });

  it('refuses an array that upstream lacks', () => {
    const entries = new Map([...generatedEntries(header), ['9_9', ['{ TYPE_X86_CPU, "z", "on" },']]]);
    expect(() => spliceCompat(upstream, entries)).toThrow('pc.c has no array pc_compat_9_9');
  });
});

describe('spliceTables', () => {
  const upstream = 'static CPUCacheInfo one = { 1 };\nint other = 1;\nstatic FeatureDep two[] = { { 1 } };\n';
  const generated = generatedDefinitions([
    '/* c */\n#define M 1\nstatic CPUCacheInfo one = { M };\n',
    'static FeatureDep two[] = { { 2 } };\n',
  ]);

  it('replaces all tables, each with what stands before it', () => {
    expect(spliceTables(upstream, 'cpu.c', generated)).toBe(
      '/* c */\n#define M 1\nstatic CPUCacheInfo one = { M };\n#line 2 "cpu.c"\nint other = 1;\nstatic FeatureDep two[] = { { 2 } };\n#line 4 "cpu.c"\n',
    );
  });

  it('has the compiler check the order of words', () => {
    const words = generatedDefinitions([
      'FeatureWordInfo words[] = {\n    [FEAT_B] = {\n    },\n    [FEAT_A] = {\n    },\n};\n',
    ]);
    expect(spliceTables('FeatureWordInfo words[] = {};\n', 'cpu.c', words)).toContain(
      '};\n_Static_assert(FEAT_B < FEAT_A, "order of words");\n#line 2 "cpu.c"',
    );
  });

  it('says which table one side lacks', () => {
    const others = new Map([
      ['one', 'x'],
      ['three', 'y'],
    ]);
    expect(() => spliceTables(upstream, 'cpu.c', others)).toThrow('two is not generated; cpu.c has no three');
  });
});
