import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileSpliced, hashObject } from '../builds/compile.js';
import type { CompiledObject, QemuBuild } from '../builds/qemu.js';
import type { CaseResult } from '../cases.js';
import { UserError } from '../errors.js';
import { mapInParallel } from '../pool.js';
import { generatedEntries, spliceCompat } from './compat.js';
import { differingDefinitions } from './hint.js';
import { generatedDefinitions, spliceTables } from './tables.js';

/** Generated C text of one release, as packages/gen-qemu gives it. */
export type GeneratedC = readonly { readonly path: string; readonly text: string }[];

const COMPAT_HEADER = 'pc-cpu-compat.h.inc';

/** The objects that generated text goes into. */
export function provedObjects({ objects }: QemuBuild): CompiledObject[] {
  return objects.filter(
    ({ source, target }) =>
      source === 'target/i386/cpu.c' || (source === 'hw/i386/pc.c' && target.startsWith('x86_64')),
  );
}

/**
 * Puts the generated definitions in the place of upstream's, and compiles: the objects must be those of the pristine tree,
 * byte for byte. For one that is not, the detail says which definition makes the difference.
 */
export function proveObjects(build: QemuBuild, generated: GeneratedC): Promise<CaseResult[]> {
  return mapInParallel(provedObjects(build), async (object) => {
    const name = [`qemu ${build.source.version}`, object.target, object.source];
    const detail = await difference(build, object, generated);
    return detail === undefined ? { name, status: 'identical' } : { name, status: 'differs', detail };
  });
}

/** Undefined for an identical object. */
async function difference(
  build: QemuBuild,
  object: CompiledObject,
  generated: GeneratedC,
): Promise<string | undefined> {
  const upstream = await readUpstream(build, object);
  const pristine = await hashObject(object);
  try {
    if ((await compileSpliced(object, spliceGenerated(upstream, object, generated))) === pristine) return undefined;
  } catch (error) {
    if (error instanceof UserError) return error.message;
    throw error;
  }
  if (object.source !== 'target/i386/cpu.c') return 'an entry of a compat array differs';
  const hints = await differingDefinitions(
    object,
    upstream.text,
    generatedDefinitions(generatedFor(object, generated).map(({ text }) => text)),
    pristine,
  );
  return hints.length === 0 ? 'the definitions differ only together' : hints.join('; ');
}

/** An upstream file, and the headers that may define what it is written with. */
export interface UpstreamFile {
  readonly text: string;
  readonly headers: readonly string[];
}

/** Reads what an object is compiled from. */
export async function readUpstream({ source }: QemuBuild, object: CompiledObject): Promise<UpstreamFile> {
  const text = await readFile(join(source.directory, object.source), 'utf8');
  if (object.source === 'target/i386/cpu.c') return { text, headers: [] };
  const folder = join(source.directory, 'include/hw/i386');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.h')).sort();
  return { text, headers: await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8'))) };
}

/** The generated files that go into an object. */
export function generatedFor({ source }: CompiledObject, generated: GeneratedC): GeneratedC {
  return generated.filter(({ path }) => (path === COMPAT_HEADER) === (source === 'hw/i386/pc.c'));
}

/** Upstream's file with the generated text in the place of what it defines. */
export function spliceGenerated(
  { text, headers }: UpstreamFile,
  object: CompiledObject,
  generated: GeneratedC,
): string {
  const texts = generatedFor(object, generated).map((file) => file.text);
  if (object.source === 'target/i386/cpu.c') return spliceTables(text, object.file, generatedDefinitions(texts));
  return spliceCompat(text, generatedEntries(texts.join('')), headers);
}
