import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { compileC } from './c-compile.js';
import { MINI_TREE } from './mini-tree.fixture.js';
import { readQemuTree } from './read.js';

const roots: string[] = [];
afterAll(() => {
  for (const root of roots) rmSync(root, { recursive: true });
});

/** A tree in which a text stands in the place of another. */
function treeWith(path: string, from: string, to: string): string {
  const root = mkdtempSync(join(tmpdir(), 'hostile-tree-'));
  roots.push(root);
  if (!MINI_TREE[path]?.includes(from)) throw new Error(`${path} has no ${from}`);
  const files = { ...MINI_TREE, [path]: MINI_TREE[path].replace(from, to) };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

const CPU = 'target/i386/cpu.c';

describe('a tree that is none', () => {
  const none = (path: string, make: (target: string) => void) => {
    const root = treeWith('VERSION', '10', '10');
    rmSync(join(root, path));
    make(join(root, path));
    return root;
  };

  it.each([
    ['a folder in the place of cpu.c', none(CPU, mkdirSync), 'is not a file'],
    ['a pipe in the place of cpu.c', none(CPU, (target) => execFileSync('mkfifo', [target])), 'is not a file'],
    ['a link to itself', none(CPU, (target) => symlinkSync(target, target)), 'leads to itself'],
    ['a version that is none', none('VERSION', (target) => writeFileSync(target, '\x7fELF\0\n')), 'tells no version'],
    ['a file that is too long', none(CPU, (target) => writeFileSync(target, ' '.repeat(9 << 20))), 'expected at most'],
    [
      'conditions without end',
      none(CPU, (target) => writeFileSync(target, '#if 1\n'.repeat(100_000))),
      'nested too deeply',
    ],
    [
      'a file in its own place',
      join(
        none('VERSION', (target) => writeFileSync(target, '')),
        'VERSION',
      ),
      'no unpacked QEMU',
    ],
    [
      'a model without its text',
      treeWith(CPU, '.model_id = "Demo version " QEMU_HW_VERSION,', ''),
      'demo has no model_id',
    ],
  ])('%s', async (_, root, told) => {
    await expect(readQemuTree(root)).rejects.toMatchObject({
      isUserError: true,
      message: expect.stringContaining(told),
    });
  });
});

describe('a tree that means harm', () => {
  it.each([
    ['code that runs before main', '__attribute__((constructor)) void run(void) { }'],
    ['orders to the assembler', '__asm__(".incbin \\"/etc/hostname\\"");'],
    ['a name that is an order', '__attribute__((section("x\\n.incbin \\"/etc/hostname\\"\\n.section y"))) int x = 1;'],
    ['a table larger than memory', 'char x[1ull << 40] = { 1 };'],
  ])('%s', async (_, text) => {
    await expect(compileC('test', `int first[] = { 1 };\n${text}`, [])).rejects.toThrow('no plain data');
  });

  it.each([
    ['include', '#include "/etc/hostname"'],
    ['another mark', '%: include "/etc/hostname"'],
    ['a comment between', '# /* x */ include "/dev/zero"'],
    ['embed', '#embed "/etc/hostname"'],
    ['a joined line', '#\\\ninclude "/etc/hostname"'],
  ])('%s of a file of the machine', async (_, line) => {
    const tree = treeWith(CPU, '    [0x06] = {', `${line}\n    [0x06] = {`);
    await expect(readQemuTree(tree)).rejects.toThrow(/stands inside of the tables/);
  });

  it('macros that double for ever', async () => {
    const doubling = Array.from({ length: 60 }, (_, i) => `#define M${i + 1} M${i} M${i}`).join('\n');
    const text = `#define M0 1,\n${doubling}\nint x[] = { M60 };`;
    await expect(compileC('test', text, [])).rejects.toThrow(/gives up|does not accept/);
  }, 240_000);
});
