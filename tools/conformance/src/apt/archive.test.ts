import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findArchive } from './archive.js';

async function makeEtc(files: Record<string, string>): Promise<string> {
  const etc = await mkdtemp(join(tmpdir(), 'etc-'));
  await mkdir(join(etc, 'apt/sources.list.d'), { recursive: true });
  for (const [name, text] of Object.entries(files)) await writeFile(join(etc, name), text);
  return etc;
}

const RELEASE = 'NAME="Debian"\nVERSION_CODENAME=bookworm\n';

describe('findArchive', () => {
  it('reads the deb822 format', async () => {
    const etc = await makeEtc({
      'os-release': RELEASE,
      'apt/sources.list.d/debian.sources': `Types: deb
# a comment
URIs: http://security.example/debian-security
Suites: bookworm-security
Components: main
Signed-By: /keys/security.gpg

Types: deb
URIs: http://main.example/debian
Suites: bookworm bookworm-updates
Components: main contrib
Signed-By: /keys/main.gpg
`,
    });
    expect(await findArchive(etc)).toEqual({
      uri: 'http://main.example/debian',
      codename: 'bookworm',
      keyring: '/keys/main.gpg',
    });
  });

  it('reads the one-line format', async () => {
    const etc = await makeEtc({
      'os-release': RELEASE,
      'apt/sources.list': '# deb http://old.example bookworm main\ndeb http://main.example bookworm main contrib\n',
      'apt/sources.list.d/other.list': 'deb [signed-by=/keys/other.gpg arch=amd64] http://other.example sdk main\n',
    });
    expect(await findArchive(etc)).toEqual({ uri: 'http://main.example', codename: 'bookworm', keyring: undefined });
  });

  it('says what is missing', async () => {
    const etc = await makeEtc({ 'os-release': RELEASE });
    await expect(findArchive(etc)).rejects.toThrow("apt's configuration has no entry for bookworm main");
    await expect(findArchive(await makeEtc({}))).rejects.toThrow(
      'no Debian release here (os-release has no VERSION_CODENAME)',
    );
  });
});
