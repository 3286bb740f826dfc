import { expect, it } from 'vitest';
import { model, testTables } from '../../catalog/src/qemu-c/testing/tables.js';
import { generateQemu } from './generate.js';

/** A generated file without the comment at its head. */
function generate(path: string, files: Readonly<Record<string, string>>, release = '10.0'): string {
  const text = generateQemu(testTables(files, release)).find((file) => file.path === path)?.text ?? '';
  return text.slice(text.indexOf('*/\n') + 3).trimStart();
}

it('writes feature words', () => {
  const word = `{ word: 1_EDX, at: { leaf: 7, subleaf: 0, register: ebx },
    features: [{ bit: 0, name: fpu, macro: A, tcg: { when: user } }, { bit: 2, name: vme, migratable: never }] }`;
  expect(
    generate('cpu-feature-words.c.inc', { 'x86/words/1_EDX.yaml': word, 'x86/models/Moo.yaml': model('{}') }),
  ).toBe(`/* Bits that TCG emulates in some builds only. */
#if defined(CONFIG_USER_ONLY)
#define TCG_USER(mask) (mask)
#else
#define TCG_USER(mask) 0
#endif

FeatureWordInfo feature_word_info[FEATURE_WORDS] = {
    /* schemas/x86/words/1_EDX.yaml */
    [FEAT_1_EDX] = {
        .type = CPUID_FEATURE_WORD,
        .feat_names = {
            "fpu", NULL, "vme",
        },
        .cpuid = {
            .eax = 7,
            .needs_ecx = true, .ecx = 0,
            .reg = R_EBX,
        },
        .tcg_features = TCG_USER(A),
        .unmigratable_flags = 0x4,
    },
    /* schemas/x86/words/VMX.yaml */
    [FEAT_VMX] = {
        .type = MSR_FEATURE_WORD,
        .feat_names = {
            [40] = "vmx-one",
        },
        .msr = {
            .index = 0x48c,
        },
    },
};
`);
});

it('writes models with versions', () => {
  const moo = model(
    '{ 1_EDX: [fpu, vme] }',
    'about: A cow',
    'versions: [{ version: 1 }, { version: 2, alias: Moo-IBRS, note: "\\"quoted\\"", about: Why, properties: { stepping: 1, model-id: Moo (IBRS) } }]',
  ).replace('model-id: Moo,', 'model-id: "Moo {hw-version}",');
  expect(
    generate('cpu-models.c.inc', { 'x86/models/Moo.yaml': moo }),
  ).toBe(`static X86CPUDefinition builtin_x86_defs[] = {
    /*
     * schemas/x86/models/Moo.yaml
     * A cow
     */
    {
        .name = "Moo",
        .level = 0xd,
        .vendor = "GenuineIntel",
        .family = 6,
        .model = 60,
        .stepping = 4,
        .features[FEAT_1_EDX] = CPUID_FP87 | CPUID_VME,
        .xlevel = 0x80000008,
        .model_id = "Moo " QEMU_HW_VERSION,
        .versions = (X86CPUVersionDefinition[]) {
            { .version = 1 },
            /* Why */
            {
                .version = 2,
                .alias = "Moo-IBRS",
                .note = "\\"quoted\\"",
                .props = (PropValue[]) {
                    { "stepping", "1" },
                    { "model-id", "Moo (IBRS)" },
                    { /* end of list */ }
                },
            },
            { /* end of list */ }
        },
    },
};
`);
});

it('says that a model has leaf 0x1F, where the structure of the release can', () => {
  const moo = model('{ 1_EDX: [fpu] }', 'force-cpuid-0x1f: true');
  const write = (structures: string) =>
    generate('cpu-models.c.inc', {
      'x86/models/Moo.yaml': moo,
      'x86/qemu/configurations.yaml': `configurations: []\nstructures: ${structures}`,
    });
  expect(write('[{ id: cpuid-0x1f, about: x }]')).toContain('        .stepping = 4,\n        .cpuid_0x1f = true,\n');
  expect(write('[]')).not.toContain('0x1f');
});

it('writes caches, legacy ones apart', () => {
  const caches = `
    sets:
      - { id: moo, variable: moo_cache_info, l1d: { size: 32768, line-size: 64, self-init: true, share-level: core } }
      - { id: legacy-x, variable: legacy_x, mutable: true, l3: { size: 1048576, line-size: 64 } }
    loose: [{ id: legacy, variable: legacy_l1d, mutable: true, type: data, level: 1, cache: { size: 100, line-size: 32 } }]`;
  expect(
    generate('cpu-caches.c.inc', { 'x86/qemu/caches.yaml': caches }),
  ).toBe(`static const CPUCaches moo_cache_info = {
    .l1d_cache = &(CPUCacheInfo) {
        .type = DATA_CACHE,
        .level = 1,
        .size = 32 * KiB,
        .line_size = 64,
        .self_init = true,
        .share_level = CPU_TOPOLOGY_LEVEL_CORE,
    },
};
`);
  const legacy = generate('cpu-legacy-caches.c.inc', { 'x86/qemu/caches.yaml': caches });
  expect(legacy).toContain(
    'static CPUCacheInfo legacy_l1d = {\n    .type = DATA_CACHE,\n    .level = 1,\n    .size = 100,',
  );
  expect(legacy).toContain(
    'static CPUCaches legacy_x = {\n    .l3_cache = &(CPUCacheInfo) {\n        .type = UNIFIED_CACHE,\n        .level = 3,\n        .size = 1 * MiB,',
  );
});

it('spells topology levels as 9.1 does', () => {
  const shared = (level: string) => `l1d: { size: 1024, line-size: 64, share-level: ${level} }`;
  const caches = `
    sets: [{ id: a, variable: a, ${shared('core')} }, { id: b, variable: b, ${shared('thread')} }]
    loose: []`;
  const structures =
    'configurations: []\nstructures: [{ id: share-level, about: x }, { id: short-level-names, about: x }]';
  const text = generate('cpu-caches.c.inc', {
    'x86/qemu/caches.yaml': caches,
    'x86/qemu/configurations.yaml': structures,
  });
  expect(text.match(/CPU_TOPO\w+/g)).toEqual(['CPU_TOPO_LEVEL_CORE', 'CPU_TOPO_LEVEL_SMT']);
});

it('writes dependencies', () => {
  const file =
    'dependencies: [{ if-none-of: { word: 1_EDX, features: [vme] }, then-off: { word: VMX, all: true }, about: Why }]';
  expect(
    generate('cpu-feature-dependencies.c.inc', { 'x86/qemu/dependencies.yaml': file }),
  ).toBe(`static FeatureDep feature_dependencies[] = {
    /* Why */
    {
        .from = { FEAT_1_EDX, CPUID_VME },
        .to = { FEAT_VMX, ~0ull },
    },
};
`);
});

it('writes versions of AVX10 where a release has them', () => {
  const file =
    'avx10: [{ version: 1, since: "9.2", max-subleaf: 0, turns-on: [{ word: 1_EDX, features: [fpu, vme] }] }]';
  expect(
    generate('cpu-avx10.c.inc', { 'x86/qemu/cpuid.yaml': file }),
  ).toBe(`static const AVX10VersionDefinition builtin_avx10_defs[] = {
    {
        .name = "avx10.1",
        .version = 1,
        .max_subleaf = 0,
        .features = (FeatureMask[]) {
            { FEAT_1_EDX, CPUID_FP87 | CPUID_VME },
            { /* end of list */ }
        },
    },
};
`);
});

it('writes compat entries with the macro of the CPU type', () => {
  const file =
    'arrays: [{ array: "9.0", entries: [{ property: a, value: "1" }, { model: EPYC, property: npt, value: off }] }]';
  expect(generate('pc-cpu-compat.h.inc', { 'x86/qemu/compat.yaml': file })).toBe(`/* Machine types 9.0 and older. */
#define PC_CPU_COMPAT_9_0 \\
    { TYPE_X86_CPU, "a", "1" }, \\
    { "EPYC-" TYPE_X86_CPU, "npt", "off" },
`);
});

it('keeps lines within 80 columns', () => {
  const names = [...Array(32).keys()];
  const word = `{ word: 1_EDX, at: { leaf: 1, register: edx }, features: [${names.map((bit) => `{ bit: ${bit}, name: "a-rather-long-name-${bit}", macro: CPUID_RATHER_LONG_${bit}, tcg: true }`)}] }`;
  const files = {
    'x86/words/1_EDX.yaml': word,
    'x86/models/Moo.yaml': model(`{ 1_EDX: [${names.map((bit) => `"a-rather-long-name-${bit}"`)}] }`),
  };
  for (const { text } of generateQemu(testTables(files))) {
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  }
});

it('refuses what would become code', () => {
  const word =
    '{ word: 1_EDX, at: { leaf: 1, register: edx }, features: [{ bit: 0, name: fpu, macro: "0 }; evil[] = {" }] }';
  expect(() => generate('cpu-models.c.inc', { 'x86/words/1_EDX.yaml': word })).toThrow(
    '"0 }; evil[] = {" is not a C identifier',
  );
});

it('gives the same bytes for the same input', () => {
  expect(generateQemu(testTables({}))).toEqual(generateQemu(testTables({})));
});
