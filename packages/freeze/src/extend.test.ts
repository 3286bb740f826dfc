import { fileURLToPath } from 'node:url';
import { FILE_KINDS, loadSource, parseSource, Source, withValue } from '@cpu-models/source';
import { expect, it } from 'vitest';
import { extendLedgers } from './extend.js';

const real = await loadSource(fileURLToPath(new URL('../../../schemas', import.meta.url)));
const [middle = '', newest = ''] = real
  .one('release')
  .value.qemu.slice(-2)
  .map(({ release }) => release);
const pathOf = (release: string) => `freeze/qemu/${release}.yaml`;

const entries = FILE_KINDS.flatMap((kind) =>
  real
    .all(kind.schema)
    .filter(({ document }) => kind.path.test(document.file))
    .map(({ document }) => ({ kind, document })),
);

/** The source with these ledgers of the newest two releases, by path, and without the middle release if it was not there yet. */
function withLedgers(ledgers: Readonly<Record<string, string>>, hasMiddle = true): Source {
  const others = entries.filter(({ document }) => ![middle, newest].map(pathOf).includes(document.file));
  const changed = others.map(({ kind, document }) => {
    if (document.file !== 'releases.yaml' || hasMiddle) return { kind, document };
    const { qemu, libvirt, ...rest } = real.one('release').value;
    const value = { ...rest, qemu: qemu.filter(({ release }) => release !== middle), libvirt };
    return { kind, document: withValue(document, value) };
  });
  const kind = FILE_KINDS.find(({ path }) => path.test(pathOf(newest)));
  const own = Object.entries(ledgers).flatMap(([path, text]) => {
    const { document } = parseSource(path, new TextEncoder().encode(text));
    return kind === undefined || document === undefined ? [] : [{ kind, document }];
  });
  return new Source(real.root, [...changed, ...own], []);
}

/** What the ledgers of the newest two say after one more run of `freeze`. */
function extended(source: Source): Record<string, string> {
  const texts = extendLedgers(source).map(({ path, text }): [string, string] => [path, text]);
  return Object.fromEntries(texts.filter(([path]) => [middle, newest].map(pathOf).includes(path)));
}

it('writes the same ledgers, whichever of two releases came into the source first', { timeout: 60_000 }, () => {
  const together = extended(withLedgers({}));
  expect(Object.keys(together)).toEqual([middle, newest].map(pathOf));
  const inOrder = extended(withLedgers({ [pathOf(middle)]: together[pathOf(middle)] ?? '' }));
  const newestFirst = extended(withLedgers({}, false));
  expect(newestFirst[pathOf(newest)]).not.toBe(together[pathOf(newest)]);
  const theOther = extended(withLedgers(newestFirst));
  expect(inOrder).toEqual(together);
  expect(theOther).toEqual(together);
});
