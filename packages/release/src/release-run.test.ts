import { execFileSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Scratch } from '@cpu-models/workspace-tools/scratch';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { digest } from './pack.js';

const RELEASE = 'tsx packages/release/src/main.ts';
const WHO = 'git config user.name test && git config user.email test@localhost';

/** The whole release task, in a copy of the workspace with a history of its own. */
describe('the release task', () => {
  let scratch: Scratch;

  beforeAll(async () => {
    scratch = await Scratch.create();
    appendFileSync(join(scratch.folder, '.git/info/exclude'), '/node_modules\n/.nx\n');
    expect(run(`${WHO} && cpu-models gen qemu libvirt json csv sqlite`)).toMatchObject({ status: 0 });
  }, 240_000);
  afterAll(() => scratch.remove());

  // As a release must be made where Nx runs it: from no cache.
  const run = (text: string) => scratch.run(text, { NX_SKIP_NX_CACHE: 'true' });
  const git = (...args: string[]) => execFileSync('git', ['-C', scratch.folder, ...args], { encoding: 'utf8' }).trim();
  const read = (path: string) => readFileSync(join(scratch.folder, path), 'utf8');

  it('refuses changes that are not committed', () => {
    appendFileSync(join(scratch.folder, 'README.md'), '\n');
    expect(run(RELEASE)).toMatchObject({ status: 1, output: expect.stringContaining('not committed') });
    git('checkout', '-q', 'README.md');
  }, 240_000);

  it('refuses to hand out what may come from a cache that others can write to', () => {
    const underNx = { NX_TASK_TARGET_TARGET: 'release', NX_SKIP_NX_CACHE: 'false' };
    expect(scratch.run(RELEASE, underNx)).toMatchObject({
      status: 1,
      output: expect.stringContaining('a release hands out nothing from a cache'),
    });
  }, 240_000);

  it('versions, commits, tags and packs', () => {
    expect(run(RELEASE)).toMatchObject({ status: 0 });
    expect(git('describe', '--tags')).toBe('v1.0.0');
    expect(git('status', '--porcelain')).toBe('');
    expect(JSON.parse(read('packages/runtime/package.json')).version).toBe('1.0.0');
    expect(JSON.parse(read('package-lock.json')).packages['packages/runtime'].version).toBe('1.0.0');
    expect(readdirSync(join(scratch.folder, 'dist/release')).sort()).toEqual([
      'CHANGELOG.md',
      'SHA256SUMS',
      'cpu-models-csv-1.0.0.tar.gz',
      'cpu-models-inputs-1.0.0.tgz',
      'cpu-models-json-1.0.0.tar.gz',
      'cpu-models-libvirt-1.0.0.tar.gz',
      'cpu-models-libvirt-xml-1.0.0.tgz',
      'cpu-models-qemu-1.0.0.tar.gz',
      'cpu-models-runtime-1.0.0.tgz',
      'cpu-models-sqlite-1.0.0.tar.gz',
      'provenance.intoto.json',
      'sbom.cdx.json',
    ]);
    expect(run('cd dist/release && sha256sum --check --strict SHA256SUMS')).toMatchObject({ status: 0 });
  }, 240_000);

  it('makes the same bytes again from the commit that is the release', () => {
    const before = read('dist/release/SHA256SUMS');
    expect(run(`rm -rf dist/release && ${RELEASE}`)).toMatchObject({ status: 0 });
    expect(read('dist/release/SHA256SUMS')).toBe(before);
    expect(git('tag')).toBe('v1.0.0');
  }, 240_000);

  it('is verified by building it again: a file that was changed, one that is missing and one too many are told', () => {
    expect(
      run(`rm -rf given && cp -r dist/release given && cd given && rm CHANGELOG.md && echo > more.txt
        echo >> cpu-models-csv-1.0.0.tar.gz`),
    ).toMatchObject({ status: 0 });
    const { status, output } = run('cpu-models verify-release v1.0.0 given --installed');
    expect({ status, output }).toMatchObject({
      status: 1,
      output: expect.stringContaining('is not what v1.0.0 makes'),
    });
    // Under Nx all outputs are made, which here were not: their files are missing, and what lists the files differs.
    const states = new Map(output.split('\n').map((line) => [line.split('  ')[1], line.split('  ')[0]] as const));
    expect(states.get('CHANGELOG.md')).toBe('missing');
    expect(states.get('cpu-models-csv-1.0.0.tar.gz')).toBe('differs');
    expect(states.get('more.txt')).toBe('not made by the release');
    for (const made of ['json', 'libvirt', 'qemu', 'sqlite'])
      expect(states.get(`cpu-models-${made}-1.0.0.tar.gz`), made).toBe('same');
    for (const room of ['inputs', 'libvirt-xml', 'runtime'])
      expect(states.get(`cpu-models-${room}-1.0.0.tgz`), room).toBe('same');
    expect(states.get('sbom.cdx.json')).toBe('same');
    expect(run('rm -r given')).toMatchObject({ status: 0 });
  }, 600_000);

  it.each([
    ['cpu-models verify-release main dist/release', 'main is not a tag of a release'],
    ['cpu-models verify-release v7.0.0 dist/release', 'there is no tag v7.0.0'],
    ['cpu-models verify-release v1.0.0 schemas', 'schemas has no SHA256SUMS'],
  ])(
    '%s is refused',
    (command, why) => {
      expect(run(command)).toMatchObject({ status: 1, output: expect.stringContaining(why) });
    },
    60_000,
  );

  it('says where the files come from and what they were made with', () => {
    const { subject, predicate } = JSON.parse(read('dist/release/provenance.intoto.json'));
    expect(predicate.buildDefinition.resolvedDependencies[0].digest.gitCommit).toBe(
      git('rev-parse', 'v1.0.0^{commit}'),
    );
    for (const { name, digest: stated } of subject)
      expect(stated.sha256).toBe(digest(join(scratch.folder, 'dist/release', name)));
    const { bomFormat, components } = JSON.parse(read('dist/release/sbom.cdx.json'));
    expect(bomFormat).toBe('CycloneDX');
    expect(components.map(({ name }: { name: string }) => name)).toEqual(expect.arrayContaining(['yaml', 'ajv']));
    const [qemu, libvirt] = read('schemas/releases.yaml')
      .split('libvirt:')
      .map((text) => [...text.matchAll(/release: "([\d.]+)"/g)]);
    const named = (project: string, of: RegExpMatchArray[] = []) =>
      of.map(([, release]) => `- ${project} ${release}\n`);
    expect(read('dist/release/CHANGELOG.md')).toContain(
      [...named('QEMU', qemu), ...named('libvirt', libvirt)].join(''),
    );
  });

  it('a dry run tells the next version from the data, and changes nothing', () => {
    expect(
      run(
        'cpu-models new release 99.0 --project qemu && cpu-models new version EPYC-Genoa --set mcdt-no=on --since 99.0 --about "An example." && git add -A && git commit -qm "A version"',
      ),
    ).toMatchObject({ status: 0 });
    const before = git('rev-parse', 'HEAD');
    const { status, output } = run(`${RELEASE} --dry-run`);
    expect(status).toBe(0);
    expect(output).toMatch(/v1\.0\.0 -> v1\.1\.0 \(minor\): .*QEMU 99\.0/);
    expect(output).toMatch(/- EPYC-Genoa-v\d+: mcdt-no=on/);
    expect([git('rev-parse', 'HEAD'), git('status', '--porcelain')]).toEqual([before, '']);
  }, 240_000);
});
