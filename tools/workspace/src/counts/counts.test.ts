import { expect, test } from 'vitest';
import { explained, mentions } from './counts.js';

const file = (path: string, value: unknown) => ({ path, lines: 1, value });
const models = (b: object) => [
  file('x86/order.yaml', { models: ['A', 'B'] }),
  file('x86/models/A.yaml', {
    name: 'A',
    vendor: 'intel',
    features: { '1_EDX': ['one', 'two'] },
    about: 'An old one.',
  }),
  file('x86/models/B.yaml', { name: 'B', ...b }),
];

test('a whole list restates what the older model has; a difference does not', () => {
  const listed = models({ vendor: 'intel', features: { '1_EDX': ['one', 'two', 'three'] } });
  expect(mentions(listed)).toMatchObject({ of: 5, have: 2 });
  expect(mentions(models({ like: 'A-v1', adds: { '1_EDX': ['three'] } }))).toMatchObject({ of: 3, have: 0 });
  expect(mentions(models({ vendor: 'amd', features: { '1_EDX': ['one'] } }))).toMatchObject({ of: 3, have: 0 });
});

test('what is not said is not counted', () => {
  const counts = explained(models({ like: 'A-v1', versions: [{ version: 1 }, { version: 2, source: 'QEMU 0123' }] }));
  const said = (what: string) => counts.find((count) => count.what === what);
  expect(said('models with about')).toMatchObject({ of: 2, have: 1 });
  expect(said('versions with source')).toMatchObject({ of: 1, have: 1 });
  expect(said('versions with about')).toMatchObject({ of: 1, have: 0 });
});
