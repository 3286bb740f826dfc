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
/** What is said of the tree as it is. */
const untouched = (await readQemuTree(treeWith(CPU, 'X86', 'X86'))).problems.join('\n');

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
    await expect(compileC('test', text, [])).rejects.toThrow('grow to more than 32 MiB');
  }, 120_000);

  it.each(['offsetof(a, b) 3', '_Generic(...) 7', 'const', 'sizeof(x) 1'])(
    'another meaning of what the reader asks with: %s',
    async (macro) => {
      const tree = treeWith(CPU, '    [0x06] = {', `#define ${macro}\n    [0x06] = {`);
      await expect(readQemuTree(tree)).rejects.toThrow(`the tree gives '${/\w+/.exec(macro)?.[0]}' another meaning`);
    },
  );

  it('an order that a macro hides', async () => {
    const text = '_Pragma("GCC pch_preprocess \\"/etc/hostname\\"") int x = 1;';
    await expect(compileC('test', text, [])).rejects.toThrow("the order '#pragma GCC pch_preprocess");
  });

  it('a question whether a file of the machine is there', async () => {
    const tree = treeWith(CPU, '    [0x06] = {', '#if !__has_include("/etc/hostname")\n#endif\n    [0x06] = {');
    await expect(readQemuTree(tree)).rejects.toThrow("'__has_include' stands inside of the tables");
  });
});

/** What is said of a tree with a text in front of another. */
async function told(path: string, before: string, text: string): Promise<string> {
  const tree = treeWith(path, before, `${text}\n${before}`);
  return readQemuTree(tree).then(
    ({ problems }) => problems.join('\n'),
    (error: Error) => error.message,
  );
}

describe('C that is none, where machine types are made', () => {
  it.each([
    ['}', 'hw/i386/pc_piix.c:13: the } closes nothing; this is no C'],
    ['{', 'hw/i386/pc_piix.c:7: nothing closes the {; this is no C'],
    ['m->is_default = (1];', 'hw/i386/pc_piix.c:8: nothing closes the ('],
    ['m->is_default = 1', 'no C can go on like'],
    ['m->is_default = = 1;', "pc_i440fx_9_0_machine_options: no C can go on like 'm -> is_default = ='"],
    ['m->is_default 1;', 'no C can go on like'],
    ['m->alias = "pc" m;', 'no C can go on like'],
    ['some more odd words;', "no C can go on like 'some more odd'"],
    ['else m->is_default = 1;', 'no C can go on like'],
    ['m->is_default = 1 +;', 'no C can go on like'],
    ['const char *open = "and so on', 'nothing ends the "'],
    ['m->is_default = @;', 'no C can go on like'],
    ['int deep = (((1);', 'nothing closes the ('],
  ])('%s', async (text, what) => {
    expect(await told('hw/i386/pc_piix.c', '    m->family', text)).toContain(what);
  });

  it.each([['}'], ['{'], ['};'], ['{ "a", "b"'], ['"open'], ['= 1,']])('%s in a compat array', async (text) => {
    expect(await told('hw/i386/pc.c', '    PC_IDS("9.0")', text)).not.toBe(untouched);
  });

  it.each([
    ['if (0) { m->is_default = 1; } else m->is_default = 0;'],
    ['static const char *const names[] = { [0] = "a" "b", NULL };'],
    ['const struct odd { int a, *b; } odd = { .a = sizeof(int), .b = &(int) { -1 } }, *more;'],
    ['g_autofree char *text = g_strdup_printf("%" PRIu64 "x", (uint64_t)1 ? 1 : 2);'],
    ['for (int i = 0; i < 3; i++) { switch (i) { case 1: break; default: continue; } }'],
    ['do { odd++; --odd; odd->a.b[1](2) = !~-3; } while (0);'],
  ])('C that is some: %s', async (text) => {
    expect(await told('hw/i386/pc_piix.c', '    m->family', text)).toBe(untouched);
  });

  it('a class-init function that is nowhere', async () => {
    const tree = treeWith(
      'include/hw/i386/pc.h',
      'class_init = pc_machine_##suffix##_class_init',
      'class_init = nowhere',
    );
    expect((await readQemuTree(tree)).problems).toContain(
      'hw/i386/pc_piix.c: pc-i440fx-9.0: its class-init nowhere is nowhere',
    );
  });
});
