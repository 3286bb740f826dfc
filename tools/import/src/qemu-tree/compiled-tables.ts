import { enumConstants } from './c-classify.js';
import { compileC } from './c-compile.js';
import type { CData, Place } from './c-data.js';
import type { CItem } from './c-items.js';
import type { CIndex } from './c-slice.js';
import { type CField, structFields } from './c-struct.js';
import { QemuTreeError } from './errors.js';
import { macroBody } from './macro-uses.js';
import type { Problems } from './problems.js';
import type { RawTables } from './raw.js';
import { type StructSpec, TableReader } from './read-structs.js';
import { hex, integerIn, layoutText, type Member } from './struct-layout.js';
import * as specs from './table-specs.js';
import type { TreeConfiguration } from './types.js';

/** What is read besides the fixed tables. */
export interface TableRequest {
  readonly cacheSets: readonly CItem[];
  readonly looseCaches: readonly CItem[];
  /** C names of PropValue tables. */
  readonly propTables: readonly string[];
  /** Object-like macros whose value is wanted. */
  readonly macros: readonly string[];
  /** `field` of X86XSaveArea that holds the component `bit` (a macro or a constant) under TCG. */
  readonly xsaveOffsets: readonly { readonly bit: string; readonly field: string }[];
}

const TABLES = [
  'feature_word_info',
  'feature_dependencies',
  'builtin_x86_defs',
  'x86_ext_save_areas',
  'cpuid2_cache_descriptors',
];
/** Since 11.0: what each version of AVX10 turns on. */
const AVX10_TABLE = 'builtin_avx10_defs';
const XSS_MASK = 'CPUID_XSTATE_XSS_MASK';

const SPECS = [
  ...[specs.WORD, specs.CACHE, specs.CACHE_SET, specs.CACHE_DESCRIPTOR, specs.MODEL, specs.VERSION],
  ...[specs.XSAVE_AREA, specs.PROP, specs.MASK],
];
/** Both sides of a dependency are masks. */
const DEPENDENCY = 'FeatureDep';

/** The CPU tables as the C compiler understands them. */
export class CompiledTables {
  private readonly words: readonly string[];
  private readonly shareLevels: readonly string[];
  private readonly structs: ReadonlyMap<string, readonly CField[]>;
  private readonly hasAvx10: boolean;

  constructor(
    private readonly index: CIndex,
    private readonly request: TableRequest,
    problems: Problems,
  ) {
    for (const table of TABLES)
      if (!index.variable(table)) throw new QemuTreeError(`target/i386/cpu.c has no table '${table}'`);
    this.words = wordNames(index);
    this.shareLevels = shareLevels(index);
    this.hasAvx10 = index.variable(AVX10_TABLE) !== null;
    const all = this.hasAvx10 ? [...SPECS, specs.AVX10] : SPECS;
    this.structs = new Map(
      [...all.map(({ struct }) => struct), DEPENDENCY].map((name) => [name, fieldsOf(index, name)]),
    );
    for (const spec of all) for (const problem of this.unknownIn(spec)) problems.add(problem);
  }

  /** Compiles the tables as one configuration has them, and reads what they hold. */
  async read(what: string, { defines }: TreeConfiguration): Promise<RawTables> {
    const data = await compileC(what, this.slice(), defines, this.questions());
    const constants = [...specs.CONSTANTS, ...this.shareLevels];
    const values = data.numbers('constants_');
    const levels = this.shareLevels.map((name, i) => [values[specs.CONSTANTS.length + i] ?? -1n, name] as const);
    const reader = new TableReader(data, {
      words: this.wordsByValue(data),
      shareLevels: new Map([...levels].reverse()),
      caches: this.caches,
      constants: new Map(constants.map((name, i) => [name, values[i] ?? -1n])),
      fields: (struct) => this.structs.get(struct) ?? [],
    });
    return this.tables(reader) as unknown as RawTables;
  }

  private get caches(): readonly string[] {
    return [...new Set([...this.request.cacheSets, ...this.request.looseCaches].flatMap(({ names }) => names))];
  }

  private get tablesHere(): readonly string[] {
    return this.hasAvx10 ? [...TABLES, AVX10_TABLE] : TABLES;
  }

  private wordsByValue(data: CData): string[] {
    const [count = 0n, ...values] = data.numbers('words_');
    const names: string[] = [];
    this.words.forEach((name, i) => {
      if ((values[i] ?? count) < count) names[Number(values[i])] ??= name;
    });
    return Array.from({ length: this.words.length }, (_, i) => names[i] ?? '?');
  }

  /** The tables alone. */
  private slice(): string {
    const { propTables, macros, xsaveOffsets } = this.request;
    const bits = xsaveOffsets.map(({ bit }) => bit);
    const wanted = [...this.tablesHere, ...this.caches, ...propTables, ...macros, ...bits, ...this.shareLevels];
    return this.index.slice([...wanted, 'R_EAX', 'QEMU_HW_VERSION', 'X86XSaveArea', XSS_MASK]);
  }

  /** What the compiler is to say of them, as data. */
  private questions(): string {
    const { propTables, macros, xsaveOffsets } = this.request;
    const offsets = xsaveOffsets.map(({ bit, field }) => `${bit}, __builtin_offsetof(X86XSaveArea, ${field})`);
    const roots = [...this.tablesHere, ...this.caches, ...propTables];
    return [
      ...[...this.structs].map(([name, fields]) => layoutText(`layout_${name}_`, typeName(this.index, name), fields)),
      // Tables that nothing refers to would be left out.
      `const void *const roots_[] = { ${roots.map((name) => `&${name}`).join(', ')} };`,
      numbers('words_', ['FEATURE_WORDS', ...this.words]),
      numbers('constants_', [...specs.CONSTANTS, ...this.shareLevels]),
      numbers('xsave_offsets_', offsets),
      'const char *const hw_version_ = QEMU_HW_VERSION;',
      ...[...macros, XSS_MASK].map((name, i) => `#ifdef ${name}\nconst long long macro_${i}_ = ${name};\n#endif`),
    ].join('\n');
  }

  private tables(reader: TableReader) {
    const { data } = reader;
    const { cacheSets, looseCaches, propTables, macros } = this.request;
    const rows = (table: string, spec: StructSpec) =>
      reader.elements(table, spec.struct).map((place) => reader.struct(spec, place));
    const perItem = (items: readonly CItem[], read: (place: Place) => unknown) =>
      Object.fromEntries(
        [...new Set(items.flatMap(({ names }) => names))].map((name) => [name, read(start(data, name))]),
      );
    const macro = (i: number) => (data.has(`macro_${i}_`) ? hex(data.numbers(`macro_${i}_`)[0] ?? 0n) : null);
    return {
      words: reader
        .elements('feature_word_info', specs.WORD.struct)
        .map((place, i) => ({ name: reader.word(BigInt(i)), ...reader.struct(specs.WORD, place) })),
      dependencies: this.dependencies(reader),
      cacheSets: perItem(cacheSets, (place) => reader.struct(specs.CACHE_SET, place)),
      looseCaches: perItem(looseCaches, (place) => reader.struct(specs.CACHE, place)),
      descriptors: this.descriptors(reader),
      models: reader.elements('builtin_x86_defs', specs.MODEL.struct).map((place) => this.model(reader, place)),
      avx10: this.hasAvx10 ? rows(AVX10_TABLE, specs.AVX10) : [],
      props: Object.fromEntries(propTables.map((name) => [name, specs.propertiesAt(reader, start(data, name))])),
      xsave: rows('x86_ext_save_areas', specs.XSAVE_AREA),
      xsaveOffsets: pairs(data.numbers('xsave_offsets_')),
      xssMask: macro(macros.length),
      hwVersion: data.text(data.pointer(start(data, 'hw_version_')) as Place),
      macros: Object.fromEntries(macros.map((name, i) => [name, macro(i)])),
    };
  }

  private dependencies(reader: TableReader) {
    const layout = reader.layout(DEPENDENCY);
    const side = (place: Place, name: string) => reader.struct(specs.MASK, layout.member(place, name) as Member);
    return reader
      .elements('feature_dependencies', DEPENDENCY)
      .map((place) => ({ from: side(place, 'from'), to: side(place, 'to') }));
  }

  /** The table is indexed by descriptor byte and has holes. */
  private descriptors(reader: TableReader) {
    const { struct } = specs.CACHE_DESCRIPTOR;
    return reader.elements('cpuid2_cache_descriptors', struct).map((place, descriptor) => {
      const entry = reader.struct(specs.CACHE_DESCRIPTOR, place);
      return entry['size'] === 0 ? null : { descriptor, ...entry };
    });
  }

  private model(reader: TableReader, place: Place) {
    const { data } = reader;
    const list = data.pointer(reader.layout(specs.MODEL.struct).member(place, 'versions') as Member);
    const all = list === null ? [] : reader.elementsOf(list, specs.VERSION.struct);
    const version = (at: Place) => integerIn(data, reader.layout(specs.VERSION.struct).member(at, 'version') as Member);
    const end = all.findIndex((at) => version(at) === 0n);
    const versions = all.slice(0, end < 0 ? all.length : end).map((at) => reader.struct(specs.VERSION, at));
    return { ...reader.struct(specs.MODEL, place), versions };
  }

  private *unknownIn({ struct, fields, ignored = [] }: StructSpec): Generator<string> {
    const present = this.structs.get(struct) ?? [];
    const known = new Set([...fields.map(({ field }) => field), ...ignored]);
    for (const { path, type } of present.filter(({ path }) => !known.has(path)))
      yield `struct ${struct} has the field '${path}' (${type}), which this reader does not know`;
    for (const { field, optional } of fields)
      if (optional !== true && !present.some(({ path }) => path === field))
        yield `struct ${struct} has no field '${field}' any more`;
  }
}

function start(data: CData, name: string): Place {
  return { object: data.object(name), offset: 0 };
}

function numbers(name: string, values: readonly string[]): string {
  return `const long long ${name}[] = { ${values.join(', ')} };`;
}

function pairs(values: readonly bigint[]): [number, number][] {
  return Array.from({ length: values.length >> 1 }, (_, i) => [Number(values[2 * i]), Number(values[2 * i + 1])]);
}

/** FeatureWord constants in enum order. */
export function wordNames(index: CIndex): string[] {
  const item = index.find('FEATURE_WORDS').find(({ kind }) => kind === 'enum');
  if (!item) throw new QemuTreeError('target/i386/cpu.h has no enum with FEATURE_WORDS');
  return enumConstants(item.text).filter((name) => name !== 'FEATURE_WORDS');
}

/** Constants of the enum that CPUCacheInfo.share_level is of. */
function shareLevels(index: CIndex): string[] {
  const field = fieldsOf(index, 'CPUCacheInfo').find(({ path }) => path === 'share_level');
  const item = field && index.find(field.type.replace(/^enum /, '')).find(({ kind }) => kind === 'enum');
  if (!item) return [];
  const constants = enumConstants(item.text);
  // CPU_TOPOLOGY_LEVEL_INVALID is a macro for the enum's ..._MAX: the name in use is the macro's.
  const alias = index.items.find(
    ({ kind, text }) => kind === 'define' && constants.some((name) => macroBody(text, macroName(text)) === name),
  );
  return [...constants.filter((name) => !name.endsWith('_MAX')), ...(alias?.names ?? [])];
}

function macroName(text: string): string {
  return /^#\s*define\s+(\w+)/.exec(text)?.[1] ?? '';
}

function fieldsOf(index: CIndex, struct: string): CField[] {
  return structFields(definitionOf(index, struct));
}

/** How C names a struct: it need not have a typedef. */
function typeName(index: CIndex, struct: string): string {
  return /^\s*typedef\b/.test(definitionOf(index, struct)) ? struct : `struct ${struct}`;
}

function definitionOf(index: CIndex, struct: string): string {
  const item = index.find(struct).find(({ kind, text }) => kind === 'type' && text.includes('{'));
  if (!item) throw new QemuTreeError(`the headers and sources of target/i386 have no struct ${struct}`);
  return item.text;
}
