import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** What each room may import. An arrow points at something that knows nothing of who uses it. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'packages/runtime': [],
  'packages/source': ['runtime'],
  'packages/libvirt-xml': ['runtime'],
  'packages/emit': [],
  'packages/probe': [],
  'packages/catalog': ['runtime', 'source'],
  'packages/rules': ['runtime', 'source', 'catalog'],
  'packages/freeze': ['runtime', 'source', 'catalog'],
  'packages/lint': ['runtime'],
  'packages/author': ['runtime', 'source', 'catalog', 'rules', 'libvirt-xml'],
  'packages/gen-data': ['runtime', 'source', 'catalog'],
  'packages/apply': ['libvirt-xml', 'source'],
  'packages/gen-qemu': ['runtime', 'source', 'catalog'],
  'packages/gen-libvirt': ['runtime', 'source', 'catalog'],
  'packages/gen-runtime': ['runtime', 'source', 'catalog'],
  'packages/impact': ['runtime', 'source', 'catalog', 'freeze', 'gen-qemu', 'gen-libvirt'],
  'packages/site': ['runtime', 'emit'],
  'packages/release': ['source', 'catalog', 'runtime', 'cli', 'impact'],
};

function sources(folder: string): string[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name) && !entry.name.endsWith('.test.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !path.includes('/testing/'));
}

function imports(path: string): string[] {
  return [...readFileSync(path, 'utf8').matchAll(/from '([^']+)'|import\('([^']+)'\)/g)].map(
    (match) => (match[1] ?? match[2]) as string,
  );
}

describe('rooms', () => {
  for (const [room, allowed] of Object.entries(ALLOWED)) {
    it(`${room} imports only ${allowed.join(', ') || 'itself'}`, () => {
      const wrong = sources(join(root, room, 'src')).flatMap((path) =>
        imports(path)
          .filter((target) => leavesRoom(target, path, room) || (isRoom(target) && !allowed.includes(roomOf(target))))
          .map((target) => `${relative(root, path)} imports ${target}`),
      );
      expect(wrong).toEqual([]);
    });
  }

  it('the runtime depends on nothing, not even on Node', () => {
    const wrong = sources(join(root, 'packages/runtime/src')).flatMap((path) =>
      imports(path)
        .filter((target) => !target.startsWith('.'))
        .map((target) => `${relative(root, path)} imports ${target}`),
    );
    expect(wrong).toEqual([]);
  });
});

function isRoom(target: string): boolean {
  return target.startsWith('@cpu-models/');
}

function roomOf(target: string): string {
  return target.split('/')[1] as string;
}

/** A relative path out of the room would be an arrow that no package.json tells of. */
function leavesRoom(target: string, path: string, room: string): boolean {
  if (!target.startsWith('.')) return false;
  const resolved = join(path, '..', target);
  return relative(join(root, room), resolved).startsWith('..');
}
