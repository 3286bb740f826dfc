import { expect, it } from 'vitest';
import { ofAnotherMicro } from './proof.js';

const micro = { release: '10.2', exact: '10.2.1', meant: '10.2.2' };

it('says of a difference that the tree is another micro release than the source means', () => {
  const one = { name: ['a'], status: 'differs', detail: 'an entry of a compat array differs' } as const;
  expect(ofAnotherMicro(one, micro).detail).toBe(
    'an entry of a compat array differs; the tree is of 10.2.1, and by 10.2 the source means 10.2.2: `cpu-models follow qemu` with it tells what differs',
  );
});

it('leaves what is identical alone', () => {
  const one = { name: ['a'], status: 'identical' } as const;
  expect(ofAnotherMicro(one, micro)).toBe(one);
});
