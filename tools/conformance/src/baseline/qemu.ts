import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compileSpliced, hashObject } from '../builds/compile.js';
import { buildQemu, type CompiledObject } from '../builds/qemu.js';
import { type Definition, listDefinitions, spliceDefinitions } from '../builds/splice.js';
import type { CaseResult } from '../cases.js';
import { mapInParallel } from '../pool.js';
import type { Progress } from '../progress.js';
import { fetchSource } from '../sources/sources.js';

/** The tables of each file, and a change to one of them that an object has to show. */
const TABLES: Record<string, { types: RegExp; change: [from: RegExp, to: string] }> = {
  'target/i386/cpu.c': {
    types: /^(X86CPUDefinition|FeatureWordInfo|FeatureDep|AVX10VersionDefinition|CPUCaches|CPUCacheInfo)$/,
    change: [/\.stepping = 3\b/, '.stepping = 2'],
  },
  'hw/i386/pc.c': {
    types: /^GlobalProperty$/,
    change: [/"off"/, '"on"'],
  },
};

/**
 * Compiles QEMU's own text the way generated text will be compiled: as it is, with each table
 * put back in its own place, and with one value changed.
 */
export async function qemuBaseline(release: string, progress: Progress): Promise<CaseResult[]> {
  progress.step(`qemu ${release}: looking for the source`);
  const source = await fetchSource('qemu', release);
  const build = source.kind === 'available' ? await buildQemu(source.value, progress) : source;
  if (build.kind === 'unavailable') {
    return [{ name: [`qemu ${release}`, 'objects'], status: 'skipped', detail: build.reason }];
  }
  const { objects, source: tree } = build.value;
  progress.step(`qemu ${tree.version}: compiling again`);
  const cases = objects.flatMap((object) => objectCases(object));
  return mapInParallel(cases, async ({ object, what, edit, expected }) => {
    const text = edit(await readFile(join(tree.directory, object.source), 'utf8'), object);
    const same = (await compileSpliced(object, text)) === (await hashObject(object));
    const status = expected === 'identical' ? (same ? 'identical' : 'differs') : same ? 'missed' : 'noticed';
    return { name: [`qemu ${tree.version}`, object.target, object.source, what], status };
  });
}

interface ObjectCase {
  readonly object: CompiledObject;
  readonly what: string;
  readonly edit: (text: string, object: CompiledObject) => string;
  readonly expected: 'identical' | 'noticed';
}

function objectCases(object: CompiledObject): ObjectCase[] {
  const pristine: ObjectCase = { object, what: 'pristine', edit: (text) => text, expected: 'identical' };
  if (TABLES[object.source] === undefined) return [pristine];
  return [
    pristine,
    { object, what: 'tables put back', edit: putTablesBack, expected: 'identical' },
    { object, what: 'one value changed', edit: changeOneValue, expected: 'noticed' },
  ];
}

function putTablesBack(text: string, object: CompiledObject): string {
  const tables = tablesOf(text, object);
  return spliceDefinitions(text, object.file, Object.fromEntries(tables.map((t) => [t.name, textOf(text, t)])));
}

function changeOneValue(text: string, object: CompiledObject): string {
  const [from, to] = TABLES[object.source]?.change ?? [/^/, ''];
  const table = tablesOf(text, object).find((candidate) => from.test(textOf(text, candidate)));
  if (table === undefined) throw new Error(`no table of ${object.source} holds ${from}`);
  return spliceDefinitions(text, object.file, { [table.name]: textOf(text, table).replace(from, to) });
}

function tablesOf(text: string, object: CompiledObject): Definition[] {
  return listDefinitions(text).filter(({ type }) => TABLES[object.source]?.types.test(type));
}

function textOf(text: string, { start, end }: Definition): string {
  return text.slice(start, end);
}
