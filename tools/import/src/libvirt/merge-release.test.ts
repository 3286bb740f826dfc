import type { ReleaseFile } from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import { moo, testFiles } from '../../../../packages/catalog/src/libvirt/testing/documents.js';
import { changed, described, importInto } from './testing-import.js';

const files = testFiles({ 'x86/models/Moo.yaml': moo('{ 1_EDX: [fpu, tsc] }') });
const without = (file: string, text: string) =>
  file === 'x86_Moo.xml' ? text.replace("    <feature name='tsc'/>\n", '') : text;

/** The source in which the entry of 9.0, or of 11.3, says more. */
const listing = (at: 0 | 1, more: object) =>
  changed<ReleaseFile>(files, 'releases.yaml', ({ libvirt }) => Object.assign(libvirt[at] ?? {}, more));
const entries = (source: ReadonlyMap<string, unknown>) => (source.get('releases.yaml') as ReleaseFile).libvirt;

describe('a release that has the map of the one before it', () => {
  it('stands in its list, once', () => {
    const { after, notes, unplaced } = importInto(files, '12.0', files);
    expect(entries(after)).toEqual([{ release: '9.0' }, { release: '11.3', same: ['12.0'] }]);
    expect(notes).toEqual(['releases.yaml: libvirt 12.0 has the map of 11.3']);
    expect(unplaced).toEqual([]);
    expect(importInto(after, '12.0', files)).toMatchObject({ files: [], unplaced: [] });
  });

  it('was not read before', () => {
    const { after } = importInto(listing(1, { unread: ['11.4', '11.5'] }), '11.5', files);
    expect(entries(after)[1]).toEqual({ release: '11.3', same: ['11.5'], unread: ['11.4'] });
  });

  it('has an entry of its own where the one before it may still change', () => {
    for (const more of [{ dated: 'By the notes.' }, { next: true }])
      expect(entries(importInto(listing(1, more), '12.0', files).after)[2]).toEqual({ release: '12.0' });
  });

  it('needs the very same facts', () => {
    expect(entries(importInto(files, '12.0', files, without).after)).toHaveLength(3);
  });
});

it('begins an entry anew for releases behind one that comes between', () => {
  const source = listing(0, { same: ['9.1', '9.5', '9.6'], unread: ['9.2', '9.4', '9.7'] });
  const { after, unplaced } = importInto(source, '9.3', files, without);
  expect(entries(after)).toEqual([
    { release: '9.0', same: ['9.1'], unread: ['9.2'] },
    { release: '9.3', unread: ['9.4'] },
    { release: '9.5', same: ['9.6'], unread: ['9.7'] },
    { release: '11.3' },
  ]);
  expect(unplaced).toEqual([]);
  expect(after.get('x86/libvirt/differences.yaml')).toMatchObject({ omit: [{ since: '9.3', until: '9.5' }] });
});

it('takes an older release than all', () => {
  expect(entries(importInto(files, '7.0', files, without).after).map(({ release }) => release)).toEqual(
    entries(described(files, '7.0')).map(({ release }) => release),
  );
});

describe('releases in between of which no tree was read', () => {
  const counted = changed<ReleaseFile>(files, 'releases.yaml', (file) =>
    Object.assign(file, {
      numbering: { qemu: { minors: 3, source: 'manual' }, libvirt: { minors: 11, source: 'manual' } },
      libvirt: [{ release: '10.9' }, { release: '11.3', same: ['11.4'] }],
    }),
  );
  const unread = ['10.10', '11.0', '11.1', '11.2'];

  it('stand with the one before them', () => {
    expect(entries(importInto(counted, '11.7', files, without).after)).toEqual([
      { release: '10.9', unread },
      { release: '11.3', same: ['11.4'], unread: ['11.5', '11.6'] },
      { release: '11.7' },
    ]);
  });

  it('and with the one that has the same map', () => {
    expect(entries(importInto(counted, '11.7', files).after)).toEqual([
      { release: '10.9', unread },
      { release: '11.3', same: ['11.4', '11.7'], unread: ['11.5', '11.6'] },
    ]);
  });

  it('and with one that is older than all', () => {
    expect(entries(importInto(counted, '10.7', files, without).after)[0]).toEqual({
      release: '10.7',
      unread: ['10.8'],
    });
  });
});
