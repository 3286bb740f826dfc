import { fileURLToPath } from 'node:url';
import { FILE_KINDS, type FileTypes, type KindName, loadSource, Source } from '@cpu-models/source';
import { describe, expect, it } from 'vitest';
import { checkFreeze } from './check.js';

const real = await loadSource(fileURLToPath(new URL('../../../schemas', import.meta.url)));

/** The real source with one file changed. */
function edited<K extends KindName>(_kind: K, file: string, change: (value: FileTypes[K]) => void): Source {
  const documents = FILE_KINDS.flatMap((fileKind) =>
    real
      .all(fileKind.schema)
      .filter(({ document }) => fileKind.path.test(document.file))
      .map(({ document }) => ({ kind: fileKind, document })),
  );
  const changed = documents.map((entry) => {
    if (!entry.document.file.endsWith(file)) return entry;
    const value = structuredClone(entry.document.value) as FileTypes[K];
    change(value);
    return { ...entry, document: { ...entry.document, value } };
  });
  return new Source(real.root, changed, []);
}

const told = (source: Source) => checkFreeze(source).map(({ file, message }) => `${file}: ${message}`);

describe('checkFreeze', () => {
  it('finds nothing wrong with the source', () => expect(checkFreeze(real)).toEqual([]));

  it('names release, machine types, model, property and both values', () => {
    const source = edited('model', 'x86/models/486.yaml', (model) => (model.stepping = 3));
    expect(told(source)).toEqual(
      ['7.2', '10.0'].map(
        (release) =>
          `x86/models/486.yaml: QEMU ${release} is released, but stepping of 486, 486-v1 on all machine types (tcg, kvm) was 0 and is 3`,
      ),
    );
  });

  it('tells the ways out', () => {
    const [problem] = checkFreeze(edited('model', 'x86/models/486.yaml', (model) => (model.stepping = 3)));
    expect(problem?.fix).toMatch(/new version.*compat entry.*waivers\.yaml/);
  });

  it('notices what shows in CPUID only', () => {
    const source = edited(
      'caches',
      'qemu/caches.yaml',
      ({ sets }) => ((sets.find(({ id }) => id === 'epyc-rome')?.l2 as { size: number }).size *= 2),
    );
    const lines = told(source);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => /CPUID 0x[0-9a-f]+\.\d+ E[ABCD]X of .*EPYC-Rome/.test(line))).toBe(true);
  });

  it.each([
    ['of the next release', { since: '99.0' }],
    ['of a released one, which unversioned names mean on microvm', {}],
  ])('lets a version pass: one %s', (_, span) => {
    const source = edited(
      'model',
      'x86/models/KnightsMill.yaml',
      (model) => (model.versions = [{ version: 1 }, { version: 2, properties: { stepping: '7' }, ...span }] as never),
    );
    expect(told(source)).toEqual([]);
  });

  it('refuses that a name means a newer version where the machine type does not promise the newest', () => {
    const source = edited('machines', 'qemu/machines.yaml', ({ families }) => {
      const newest = families[0]?.machines.find(({ name }) => name.endsWith('-10.0'));
      Object.assign(newest ?? {}, { 'default-cpu-version': 'latest' });
    });
    expect(told(source).some((line) => /alias-of of .*EPYC.* on pc-.*-10\.0/.test(line))).toBe(true);
  });

  it('refuses to lose a release', () => {
    const source = edited('release', 'releases.yaml', ({ qemu }) => void qemu.shift());
    expect(told(source)).toContain('releases.yaml: QEMU 7.2 is released, but no longer on the axis');
  });

  it('a waiver for a release that is yet to come waits', () => {
    const waiver = {
      after: '98.0',
      by: '99.0',
      models: ['486'],
      properties: ['stepping'],
      reason: 'a reason that is long enough',
      date: '2026-01-01',
    };
    const source = edited('freeze-waivers', 'freeze/waivers.yaml', ({ upgrades }) => void upgrades.push(waiver));
    expect(checkFreeze(source, { full: true })).toEqual([]);
  });

  it('lets pass what a waiver names, and tells waivers that nothing needs', () => {
    const waiver = { release: '7.2', models: ['486'], reason: 'a reason that is long enough', date: '2026-01-01' };
    const source = edited('freeze-waivers', 'freeze/waivers.yaml', ({ edits }) => void edits.push(waiver));
    expect(checkFreeze(source, { full: true }).map(({ message }) => message)).toEqual(['nothing needs the waiver']);
  });
});
