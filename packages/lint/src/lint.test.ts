import type { CpuMap, QemuRelease } from '@cpu-models/runtime';
import { FEATURES, LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import { describe, expect, it } from 'vitest';
import { distance, nearest } from './distance.js';
import { measure } from './labelled/measure.js';
import { RIGHT } from './labelled/right.js';
import { WRONG } from './labelled/wrong.js';
import { lintText, RULES } from './lint.js';
import { toSarif } from './sarif.js';
import { tokenize } from './tokens.js';
import { makeVocabulary } from './vocabulary.js';

const vocabulary = makeVocabulary({
  features: FEATURES,
  qemu: QEMU_RELEASES as readonly QemuRelease[],
  libvirt: LIBVIRT_RELEASES as readonly CpuMap[],
});

function lint(text: string, path = 'file.txt') {
  return lintText(path, text, vocabulary).map(
    ({ level, message, place }) => `${place.line}:${place.column} ${level} ${message}`,
  );
}

describe('what it finds', () => {
  it('names that do not exist, with the bit that was meant', () => {
    expect(lint('svm,nx,ibpb,vaes,vpclmutqdq,stipb-always-on,amd-psfd,null-sel-crl-base,no-nested-data-bp')).toEqual([
      '1:18 error unknown feature vpclmutqdq; did you mean vpclmulqdq (CPUID 7.0 ECX bit 10)?',
      '1:29 error unknown feature stipb-always-on; did you mean stibp-always-on (CPUID 0x80000008 EBX bit 17)?',
      '1:54 error unknown feature null-sel-crl-base; did you mean null-sel-clr-base (CPUID 0x80000021 EAX bit 6)?',
    ]);
  });

  it("other projects' spellings", () => {
    expect(
      lint("# names\n'avx', 'avx2', 'avx512f', 'sse3', 'ssse3', 'pclmuldq', 'rdtscp'", 'libvirt/utils.py'),
    ).toEqual(["2:28 warning sse3 is QEMU's name for what libvirt calls pni (CPUID 1 ECX bit 0)"]);
    expect(lint('avx,avx2,sha_ni,rdseed,avx512f,smap,bmi1,bmi2', 'qemu.conf')).toEqual([
      "1:10 warning sha_ni is Linux's name for what QEMU calls sha-ni (CPUID 7.0 EBX bit 29)",
    ]);
  });

  it('models that never were, and those that are gone', () => {
    expect(lint('model: SapphireRapids-Server-noTSX')).toEqual([
      '1:8 error unknown CPU model SapphireRapids-Server-noTSX; did you mean SapphireRapids?',
    ]);
    expect(lint('model: Icelake-Client')).toEqual([
      '1:8 warning QEMU 10.0 does not have the CPU model Icelake-Client; libvirt still lists it',
    ]);
    expect(lint('model: EPYC-Genoa-v9')).toEqual([
      '1:8 note EPYC-Genoa-v9 is in none of the known releases of QEMU (7.2, 10.0); the newest version there is EPYC-Genoa-v1',
    ]);
  });

  it('a feature without what it depends on', () => {
    expect(lint('qemu -cpu EPYC-Genoa,+vnmi')).toEqual([
      '1:23 warning vnmi has no effect here: it needs svm, which is off',
    ]);
    expect(lint('qemu -cpu EPYC-Genoa,+vnmi,svm=on')).toEqual([]);
  });

  it('a feature that the model does not have', () => {
    expect(lint('"Skylake-Server": "avx512f,avx512bw,clwb,sha-ni"')).toEqual([
      '1:42 warning Skylake-Server does not have sha-ni in any known release of QEMU',
    ]);
  });
});

describe('where', () => {
  it('positions are exact with any line ends and beyond the BMP', () => {
    const text = 'α 😀\r\nsvm,nx,vaes,rdseed,\r\n  avx2,vpclmutqdq,avx512f';
    const [problem] = lintText('x', text, vocabulary);
    expect(problem?.place).toMatchObject({ line: 3, column: 8 });
    expect(text.slice(problem?.place.start, problem?.place.end)).toBe('vpclmutqdq');
  });

  it('words end before punctuation and begin after prefixes', () => {
    expect(tokenize('model_Haswell, avx2. sse4.1').map(({ text, column }) => `${column} ${text}`)).toEqual([
      '7 Haswell',
      '16 avx2',
      '22 sse4.1',
    ]);
  });
});

describe('SARIF', () => {
  it('has the place, the rule and the fix', () => {
    const problems = lintText('a b/c.sql', 'svm,nx,vaes,rdseed,vpclmutqdq,avx512f', vocabulary);
    const region = { startLine: 1, startColumn: 20, endLine: 1, endColumn: 30, charOffset: 19, charLength: 10 };
    const artifactLocation = { uri: 'a%20b/c.sql' };
    expect(toSarif([{ path: 'a b/c.sql', problems }])).toMatchObject({
      version: '2.1.0',
      runs: [
        {
          tool: {
            driver: {
              rules: RULES.map(({ name, description }) => ({ id: name, shortDescription: { text: description } })),
            },
          },
          results: [
            {
              ruleId: 'unknown-feature',
              ruleIndex: 0,
              level: 'error',
              locations: [{ physicalLocation: { artifactLocation, region } }],
              fixes: [
                {
                  artifactChanges: [
                    {
                      artifactLocation,
                      replacements: [{ deletedRegion: region, insertedContent: { text: 'vpclmulqdq' } }],
                    },
                  ],
                },
              ],
            },
          ],
        },
      ],
    });
  });
});

describe('words', () => {
  it('a swap of neighbours is one change', () => {
    expect(distance('stipb', 'stibp', 2)).toBe(1);
    expect(distance('abc', 'xyz', 2)).toBe(3);
    expect(nearest('avx512vnii', ['avx512vnni', 'avx512vbmi'])).toBe('avx512vnni');
    expect(nearest('lzcnt', ['popcnt'])).toBeNull();
  });
});

describe('how good it is', () => {
  it('precision and recall on labelled files', () => {
    const { precision, recall, found, expected, missed, falseAlarms } = measure([...WRONG, ...RIGHT], vocabulary);
    console.log(
      `lint: ${WRONG.length + RIGHT.length} files, ${expected} mistakes, ${found} findings: precision ${precision.toFixed(3)}, recall ${recall.toFixed(3)}`,
    );
    expect(missed).toEqual([]);
    // A made-up instruction among real ones looks like a misspelled feature among features.
    expect(falseAlarms.map((alarm) => alarm.split(' (')[0])).toEqual(['asm.s: unknown-feature invpcida']);
    expect(recall).toBe(1);
    expect(precision).toBeGreaterThan(0.96);
  });

  it.each(RIGHT.filter(({ path }) => path !== 'asm.s').map(({ path, text }) => [path, text] as const))(
    'no alarm in %s',
    (path, text) => {
      expect(lintText(path, text, vocabulary).filter(({ level }) => level !== 'note')).toEqual([]);
    },
  );
});
