import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { GeneratedFiles } from './plan.js';

/** A folder with these files, for one test. */
export function folderOf(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(join(tmpdir(), 'apply-test-'));
  onTestFinished(() => rmSync(root, { recursive: true, force: true }));
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text, 'latin1');
  }
  return root;
}

/** Every file of a folder by path. */
export function filesOf(root: string): Record<string, string> {
  const entries = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = entries
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(root.length + 1), readFileSync(path, 'latin1')]);
  return Object.fromEntries(found.sort());
}

/** As much of QEMU as is looked at. */
export const QEMU_TREE: Readonly<Record<string, string>> = {
  VERSION: '10.0.3\n',
  'target/i386/cpu.h': [
    '#define CPUID_FPU 1',
    'typedef enum FeatureWord {',
    '    FEAT_1_EDX, /* CPUID[1].EDX */',
    '    FEATURE_WORDS,',
    '} FeatureWord;',
    '',
  ].join('\n'),
  'target/i386/cpu.c': [
    '#include "qemu/osdep.h"',
    '/* caf\xe9 in latin1 */',
    '',
    '/* L1: */',
    'static CPUCacheInfo l1 = { .level = 1 };',
    '',
    '/* L2: */',
    'static CPUCacheInfo l2 = { .level = 2 };',
    '#define TLB 4',
    'FeatureWordInfo feature_word_info[FEATURE_WORDS] = {',
    '    [FEAT_1_EDX] = { .feat_names = { "fpu" } },',
    '};',
    'static int f(void)',
    '{',
    '    return TLB;',
    '}',
    '',
  ].join('\n'),
  'hw/i386/pc.c': [
    '#define IDS(v) \\',
    '    { "a-" TYPE_X86_CPU, "model-id", "Q " v, },\\',
    '    { "b-" TYPE_X86_CPU, "model-id", "Q " v, },',
    '',
    'GlobalProperty pc_compat_9_2[] = {};',
    'GlobalProperty pc_compat_9_1[] = {',
    '    { "ICH9-LPC", "x", "off" },',
    '    { "EPYC" "-" TYPE_X86_CPU, "y", "on" },',
    '    { "mch", "z", "off" },',
    '    { TYPE_X86_CPU, "w", "1" },',
    '};',
    'GlobalProperty pc_compat_9_10[] = {',
    '    IDS("2.4.0")',
    '    { X86_CPU_TYPE_NAME("c"), "v", "on", }',
    '};',
    '',
  ].join('\n'),
};

/** What is generated for that tree. */
export const QEMU_FILES: GeneratedFiles = [
  {
    path: 'caches.c.inc',
    text: 'static CPUCacheInfo l1 = { .level = 1 };\nstatic CPUCacheInfo l2 = { .level = 2 };\n',
  },
  {
    path: 'words.c.inc',
    text: 'FeatureWordInfo feature_word_info[FEATURE_WORDS] = {\n    [FEAT_1_EDX] = {\n        .feat_names = { "fpu" }, .x = CPUID_FPU },\n};\n',
  },
  {
    path: 'pc-cpu-compat.h.inc',
    text: [
      '#define PC_CPU_COMPAT_9_2 \\',
      '    { TYPE_X86_CPU, "new", "off" },',
      '#define PC_CPU_COMPAT_9_1 \\',
      '    { "EPYC-" TYPE_X86_CPU, "y", "on" }, \\',
      '    { TYPE_X86_CPU, "w", "1" },',
      '#define PC_CPU_COMPAT_9_10 \\',
      '    { "a-" TYPE_X86_CPU, "model-id", "Q 2.4.0" }, \\',
      '    { "b-" TYPE_X86_CPU, "model-id", "Q 2.4.0" }, \\',
      '    { "c-" TYPE_X86_CPU, "v", "on" },',
      '',
    ].join('\n'),
  },
];
