import { expect, it } from 'vitest';
import { cputestCases } from './cases.js';
import { caseName, reportCputestData } from './cputest-data.js';
import { expectText, jsonDocuments } from './files.js';

const SOURCE = `
static const char *haswell_list[]    = { "SandyBridge", "Haswell", NULL };
#define DO_TEST_UPDATE(arch, host, cpu, result) \\
    do { \\
        DO_TEST_UPDATE_ONLY(arch, host, cpu); \\
    } while (0)
    DO_TEST_COMPARE(VIR_ARCH_X86_64, "host", "min", VIR_CPU_COMPARE_SUPERSET);
    DO_TEST_UPDATE(VIR_ARCH_PPC64, "host", "guest", VIR_CPU_COMPARE_IDENTICAL);
    DO_TEST_BASELINE(VIR_ARCH_X86_64, "simple", VIR_CONNECT_BASELINE_CPU_MIGRATABLE, -1);
    DO_TEST_GUESTCPU(VIR_ARCH_X86_64, "host", "Haswell", haswell, 0);
    DO_TEST_CPUID(VIR_ARCH_X86_64, "A", JSON_NONE);
    DO_TEST_CPUID(VIR_ARCH_X86_64, "B", JSON_MODELS);
    DO_TEST_CPUID_BASELINE(VIR_ARCH_X86_64, "A+B",
                           "A", "B");
`;

it('extracts the cases of cputest.c', () => {
  expect(cputestCases(SOURCE).map(caseName)).toEqual([
    'x86_64 compare host min superset',
    'ppc64 update host guest',
    'ppc64 compare host host+guest identical',
    'x86_64 baseline baseline-simple VIR_CONNECT_BASELINE_CPU_MIGRATABLE true',
    'x86_64 guest-cpu host Haswell haswell SandyBridge Haswell false',
    'x86_64 host A false',
    'x86_64 guest A false',
    'x86_64 signature A false',
    'x86_64 host B false',
    'x86_64 guest B true',
    'x86_64 signature B false',
    'x86_64 json B true',
    'x86_64 json-signature B false',
    'x86_64 update-live B true',
    'x86_64 cpuid-baseline A+B A B',
  ]);
  expect(() => cputestCases('DO_TEST_NEW(VIR_ARCH_X86_64);')).toThrow('DO_TEST_NEW: unknown');
});

it('counts by kind and lists failures', () => {
  const [first, second] = cputestCases(SOURCE);
  expect(
    reportCputestData([
      { test: first!, failure: null },
      { test: second!, failure: 'why' },
    ]),
  ).toEqual([
    'all: 1/2',
    'ppc64: 0/1',
    'ppc64 update: 0/1',
    'x86_64: 1/1',
    'x86_64 compare: 1/1',
    'FAIL ppc64 update host guest: why',
  ]);
});

it('reads JSON documents one after the other', () => {
  expect(jsonDocuments('{\n  "a": 1\n}\n\n{\n  "b": {\n  }\n}\n')).toEqual([{ a: 1 }, { b: {} }]);
});

it('finds the first line that differs', () => {
  expect(() => expectText('a\nb\n', 'a\n  c\n')).toThrow('line 2: b; expected c');
  expect(() => expectText('a', 'a\nb')).toThrow('line 2: nothing; expected b');
  expectText('a\n', 'a');
});
