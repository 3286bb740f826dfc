import { at, defineRule } from '../rule.js';

const PATTERN = /^0x[0-9a-fA-F]{1,8}$/;

export const pvrMask = defineRule({
  id: 'pvr-mask',
  what: 'A PVR is a hexadecimal number of 32 bits, and on ppc64 has no bit outside its mask: it would match no CPU.',
  *find(source) {
    const expected = 'a hexadecimal number of at most 32 bits';
    for (const { document, value } of source.all('ppc64-model')) {
      for (const [i, pvr] of value.pvrs.entries()) {
        const wrong = (['value', 'mask'] as const).filter((field) => !PATTERN.test(pvr[field]));
        for (const field of wrong) yield at(document, ['pvrs', i, field], { message: `${field} is ${pvr[field]}`, expected });
        if (wrong.length > 0 || (BigInt(pvr.value) & ~BigInt(pvr.mask)) === 0n) continue;
        yield at(document, ['pvrs', i, 'value'], { message: `${pvr.value} has bits outside the mask ${pvr.mask}`, expected: 'a value that the mask lets through' });
      }
    }
    for (const { document, value } of source.all('arm-model')) {
      if (!PATTERN.test(value.pvr)) yield at(document, ['pvr'], { message: `pvr is ${value.pvr}`, expected });
    }
  },
});
