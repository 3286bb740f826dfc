import { expect, it } from 'vitest';
import { testTables } from './testing/tables.js';

function word(features: string, release = '10.0', more = '') {
  const file = `{ word: 1_EDX, at: { leaf: 1, register: edx }, features: ${features}${more} }`;
  return testTables(
    {
      'x86/words/1_EDX.yaml': file,
      'x86/order.yaml': '{ words: [1_EDX, VMX], models: [] }',
      'x86/models/Moo.yaml': 'until: "1.0"',
    },
    release,
  ).words[0];
}

it('names the bits that have a name in the release', () => {
  const features =
    '[{ bit: 0, name: one }, { bit: 1, name: two, qemu: one }, { bit: 2, name: three, qemu: unnamed }, { bit: 3, name: four, since: "10.0" }]';
  expect(word(features, '7.2')?.names.slice(0, 4)).toEqual(['one', 'one', null, null]);
  expect(word(features, '10.0')?.names.slice(0, 4)).toEqual(['one', 'one', null, 'four']);
});

it('has 32 names for a register and 64 for an MSR', () => {
  expect(testTables({}).words.map(({ names }) => names.length)).toEqual([32, 64]);
});

it('sorts what TCG emulates by build, with numbers for bits without a macro', () => {
  const features =
    '[{ bit: 0, name: a, macro: A, tcg: true }, { bit: 1, name: b, tcg: { when: user } }, { bit: 2, name: c, macro: C, tcg: { until: "10.0" } }]';
  const unnamed = ', unnamed: [{ mask: "0x30", tcg: true }]';
  const [always, user] = word(features, '10.0', unnamed)?.tcg ?? [];
  expect(always).toEqual({ when: null, mask: { macros: ['A'], numbers: 0x30n, all: false } });
  expect(user).toEqual({
    when: { macro: 'TCG_USER', c: 'defined(CONFIG_USER_ONLY)' },
    mask: { macros: [], numbers: 2n, all: false },
  });
  expect(word(features, '7.2', unnamed)?.tcg[0]?.mask.macros).toEqual(['A', 'C']);
});

it('takes the facts of a renamed bit from the name that the release has', () => {
  const features =
    '[{ bit: 5, name: old, until: "10.0", macro: M, tcg: true }, { bit: 5, name: new, since: "10.0", macro: M }]';
  expect(word(features, '7.2')?.tcg[0]?.mask.macros).toEqual(['M']);
  expect(word(features, '10.0')?.tcg).toEqual([]);
});

it('knows the facts of a bit before it got its name', () => {
  expect(
    word('[{ bit: 5, name: late, since: "10.0", macro: M, migratable: never }]', '7.2')?.unmigratable.macros,
  ).toEqual(['M']);
});

it('writes a number where the release has no macro', () => {
  const features = '[{ bit: 5, name: a, macro: [{ value: M, since: "10.0" }], autoenable: false }]';
  expect(word(features, '7.2')?.noAutoEnable).toEqual({ macros: [], numbers: 32n, all: false });
  expect(word(features, '10.0')?.noAutoEnable.macros).toEqual(['M']);
});

it('refuses a build configuration that nobody describes', () => {
  expect(() => word('[{ bit: 0, name: a, tcg: { when: moon } }]')).toThrow(
    '1_EDX: x86/qemu/configurations.yaml has no condition moon',
  );
});

it('leaves out words that the release, or all of QEMU, lacks', () => {
  const late = '{ word: VMX, at: { msr: 1 }, since: "10.0", features: [] }';
  const never = '{ word: VMX, at: { msr: 1 }, qemu: never, features: [] }';
  expect(testTables({ 'x86/words/VMX.yaml': late }, '7.2').words.map(({ name }) => name)).toEqual(['1_EDX']);
  expect(testTables({ 'x86/words/VMX.yaml': never }).words.map(({ name }) => name)).toEqual(['1_EDX']);
});

it('refuses a word without a place', () => {
  expect(() => testTables({ 'x86/order.yaml': '{ words: [1_EDX], models: [Moo] }' })).toThrow(
    'VMX has no place in x86/order.yaml',
  );
});
