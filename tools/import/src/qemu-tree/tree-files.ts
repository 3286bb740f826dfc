import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { CItem, CNode } from './c-items.js';
import { itemsOf, parseCFile } from './c-items.js';
import { CIndex } from './c-slice.js';
import { QemuTreeError } from './errors.js';
import { qapiEnums } from './qapi-enums.js';

/** Headers that the tables take types, macros and constants from; later releases moved some, so all are optional but cpu.h. */
const HEADERS = [
  'include/qemu/compiler.h',
  'include/qemu/osdep.h',
  'include/qemu/units.h',
  'include/qemu/bitops.h',
  'include/qemu/hw-version.h',
  'include/fpu/softfloat-types.h',
  'include/hw/core/cpu.h',
  'include/hw/i386/topology.h',
  'include/hw/i386/pc.h',
  'include/standard-headers/asm-x86/kvm_para.h',
  'target/i386/hyperv-proto.h',
  'target/i386/kvm/hyperv-proto.h',
  'target/i386/cpu-qom.h',
  'target/i386/cpu.h',
  'target/i386/cpu-internal.h',
  'target/i386/tcg/tcg-cpu.h',
];
const QAPI = ['qapi/common.json', 'qapi/machine-common.json', 'qapi/machine.json'];
const SOURCES = [
  'target/i386/cpu.c',
  'target/i386/kvm/kvm-cpu.c',
  'target/i386/tcg/tcg-cpu.c',
  'target/i386/host-cpu.c',
];
/** Files that register properties of every CPU or device: releases moved them about. */
const COMMON_CPU_SOURCES = [
  'cpu.c',
  'exec.c',
  'cpu-target.c',
  'hw/core/cpu.c',
  'hw/core/cpu-common.c',
  'hw/core/cpu-sysemu.c',
  'hw/core/cpu-system.c',
  'hw/core/qdev.c',
];
const MACHINE_HEADERS = [
  'include/hw/boards.h',
  'include/hw/core/boards.h',
  'include/hw/i386/x86.h',
  'include/hw/i386/microvm.h',
];
const MACHINE_SOURCES = [
  'hw/core/machine.c',
  'hw/core/null-machine.c',
  'hw/i386/x86.c',
  'hw/i386/x86-common.c',
  'hw/i386/pc.c',
];

const DEFINING: ReadonlySet<string> = new Set(['define', 'type', 'enum']);

/** The read files of one source tree. */
export interface TreeFiles {
  readonly root: string;
  readonly version: string;
  /** CPU headers and sources. */
  readonly cpu: CIndex;
  /** Machine sources: core, pc.c, and every hw/i386 file that defines a machine type. */
  readonly machine: CIndex;
  /** Items of every file that registers properties of CPU objects, system files first. */
  readonly properties: readonly CItem[];
}

/** Reads the files of an unpacked QEMU source tree that speak of CPU models and machine types. */
export async function readTreeFiles(root: string): Promise<TreeFiles> {
  const version = await readOptional(root, 'VERSION');
  const cpuSource = await readOptional(root, 'target/i386/cpu.c');
  if (version === null || cpuSource === null) {
    throw new QemuTreeError(
      `${root} is no unpacked QEMU source tree: it has no ${version === null ? 'VERSION' : 'target/i386/cpu.c'}`,
    );
  }
  // It goes to the compiler, and tells no more than numbers and a name.
  if (!/^[\w.+~-]{1,80}$/.test(version.trim())) throw new QemuTreeError(`${join(root, 'VERSION')} tells no version`);
  const headers = [await readQapi(root), ...(await readAll(root, HEADERS))];
  const machineFiles = [...MACHINE_SOURCES, ...(await machineSources(root))];
  const sources = await readAll(root, SOURCES);
  const common = await readAll(root, COMMON_CPU_SOURCES);
  return {
    root,
    version: version.trim(),
    cpu: new CIndex([...headers, ...sources]),
    properties: [...sources, ...common]
      .flatMap(itemsOf)
      .filter((item) => item.file !== 'hw/core/qdev.c' || item.names[0] === 'device_class_init'),
    machine: new CIndex([...headers, ...(await readAll(root, [...MACHINE_HEADERS, ...machineFiles]))]),
  };
}

/** Headers anywhere below include/ that define one of the names: releases move types from one header to another. */
export async function headersDefining(root: string, names: readonly string[]): Promise<CNode[][]> {
  const headers = (await readdir(join(root, 'include'), { recursive: true }))
    .filter((name) => name.endsWith('.h'))
    .sort();
  const found: CNode[][] = [];
  for (const header of headers) {
    const text = (await readOptional(root, `include/${header}`)) ?? '';
    if (!names.some((name) => text.includes(name))) continue;
    const nodes = parseCFile(`include/${header}`, text);
    if (itemsOf(nodes).some((item) => DEFINING.has(item.kind) && item.names.some((name) => names.includes(name))))
      found.push(nodes);
  }
  return found;
}

/** Longest file that is read: QEMU's longest is a tenth of it. */
const MAX_FILE = 8 << 20;

/**
 * Text of a file of the tree, or null if it has none.
 * @throws QemuTreeError for what is not a file, or too long for one of QEMU's
 */
export async function readOptional(root: string, path: string): Promise<string | null> {
  const found = await stat(join(root, path)).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return null;
    if (error.code === 'ELOOP') throw new QemuTreeError(`${join(root, path)} is a link that leads to itself`);
    throw error;
  });
  if (found === null) return null;
  if (!found.isFile()) throw new QemuTreeError(`${join(root, path)} is not a file, and QEMU has one there`);
  if (found.size > MAX_FILE)
    throw new QemuTreeError(`${join(root, path)} has ${found.size} bytes; expected at most ${MAX_FILE}`);
  return readFile(join(root, path), 'utf8');
}

async function readAll(root: string, paths: readonly string[]): Promise<CNode[][]> {
  const texts = await Promise.all(paths.map((path) => readOptional(root, path)));
  const whole = await Promise.all(
    texts.map((text, i) => (text === null ? null : withIncludes(root, paths[i] as string, text))),
  );
  return whole.flatMap((text, i) => (text === null ? [] : [parseCFile(paths[i] as string, text)]));
}

/** A tree that takes its tables from generated files includes them from beside the file. */
async function withIncludes(root: string, path: string, text: string): Promise<string> {
  const include = /^#include "([\w-]+\.[ch]\.inc)"$/gm;
  const folder = path.slice(0, path.lastIndexOf('/') + 1);
  const names = [...text.matchAll(include)].map((match) => match[1] as string);
  const read = async (name: string) => [name, await readOptional(root, folder + name)] as const;
  const files = new Map(await Promise.all(names.map(read)));
  return text.replace(include, (line, name: string) => files.get(name) ?? line);
}

async function readQapi(root: string): Promise<CNode[]> {
  const texts = await Promise.all(QAPI.map((path) => readOptional(root, path)));
  return parseCFile('qapi', texts.map((text) => qapiEnums(text ?? '')).join('\n'));
}

/** Every C file of hw/i386 and hw/i386/xen that may define a machine type, besides those always read. */
async function machineSources(root: string): Promise<string[]> {
  const folders = ['hw/i386', 'hw/i386/xen'];
  const found: string[] = [];
  for (const folder of folders) {
    for (const name of (await readdir(join(root, folder)).catch(() => [])).sort()) {
      const path = `${folder}/${name}`;
      if (!name.endsWith('.c') || MACHINE_SOURCES.includes(path)) continue;
      if (
        /TYPE_MACHINE\b|TYPE_X86_MACHINE\b|TYPE_PC_MACHINE\b|DEFINE_\w*MACHINE/.test(
          (await readOptional(root, path)) ?? '',
        )
      )
        found.push(path);
    }
  }
  return found;
}
