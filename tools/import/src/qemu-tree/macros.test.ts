import { describe, expect, test } from 'vitest';
import { parseCFile } from './c-items.js';
import { CIndex } from './c-slice.js';
import { macroCandidates } from './macro-candidates.js';
import { MacroChoice } from './macro-choice.js';
import { macroUses } from './macro-uses.js';

const HEADER = `
#define CPUID_FPU (1U << 0)
#define CPUID_VME (1U << 1)
#define CPUID_TOPO_SMT 2
#define CPUID_EXT2_LM (1U << 29)
#define CPUID_EXT2_FPU (1U << 0)
#define CPUID_EXT2_ALIASES CPUID_EXT2_FPU
#define MSR_CAP_A_NO (1U << 0)
#define MSR_CAP_B_NO (1U << 1)
#define MSR_CAP_INDEX 0x10a
#define BASE_FEATURES (CPUID_FPU)
#define TCG_EXT2_FEATURES ((BASE_FEATURES & CPUID_EXT2_ALIASES) | CPUID_EXT2_LM)
#define FEAT_8_MASK 3
#define CPUID_8_A (1U << 0)
`;
const SOURCE = `
FeatureWordInfo feature_word_info[] = {
    [FEAT_1] = { .tcg_features = 0, },
    [FEAT_EXT2] = { .feat_names = { "lm" }, .tcg_features = TCG_EXT2_FEATURES, },
};
X86CPUDefinition builtin_x86_defs[] = {
    { .features[FEAT_1] = BASE_FEATURES, .features[FEAT_CAP] = MSR_CAP_A_NO },
};
`;
const VALUES = {
  CPUID_FPU: '0x1',
  CPUID_VME: '0x2',
  CPUID_TOPO_SMT: '0x2',
  CPUID_EXT2_LM: '0x20000000',
  CPUID_EXT2_FPU: '0x1',
  MSR_CAP_A_NO: '0x1',
  MSR_CAP_B_NO: '0x2',
  CPUID_8_A: '0x1',
};

const index = new CIndex([parseCFile('cpu.h', HEADER), parseCFile('cpu.c', SOURCE)]);
const uses = macroUses(index, ['if (env->features[FEAT_1] & CPUID_VME) {}']);

describe('macros of bits', () => {
  test('uses are learned through aggregates, but not through masks of other words', () => {
    expect([...uses.tables].map(([name, words]) => [name, ...words])).toEqual([
      ['BASE_FEATURES', 'FEAT_1'],
      ['CPUID_FPU', 'FEAT_1'],
      ['MSR_CAP_A_NO', 'FEAT_CAP'],
      ['TCG_EXT2_FEATURES', 'FEAT_EXT2'],
      ['CPUID_EXT2_LM', 'FEAT_EXT2'],
    ]);
    expect([...uses.code.keys()]).toEqual(['CPUID_VME']);
  });

  const choice = new MacroChoice(macroCandidates(index, uses, ['FEAT_1', 'FEAT_EXT2', 'FEAT_CAP', 'FEAT_8']), VALUES);
  const chosen = (word: string, names: (string | null)[]) =>
    choice.ofWord(word, [...names, ...Array<null>(32 - names.length).fill(null)]).macros.slice(0, 2);

  test('macros in use, in tables and in code', () => {
    expect(chosen('FEAT_1', ['fpu', 'vme'])).toEqual(['CPUID_FPU', 'CPUID_VME']);
  });
  test('a sibling of a macro in use names a bit without a name', () => {
    expect(chosen('FEAT_EXT2', [null])).toEqual(['CPUID_EXT2_FPU', null]);
  });
  test('macros of a prefix that one word owns', () => {
    expect(chosen('FEAT_CAP', ['a-no', 'b-no'])).toEqual(['MSR_CAP_A_NO', 'MSR_CAP_B_NO']);
  });
  test('the name of the word is a prefix too', () => {
    expect(chosen('FEAT_8', ['a'])).toEqual(['CPUID_8_A', null]);
  });
});
