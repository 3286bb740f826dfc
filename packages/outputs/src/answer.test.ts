import { expect, it } from 'vitest';
import { answerText } from './answer.js';

it('writes 64-bit numbers as numbers where they are exact', () => {
  expect(answerText('none', { small: 5n, large: 0xffff_ffff_ffff_ffc0n })).toBe(
    '{\n  "small": 5,\n  "large": "18446744073709551552"\n}',
  );
});
