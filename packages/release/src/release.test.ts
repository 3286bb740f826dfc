import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { NO_ANSWERS } from '@cpu-models/author/impact';
import { describe, expect, it } from 'vitest';
import { changelog } from './changelog.js';
import { checksums, outputFolders, packFolder } from './pack.js';
import { provenance } from './provenance.js';
import { bumpOf, nextVersion } from './semver.js';

const NONE = { gone: [], added: [], libvirtChanged: [] };
const SAME = { files: [], answers: NO_ANSWERS };
const FILES = [{ path: 'x86/models/EPYC.yaml', change: 'changed' as const }];
const CHANGED = {
  release: '10.0',
  accelerator: 'kvm' as const,
  name: 'EPYC',
  machines: ['pc', 'q35'],
  properties: ['pcid: false -> true'],
};

describe('bumpOf', () => {
  it.each([
    ['none', SAME, NONE, 'nothing changed'],
    ['patch', { ...SAME, files: FILES }, NONE, '1 files say something that changes no answer'],
    ['minor', { ...SAME, files: FILES }, { ...NONE, added: ['QEMU 10.2'] }, 'QEMU 10.2 is new'],
    [
      'major',
      { files: FILES, answers: { ...SAME.answers, changed: [CHANGED] } },
      { ...NONE, added: ['QEMU 10.2'] },
      'EPYC of QEMU 10.0 means another CPU on 2 machine types',
    ],
    ['major', SAME, { ...NONE, gone: ['the feature mpx'] }, 'the feature mpx is gone'],
    [
      'major',
      SAME,
      { ...NONE, libvirtChanged: ['EPYC of libvirt 9.0'] },
      "libvirt's definition changes: EPYC of libvirt 9.0",
    ],
  ])('%s', (level, impact, names, reason) => {
    expect(bumpOf(impact, names)).toEqual({ level, reasons: [reason] });
  });
});

describe('nextVersion', () => {
  it.each([
    ['v1.2.3', 'major', '2.0.0'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'none', '1.2.3'],
  ] as const)('%s, %s: %s', (version, level, next) => expect(nextVersion(version, level)).toBe(next));

  it('refuses what is not a version', () =>
    expect(() => nextVersion('1.2', 'major')).toThrow('1.2 is not a version; expected a form like 1.2.3'));
});

describe('packFolder', () => {
  it('gives the same bytes for the same content, whenever it was written', () => {
    const workspace = mkdtempSync(join(tmpdir(), 'cpu-models-release-'));
    try {
      const pack = (target: string) => {
        mkdirSync(join(workspace, 'dist/qemu'), { recursive: true });
        mkdirSync(join(workspace, target), { recursive: true });
        writeFileSync(join(workspace, 'dist/qemu/a.c'), `int a;\n`);
        return packFolder(workspace, 'qemu', '1.0.0', join(workspace, target));
      };
      const first = pack('one');
      rmSync(join(workspace, 'dist/qemu'), { recursive: true });
      expect(pack('two')).toEqual(first);
      expect(checksums([first])).toMatch(/^[0-9a-f]{64} {2}cpu-models-qemu-1\.0\.0\.tar\.gz\n$/);
      expect(outputFolders(workspace)).toEqual(['qemu']);
    } finally {
      rmSync(workspace, { recursive: true });
    }
  });
});

it('the changelog tells what was added and resolved', () => {
  const impact = {
    ...SAME,
    models: [{ name: 'EPYC-v5', change: 'added' as const, what: ['ibpb=on'] }],
    outputs: [],
    levels: [],
    freeze: [],
    drift: [{ qemu: '10.0', libvirt: '11.3', appear: [], vanish: ['EPYC: lacks ibpb'] }],
  };
  const text = changelog(
    '1.1.0',
    '2026-01-01',
    impact,
    { ...NONE, added: ['QEMU 10.2'] },
    { level: 'minor', reasons: [] },
  );
  expect(text.split('\n').filter((line) => line !== '')).toEqual([
    '## 1.1.0 (2026-01-01)',
    '### Releases',
    '- QEMU 10.2',
    '### Models and versions added',
    '- EPYC-v5: ibpb=on',
    '### Differences between QEMU and libvirt resolved',
    '- EPYC: lacks ibpb',
  ]);
});

it('the provenance names every artifact and the commit', () => {
  const statement = provenance([{ name: 'a.tar.gz', sha256: 'ff' }], {
    repository: 'r',
    commit: 'c0ffee',
    version: '1.0.0',
    lockfile: 'aa',
  });
  expect(statement).toMatchObject({
    _type: 'https://in-toto.io/Statement/v1',
    subject: [{ name: 'a.tar.gz', digest: { sha256: 'ff' } }],
    predicateType: 'https://slsa.dev/provenance/v1',
  });
  expect(JSON.stringify(statement)).toContain('c0ffee');
});
