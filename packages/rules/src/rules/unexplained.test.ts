import { formatProblem } from '@cpu-models/source';
import { expect, test } from 'vitest';
import { checkSource } from '../check.js';
import { SOUNDNESS } from '../rules.js';
import { type Edit, tinySource } from '../testing/broken.js';
import { unexplained } from './unexplained.js';

const lines = (...edits: Edit[]) => unexplained.check(tinySource(...edits)).map(formatProblem);

test('a word and a bit without a word for people', () => {
  expect(lines().filter((line) => line.startsWith('x86/words/24_0_EBX.yaml'))).toEqual([
    'x86/words/24_0_EBX.yaml:1:1: unexplained: the word 24_0_EBX has no about; expected a sentence of our own: what it is',
    'x86/words/24_0_EBX.yaml:6:5: unexplained: avx10-128 has no about; expected a sentence of our own: what it is',
  ]);
});

test('a name is not a sentence', () => {
  const said = lines(['x86/words/24_0_EBX.yaml', 'name: avx10-128', 'name: avx10-128, about: AVX10']);
  expect(said).toContain(
    "x86/words/24_0_EBX.yaml:6:39: unexplained: about of avx10-128 is no more than 'AVX10'; expected a sentence of our own: what it is",
  );
  expect(said.join()).not.toContain('avx10-128 has no about');
});

test('a model without hardware, a version without a reason and a source; version 1 is the model', () => {
  expect(lines().filter((line) => line.startsWith('x86/models/Alpha.yaml'))).toEqual([
    'x86/models/Alpha.yaml:1:1: unexplained: Alpha has no about; expected a sentence of our own: what it is',
    'x86/models/Alpha.yaml:1:1: unexplained: Alpha has no hardware; expected the hardware that it stands for, or none',
    'x86/models/Alpha.yaml:15:5: unexplained: Alpha-v2 has no about; expected a sentence of our own: why it is there',
    'x86/models/Alpha.yaml:15:5: unexplained: Alpha-v2 has no source; expected the commit of QEMU, or the release note, that says so',
    'x86/models/Alpha.yaml:18:5: unexplained: Alpha-v3 has no about; expected a sentence of our own: why it is there',
    'x86/models/Alpha.yaml:18:5: unexplained: Alpha-v3 has no source; expected the commit of QEMU, or the release note, that says so',
  ]);
});

test('a compat entry', () => {
  const [about, source] = ['about: It was forgotten.', 'source: QEMU 0123456789ab'];
  const said = lines(['x86/qemu/compat.yaml', 'value: "0"}', `value: "0", ${about}, ${source}}`]);
  expect(said.filter((line) => line.includes('guest-phys-bits'))).toEqual([]);
  expect(said).toContain(
    'x86/qemu/compat.yaml:10:9: unexplained: the entry for l3-cache of 6.0 has no source; expected the commit of QEMU, or the release note, that says so',
  );
});

test('what joins the next release says why; who says so is asked when that release is out', () => {
  const said = lines(['x86/models/Alpha.yaml', 'since: "10.0"\n    cache', 'since: "10.1"\n    cache']);
  expect(said.filter((line) => line.includes('Alpha-v3'))).toEqual([
    'x86/models/Alpha.yaml:18:5: unexplained: Alpha-v3 has no about; expected a sentence of our own: why it is there',
  ]);
});

test('what is only for readers stops nothing else', () => {
  expect(SOUNDNESS).not.toContain(unexplained);
  expect(checkSource(tinySource())).toEqual([]);
});
