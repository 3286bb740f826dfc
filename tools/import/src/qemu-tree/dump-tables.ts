import { enumConstants } from './c-classify.js';
import type { CItem } from './c-items.js';
import type { CIndex } from './c-slice.js';
import type { CField } from './c-struct.js';
import { structFields } from './c-struct.js';
import type { Printed, StructSpec } from './dump-c.js';
import { DUMP_HELPERS, DUMP_PRELUDE, printArray, printObject, structPrinter } from './dump-c.js';
import { dumpFunctions } from './dump-functions.js';
import { AVX10, CACHE_DESCRIPTOR, CACHE_SET, MODEL, WORD, XSAVE_AREA } from './dump-specs.js';
import { QemuTreeError } from './errors.js';
import { macroBody } from './macro-uses.js';
import type { Problems } from './problems.js';

/** What the dumper is to print besides the fixed tables. */
export interface DumpRequest {
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

/** The C program that prints all CPU tables as one JSON value. */
export function tableDumper(index: CIndex, request: DumpRequest, problems: Problems): string {
  for (const table of TABLES) {
    if (!index.variable(table)) throw new QemuTreeError(`target/i386/cpu.c has no table '${table}'`);
  }
  const variables = [...request.cacheSets, ...request.looseCaches].flatMap((item) => item.names);
  const wanted = [
    ...TABLES,
    ...(index.variable(AVX10_TABLE) ? [AVX10_TABLE] : []),
    ...variables,
    ...request.propTables,
    ...request.macros,
    'R_EAX',
    'QEMU_HW_VERSION',
    'X86XSaveArea',
  ];
  wanted.push(...request.xsaveOffsets.map(({ bit }) => bit), ...shareLevels(index), 'CPUID_XSTATE_XSS_MASK');
  const printer = new TablePrinter(index, problems);
  return [
    DUMP_PRELUDE,
    index.slice(wanted),
    DUMP_HELPERS,
    dumpFunctions({
      caches: variables,
      words: wordNames(index),
      shareLevels: shareLevels(index),
      members: (spec, at) => printer.members(spec, at),
    }),
    'int main(void) {',
    printObject(printer.tables(request)),
    'put_("\\n"); return 0; }',
  ].join('\n');
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
  const item = index.find(struct).find(({ kind, text }) => kind === 'type' && text.includes('{'));
  if (!item) throw new QemuTreeError(`the headers and sources of target/i386 have no struct ${struct}`);
  return structFields(item.text);
}

class TablePrinter {
  constructor(
    private readonly index: CIndex,
    private readonly problems: Problems,
  ) {}

  tables(request: DumpRequest): Printed[] {
    const model = [
      ...this.members(MODEL, 'builtin_x86_defs[i_].'),
      ['versions', 'versions_(builtin_x86_defs[i_].versions);'] as const,
    ];
    const word: Printed[] = [['name', 'word_(i_);'], ...this.members(WORD, 'feature_word_info[i_].')];
    return [
      ['words', printArray('FEATURE_WORDS', printObject(word))],
      ['dependencies', printArray('COUNT_(feature_dependencies)', this.dependency())],
      ['cacheSets', this.perItem(request.cacheSets, (name) => printObject(this.members(CACHE_SET, `${name}.`)))],
      ['looseCaches', this.perItem(request.looseCaches, (name) => `cache_(&${name});`)],
      ['descriptors', printArray('COUNT_(cpuid2_cache_descriptors)', this.descriptor())],
      ['models', printArray('COUNT_(builtin_x86_defs)', printObject(model))],
      ['avx10', this.avx10()],
      ['props', printObject(request.propTables.map((name) => [name, `props_(${name});`]))],
      ['xsave', printArray('COUNT_(x86_ext_save_areas)', this.xsaveArea())],
      ['xsaveOffsets', this.xsaveOffsets(request)],
      ['xssMask', this.ifDefined('CPUID_XSTATE_XSS_MASK', 'hex_(CPUID_XSTATE_XSS_MASK);')],
      ['hwVersion', 'str_(QEMU_HW_VERSION);'],
      ['macros', this.macros(request.macros)],
    ];
  }

  members(spec: StructSpec, expression: string): readonly Printed[] {
    const { members, problems } = structPrinter(spec, fieldsOf(this.index, spec.struct), expression);
    for (const problem of problems) this.problems.add(problem);
    return members;
  }

  private dependency(): string {
    const side = (name: string) =>
      printObject([
        ['word', `word_(feature_dependencies[i_].${name}.index);`],
        ['mask', `hex_(feature_dependencies[i_].${name}.mask);`],
      ]);
    return printObject([
      ['from', side('from')],
      ['to', side('to')],
    ]);
  }

  /** The table is indexed by descriptor byte and has holes. */
  private descriptor(): string {
    const members = this.members(CACHE_DESCRIPTOR, 'cpuid2_cache_descriptors[i_].');
    return `if (!cpuid2_cache_descriptors[i_].size) { put_("null"); continue; } ${printObject([['descriptor', 'num_(i_);'], ...members])}`;
  }

  private avx10(): string {
    if (!this.index.variable(AVX10_TABLE)) return 'put_("[]");';
    return printArray(`COUNT_(${AVX10_TABLE})`, printObject(this.members(AVX10, `${AVX10_TABLE}[i_].`)));
  }

  private xsaveArea(): string {
    return printObject(this.members(XSAVE_AREA, 'x86_ext_save_areas[i_].'));
  }

  private xsaveOffsets(request: DumpRequest): string {
    const pairs = request.xsaveOffsets.map(
      ({ bit, field }) => `put_("["); num_(${bit}); put_(","); num_(offsetof(X86XSaveArea, ${field})); put_("]");`,
    );
    return `put_("["); ${pairs.join(' put_(","); ')} put_("]");`;
  }

  private perItem(items: readonly CItem[], print: (name: string) => string): string {
    const names = [...new Set(items.flatMap((item) => item.names))];
    return printObject(names.map((name) => [name, print(name)]));
  }

  private ifDefined(macro: string, statement: string): string {
    return `\n#ifdef ${macro}\n${statement}\n#else\nput_("null");\n#endif\n`;
  }

  private macros(names: readonly string[]): string {
    return printObject(names.map((name) => [name, this.ifDefined(name, `hex_(${name});`)]));
  }
}
