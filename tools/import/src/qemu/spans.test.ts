import { describe, expect, it } from 'vitest';
import { axisOf, axisOfTree, extendSpan, extendTimeline, mergeList, mergeOrder, microOf } from './spans.js';

const axis = axisOf(['7.2', '10.0'], '8.2');

describe('extendSpan', () => {
  it.each([
    ['new, in the middle release alone', null, true, { since: '8.2', until: '10.0' }],
    ['holds everywhere, and here', {}, true, {}],
    ['came with 10.0, now known to be older', { since: '10.0' }, true, { since: '8.2' }],
    ['came with 10.0, not here', { since: '10.0' }, false, { since: '10.0' }],
    ['gone in 10.0, gone here already', { until: '10.0' }, false, { until: '8.2' }],
    ['an exact bound between releases stays', { since: '9.1' }, false, { since: '9.1' }],
    ['long gone', { until: '7.1' }, false, { until: '7.1' }],
  ] as const)('%s', (_name, span, present, expected) => {
    expect(extendSpan(span, axis, present)).toEqual(expected);
  });

  it('gives nothing for a fact that skips the release: that takes two facts', () => {
    expect(extendSpan({}, axis, false)).toBeNull();
  });
});

describe('extendTimeline', () => {
  it('keeps a value that says the right thing', () => {
    expect(extendTimeline(6, axis, 6)).toBe(6);
  });

  it('splits a value that differs in one release', () => {
    expect(extendTimeline(6, axis, 15)).toEqual([
      { value: 6, until: '8.2' },
      { value: 15, since: '8.2', until: '10.0' },
      { value: 6, since: '10.0' },
    ]);
  });

  it('ends a value that the newest release lacks', () => {
    expect(extendTimeline('x', axisOf(['7.2'], '10.0'), undefined)).toEqual([{ value: 'x', until: '10.0' }]);
  });
});

describe('mergeList', () => {
  const merge = (existing: readonly { name: string; since?: string; until?: string }[], wanted: readonly string[]) =>
    mergeList(
      existing,
      wanted,
      axis,
      { of: (item) => item.name, ofWanted: (name) => name },
      (item, name) => item ?? { name: name as string },
    );

  it('adds, keeps and ends facts', () => {
    expect(merge([{ name: 'a' }, { name: 'b', since: '10.0' }], ['a', 'c'])).toEqual([
      { name: 'a' },
      { name: 'c', since: '8.2', until: '10.0' },
      { name: 'b', since: '10.0' },
    ]);
  });

  it.each([[{ since: '8.2', until: '10.0' }], [{ since: '8.2', until: '8.2' }]])(
    'forgets a fact of this release alone that another tree of it does not have: %o',
    (span) => {
      expect(merge([{ name: 'a' }, { name: 'b', ...span }], ['a'])).toEqual([{ name: 'a' }]);
    },
  );

  it('is the same when done twice', () => {
    const once = merge([{ name: 'a' }], ['a', 'c']);
    expect(merge(once, ['a', 'c'])).toEqual(once);
  });
});

describe('mergeOrder', () => {
  it('puts a new item behind the one it follows', () => {
    expect(mergeOrder(['a', 'b', 'd'], ['a', 'c', 'd'])).toEqual(['a', 'c', 'b', 'd']);
    expect(mergeOrder(['b'], ['a', 'b'])).toEqual(['a', 'b']);
  });
});

describe('micro releases', () => {
  const supported = [{ release: '10.2' }, { release: '11.1', 'as-of': '11.1.3' }];
  it.each([
    // Gone in 11.1.3: the tree of 11.1.0 has it, so nothing is new, and so with one of 11.1.3 that lacks it.
    ['11.1.0', { until: '11.1.3' }, true, { until: '11.1.3' }],
    ['11.1.3', { until: '11.1.3' }, false, { until: '11.1.3' }],
    // Thought to be gone in all of 11.1, and seen in its first.
    ['11.1.0', { until: '11.1' }, true, { until: '11.1.3' }],
    ['11.1.5', {}, false, { until: '11.1.5' }],
    ['11.1.5', null, true, { since: '11.1.5' }],
    ['11.1.0', { since: '11.1' }, false, { since: '11.1.3' }],
  ] as const)('of a tree of %s, where %j is %s', (version, span, present, expected) => {
    expect(extendSpan(span, axisOfTree(supported, '11.1', version), present)).toEqual(expected);
  });

  it('a new release is as of the first tree that is read', () => {
    expect(axisOfTree(supported, '11.2', '11.2.1').releases).toEqual(['10.2', '11.1.3', '11.2']);
    expect(microOf('11.2.1', '11.2')).toBe('11.2.1');
    expect(microOf('11.2.0', '11.2')).toBeUndefined();
    expect(microOf('11.2.50', '11.2', { minors: 3, development: 50, source: '' })).toBeUndefined();
  });
});
