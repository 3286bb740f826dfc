import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { withUpstream } from './upstream.js';

let all = '';
beforeAll(() => {
  all = mkdtempSync(join(tmpdir(), 'upstream-'));
});
afterAll(() => rmSync(all, { recursive: true, force: true }));

/** A tree with a few files, and what else is made of it. */
function tree(name: string, more: (folder: string) => void): string {
  const folder = join(all, name);
  mkdirSync(join(folder, 'target/i386'), { recursive: true });
  writeFileSync(join(folder, 'VERSION'), '10.0.1\n');
  writeFileSync(join(folder, 'target/i386/cpu.h'), '');
  more(folder);
  return folder;
}

function packed(folder: string): string {
  execFileSync('tar', ['-cf', `${folder}.tar`, '-C', all, folder.slice(all.length + 1)]);
  return `${folder}.tar`;
}

describe('an archive that means harm', () => {
  it('gives no way out of what is unpacked, and nothing that waits', async () => {
    const folder = tree('doors', (root) => {
      const at = (name: string) => join(root, 'target/i386', name);
      symlinkSync('/etc/passwd', at('cpu.c'));
      symlinkSync('../../../../../../../../etc', at('kvm'));
      symlinkSync('cpu.c', at('again.c'));
      symlinkSync('cpu.h', at('same.h'));
      execFileSync('mkfifo', [at('pipe.c')]);
    });
    await withUpstream('qemu', packed(folder), {}, async ({ folder: unpacked }) => {
      expect(readdirSync(join(unpacked, 'target/i386')).sort()).toEqual(['cpu.h', 'same.h']);
    });
  });

  it('leaves nothing behind that cannot be removed', async () => {
    const folder = tree('locked', (root) => mkdirSync(join(root, 'locked/deeper'), { recursive: true }));
    chmodSync(join(folder, 'locked'), 0);
    let unpacked = '';
    await withUpstream('qemu', packed(folder), {}, async (upstream) => {
      unpacked = upstream.folder;
      expect(lstatSync(join(unpacked, 'locked')).mode & 0o700).toBe(0o700);
    });
    expect(existsSync(unpacked)).toBe(false);
  });

  it('is not waited for where its version is a pipe', async () => {
    const folder = tree('pipe', (root) => {
      rmSync(join(root, 'VERSION'));
      execFileSync('mkfifo', [join(root, 'VERSION')]);
    });
    await expect(withUpstream('qemu', folder, {}, async () => undefined)).rejects.toThrow('is not an ordinary file');
  });
});
