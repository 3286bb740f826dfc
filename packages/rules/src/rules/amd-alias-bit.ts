import { at, defineRule } from '../rule.js';

export const amdAliasBit = defineRule({
  id: 'amd-alias-bit',
  what: 'No feature sits on a bit that only repeats one of another word; QEMU refuses models that set one.',
  *find(source) {
    for (const { document, value } of source.all('word')) {
      if (value.repeats === undefined) continue;
      const { word, mask } = value.repeats;
      for (const [i, { bit, name }] of value.features.entries()) {
        if (((BigInt(mask) >> BigInt(bit)) & 1n) === 0n) continue;
        yield at(document, ['features', i, 'bit'], {
          message: `${name} is on bit ${bit} of ${value.word}, which repeats bit ${bit} of ${word}`,
          expected: `a bit that ${word} does not have`,
          fix: 'delete the entry: QEMU copies the bit for AMD',
        });
      }
    }
  },
});
