import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Outside } from './pieces.js';

export type Files = Readonly<Record<string, string>>;

const CPU = 'target/i386/cpu.c';

/** Where a piece stands in a tree. */
export const PLACES: Readonly<Record<string, (files: Files, piece: string) => Files>> = {
  'at the head of cpu.c': (files, piece) => ({ ...files, [CPU]: `${piece}\n${files[CPU]}` }),
  'at the end of cpu.c': (files, piece) => ({ ...files, [CPU]: `${files[CPU]}\n${piece}\n` }),
  'in a table': (files, piece) => within(files, CPU, '    [0x06] = {', `${piece}\n    [0x06] = {`),
  'in a structure': (files, piece) => within(files, CPU, '    uint32_t level,', `${piece}\n    uint32_t level,`),
  'in a macro of a table': (files, piece) => {
    const line = piece.replaceAll('\n', ' \\\n');
    const macro = `#define TCG_FEATURES 1 ${line}\n`;
    return within(files, 'target/i386/cpu.h', '#ifdef CONFIG_USER_ONLY', `${macro}#ifdef CONFIG_USER_ONLY`);
  },
  'in a header': (files, piece) => ({ ...files, 'target/i386/cpu.h': `${files['target/i386/cpu.h']}\n${piece}\n` }),
  'in a compat array': (files, piece) =>
    within(files, 'hw/i386/pc.c', '    PC_IDS("9.0")', `${piece}\n    PC_IDS("9.0")`),
  'in a function of machines': (files, piece) =>
    within(files, 'hw/i386/pc_piix.c', '    m->family', `${piece}\n    m->family`),
};

function within(files: Files, path: string, from: string, to: string): Files {
  const text = files[path] ?? '';
  if (!text.includes(from)) throw new Error(`${path} has no ${from}`);
  return { ...files, [path]: text.replace(from, () => to) };
}

/** What may stand in the place of a file. */
export const STANDINS: Readonly<Record<string, (path: string, outside: Outside) => void>> = {
  'a folder': (path) => mkdirSync(path),
  'a pipe': (path) => execFileSync('mkfifo', [path]),
  'a device without end': (path) => symlinkSync('/dev/zero', path),
  'a device that waits': (path) => symlinkSync('/dev/tty', path),
  'a link out of the tree': (path, { secret }) => symlinkSync(secret, path),
  'a hard link': (path, { secret }) => linkSync(secret, path),
  'a link to nothing': (path) => symlinkSync('nowhere', path),
  'a link to itself': (path) => symlinkSync(path, path),
  'an empty file': (path) => writeFileSync(path, ''),
  'a file that is too long': (path) => writeFileSync(path, ' '.repeat(9 << 20)),
  'a program': (path) => writeFileSync(path, Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0xff, 0xfe, 0x80])),
};

/** Files that a reader opens first, late, and while it looks for others. */
export const STOOD_FOR = ['VERSION', CPU, 'target/i386/cpu.h', 'hw/i386/pc_piix.c', 'include/qemu/units.h'];

/** Texts of VERSION that are none. */
export const VERSIONS = [
  '',
  '\u001b[2J10.0',
  '../../../etc',
  '10.0\n11.0',
  '__proto__',
  '9'.repeat(400),
  '10.0; id',
  '1e9',
];

export function writeTree(root: string, files: Files): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true });
    writeFileSync(join(root, name), text);
  }
}

/** Puts something else in the place of a file of a tree. */
export function standIn(
  root: string,
  path: string,
  make: (path: string, outside: Outside) => void,
  outside: Outside,
): void {
  rmSync(join(root, path), { recursive: true, force: true });
  make(join(root, path), outside);
}
