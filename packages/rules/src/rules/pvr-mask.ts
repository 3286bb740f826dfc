import { at, defineRule } from '../rule.js';

export const pvrMask = defineRule({
  id: 'pvr-mask',
  what: 'A PVR of ppc64 has no bit outside its mask: it would match no CPU.',
  *find(source) {
    for (const { document, value } of source.all('ppc64-model')) {
      for (const [i, pvr] of value.pvrs.entries()) {
        if ((BigInt(pvr.value) & ~BigInt(pvr.mask)) === 0n) continue;
        yield at(document, ['pvrs', i, 'value'], {
          message: `${pvr.value} has bits outside the mask ${pvr.mask}`,
          expected: 'a value that the mask lets through',
        });
      }
    }
  },
});
