import { compileC } from './c-compile.js';
import type { CData } from './c-data.js';
import type { CItem } from './c-items.js';
import type { CIndex } from './c-slice.js';
import { bodyAfter, closingBracket, identifiers, splitTop } from './c-text.js';
import type { Problems } from './problems.js';
import { integerIn, layoutText, type Member, readLayout, type StructLayout, textIn } from './struct-layout.js';
import type { TreeFiles } from './tree-files.js';
import { headersDefining } from './tree-files.js';
import type { TreeCompatArray, TreeCompatEntry, TreeDriver } from './types.js';
import { CONFIGURATIONS } from './words.js';

/** Stands for TYPE_X86_CPU in the dump, so that CPU types are told from all other devices whatever they are called. */
const ANY_CPU = '(x86-cpu)';
const KEYWORDS = new Set(['true', 'false', 'NULL']);

interface SourceArray {
  /** See {@link TreeCompatArray.name}. */
  readonly name: string;
  readonly file: string;
  /** Between the braces. */
  readonly body: string;
}

/** All GlobalProperty arrays of the machine sources with all entries, as the C compiler sees them. */
export async function readCompatArrays(files: TreeFiles, problems: Problems): Promise<TreeCompatArray[]> {
  const arrays = sourceArrays(files.machine);
  const what = `QEMU ${files.version}, compat arrays`;
  const defines = CONFIGURATIONS[0]?.defines ?? [];
  const data = await compileC(what, await sourceOf(files, arrays), defines, layoutText('layout_', ENTRY, FIELDS));
  const layout = readLayout(data, 'layout_', FIELDS);
  return arrays.map((array, i) => ({
    name: array.name,
    file: array.file,
    entries: entriesOf(array, rawEntries(data, layout, `array${i}_`), files.machine, problems),
  }));
}

interface RawEntry {
  readonly driver: string;
  readonly property: string;
  readonly value: string;
  readonly optional: boolean;
}

/** An entry as it is compiled: the fields of QEMU's GlobalProperty. */
const ENTRY = 'struct entry_';
const FIELDS = ['driver', 'property', 'value', 'optional'].map((path) => ({ path, type: '', isArray: false }));

function rawEntries(data: CData, layout: StructLayout, name: string): RawEntry[] {
  const object = data.object(name);
  return Array.from({ length: Math.floor(object.bytes.length / layout.size) }, (_, i) => {
    const at = { object, offset: i * layout.size };
    const member = (path: string) => layout.member(at, path) as Member;
    const text = (path: string) => textIn(data, member(path)) ?? '';
    const [driver, property, value] = [text('driver'), text('property'), text('value')];
    return { driver, property, value, optional: integerIn(data, member('optional')) !== 0n };
  });
}

function sourceArrays(index: CIndex): SourceArray[] {
  return index.items.flatMap((item) =>
    item.kind === 'variable' ? fileArray(item) : item.kind === 'function' ? localArrays(item) : [],
  );
}

function fileArray(item: CItem): SourceArray[] {
  if (!/\bGlobalProperty\s+\w+\s*\[\s*\]\s*=/.test(item.text)) return [];
  return [{ name: item.names[0] as string, file: item.file, body: bodyAfter(item.text, 0) ?? '' }];
}

/** `static GlobalProperty compat[] = {...};` inside of an option function. */
function localArrays(item: CItem): SourceArray[] {
  return [...item.text.matchAll(/\bGlobalProperty\s+(\w+)\s*\[\s*\]\s*=/g)].map((match) => ({
    name: `${item.names[0]}.${match[1]}`,
    file: item.file,
    body: bodyAfter(item.text, match.index) ?? '',
  }));
}

async function sourceOf(files: TreeFiles, arrays: readonly SourceArray[]): Promise<string> {
  const names = [...new Set(arrays.flatMap(({ body }) => identifiers(body)))].filter((name) => !KEYWORDS.has(name));
  const unknown = names.filter((name) => files.machine.find(name).length === 0);
  const index = files.machine.withHeaders(unknown.length > 0 ? await headersDefining(files.root, unknown) : []);
  // A device whose name no header tells keeps the C text.
  const stillUnknown = unknown.filter((name) => index.find(name).length === 0);
  return [
    index.slice([...names, 'X86_CPU_TYPE_SUFFIX', 'TYPE_X86_CPU']),
    `#undef TYPE_X86_CPU\n#define TYPE_X86_CPU "${ANY_CPU}"`,
    ...stillUnknown.map((name) => `#define ${name} "${name}"`),
    `${ENTRY} { const char *driver, *property, *value; bool used; bool optional; };`,
    ...arrays.map(({ body }, i) => `const ${ENTRY} array${i}_[] = {\n${body}\n};`),
  ].join('\n');
}

function entriesOf(array: SourceArray, raw: readonly RawEntry[], index: CIndex, problems: Problems): TreeCompatEntry[] {
  const macros = entryMacros(array.body, index);
  if (macros.length !== raw.length)
    problems.add(
      `${array.name}: ${raw.length} entries, but the text shows ${macros.length}; which come of a macro is unknown`,
    );
  return raw.map((entry, i) => ({
    ...entry,
    driver: driverOf(entry.driver),
    macro: macros.length === raw.length ? (macros[i] ?? null) : null,
  }));
}

function driverOf(driver: string): TreeDriver {
  if (driver === ANY_CPU) return { kind: 'any-cpu' };
  if (driver.endsWith(`-${ANY_CPU}`)) return { kind: 'cpu', model: driver.slice(0, -ANY_CPU.length - 1) };
  return { kind: 'device', name: driver };
}

/** For each entry the macro that it was written through, or null. Macro entries come without a comma. */
function entryMacros(body: string, index: CIndex): (string | null)[] {
  const macros: (string | null)[] = [];
  const text = body.replace(/^[ \t]*#.*$/gm, '');
  for (let at = 0; at < text.length; at++) {
    const name = /^[A-Za-z_]\w*/.exec(text.slice(at))?.[0];
    if (text[at] === '{') {
      macros.push(null);
      at = closingBracket(text, at);
    } else if (name !== undefined) {
      macros.push(...Array.from({ length: bracesOf(name, index) }, () => name));
      at += name.length;
      if (text[at] === '(') at = closingBracket(text, at);
    }
  }
  return macros;
}

/** Number of `{...}` that a macro expands to. */
function bracesOf(macro: string, index: CIndex): number {
  const text = index.find(macro)[0]?.text ?? '';
  return splitTop(text, ',').filter((part) => part.includes('{')).length;
}
