import { at, defineRule } from '../rule.js';

/** CPUID_EXT2_AMD_ALIASES of QEMU: bits that AMD's CPUs repeat from leaf 1, and that QEMU copies by itself. */
const REPEATED = 0x0183f3ff;

export const amdAliasBit = defineRule({
  id: 'amd-alias-bit',
  what: 'No feature sits on a bit of 8000_0001_EDX that only repeats 1_EDX; QEMU refuses models that set one.',
  *find(source) {
    for (const { document, value } of source.all('word')) {
      if (value.word !== '8000_0001_EDX') continue;
      for (const [i, { bit, name }] of value.features.entries()) {
        if (bit > 31 || ((REPEATED >>> bit) & 1) === 0) continue;
        yield at(document, ['features', i, 'bit'], {
          message: `${name} is on bit ${bit} of 8000_0001_EDX, which repeats bit ${bit} of 1_EDX`,
          expected: 'a bit that 1_EDX does not have',
          fix: 'delete the entry: QEMU copies the bit for AMD',
        });
      }
    }
  },
});
