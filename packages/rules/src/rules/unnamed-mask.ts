import { at, defineRule } from '../rule.js';

export const unnamedMask = defineRule({
  id: 'unnamed-mask',
  what: 'What is said of unnamed bits is about at least one, about none that has an entry, and about each once.',
  *find(source) {
    for (const { document, value } of source.all('word')) {
      const byBit = new Map(value.features.map((feature) => [BigInt(feature.bit), feature.name]));
      let before = 0n;
      for (const [i, { mask }] of (value.unnamed ?? []).entries()) {
        const bits = BigInt(mask);
        const named = [...byBit].filter(([bit]) => (bits >> bit) & 1n);
        const path = ['unnamed', i, 'mask'];
        if (bits === 0n)
          yield at(document, path, {
            message: 'the mask is empty',
            expected: 'at least one bit',
            fix: 'delete the entry',
          });
        for (const [bit, name] of named) {
          yield at(document, path, {
            message: `the mask ${mask} holds bit ${bit}, which is ${name}`,
            expected: 'bits without an entry',
            fix: `say it of ${name} itself`,
          });
        }
        if (bits & before)
          yield at(document, path, {
            message: `bits 0x${(bits & before).toString(16)} are in an earlier mask too`,
            expected: 'each bit in one mask',
          });
        before |= bits;
      }
    }
  },
});
