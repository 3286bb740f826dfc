import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { recoverRelease, withNote } from './interrupted.js';

const workspace = mkdtempSync(join(tmpdir(), 'interrupted-'));
const MANIFEST = 'packages/inputs/package.json';
const git = (...args: string[]) => execFileSync('git', ['-C', workspace, ...args], { encoding: 'utf8' });
const write = (path: string, text: string) => {
  mkdirSync(join(workspace, dirname(path)), { recursive: true });
  writeFileSync(join(workspace, path), text);
};

beforeAll(() => {
  git('init', '-q');
  git('config', 'user.name', 'test');
  git('config', 'user.email', 'test@localhost');
  for (const room of ['runtime', 'libvirt-xml', 'inputs'])
    write(`packages/${room}/package.json`, '{ "version": "1" }\n');
  write('package-lock.json', '{}\n');
  git('add', '-A');
  git('commit', '-qm', 'as it was');
});
afterAll(() => rmSync(workspace, { recursive: true }));

it('takes back what a release that was stopped had written, half of a file too, and says so', async () => {
  const told = vi.spyOn(console, 'error').mockReturnValue();
  const stopped = withNote(workspace, '1.0.0', async () => {
    write(MANIFEST, '{ "vers');
    git('add', MANIFEST);
    throw new Error('stopped');
  });
  await expect(stopped).rejects.toThrow('stopped');
  recoverRelease(workspace);
  expect(git('status', '--porcelain')).toBe('');
  expect(told.mock.calls.join()).toContain('was interrupted');
});

it('tags what a release that was stopped had committed', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const stopped = withNote(workspace, '2.0.0', async () => {
    write(MANIFEST, '{ "version": "2.0.0" }\n');
    git('commit', '-qam', 'Release 2.0.0');
    throw new Error('stopped');
  });
  await expect(stopped).rejects.toThrow('stopped');
  recoverRelease(workspace);
  expect(git('tag', '--points-at', 'HEAD').trim()).toBe('v2.0.0');
});

it('tags nothing that a user committed since', async () => {
  vi.spyOn(console, 'error').mockReturnValue();
  const stopped = withNote(workspace, '3.0.0', async () => {
    throw new Error('stopped');
  });
  await expect(stopped).rejects.toThrow('stopped');
  write('own.txt', 'own\n');
  git('add', '-A');
  git('commit', '-qm', 'own');
  recoverRelease(workspace);
  expect(git('tag', '--points-at', 'HEAD').trim()).toBe('');
});

it('takes a note that was cut for one that says nothing', () => {
  vi.spyOn(console, 'error').mockReturnValue();
  write('.git/cpu-models-release', '');
  recoverRelease(workspace);
  expect([git('status', '--porcelain'), git('tag').trim()]).toEqual(['', 'v2.0.0']);
});

it("leaves a user's changes alone where no release was stopped", async () => {
  await withNote(workspace, '1.0.0', async () => undefined);
  write(MANIFEST, '{ "version": "mine" }\n');
  recoverRelease(workspace);
  expect(readFileSync(join(workspace, MANIFEST), 'utf8')).toContain('mine');
});
