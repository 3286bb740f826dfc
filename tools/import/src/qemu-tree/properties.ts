import { type CItem, itemsOf, parseCFile } from './c-items.js';
import { bodyAfter, callArguments, collapse, literalString, splitTop } from './c-text.js';
import type { Problems } from './problems.js';
import { resolveDefaults, type TextProperty } from './property-defaults.js';
import { cpuModelsBelow } from './property-owners.js';
import type { TreeFiles } from './tree-files.js';
import type { TreeAlias, TreeProperty } from './types.js';

/** DEFINE_PROP_* macros: QOM type, and where the default stands among the arguments (null: starts as zero or empty). */
const DEFINE_PROPS: Readonly<Record<string, { type: string; defaultAt: number | null; bitAt?: number }>> = {
  DEFINE_PROP_BOOL: { type: 'bool', defaultAt: 3 },
  DEFINE_PROP_BIT: { type: 'bool', defaultAt: 4, bitAt: 3 },
  DEFINE_PROP_BIT64: { type: 'bool', defaultAt: 4, bitAt: 3 },
  DEFINE_PROP_UINT8: { type: 'uint8', defaultAt: 3 },
  DEFINE_PROP_UINT16: { type: 'uint16', defaultAt: 3 },
  DEFINE_PROP_UINT32: { type: 'uint32', defaultAt: 3 },
  DEFINE_PROP_UINT64: { type: 'uint64', defaultAt: 3 },
  DEFINE_PROP_UINT64_CHECKMASK: { type: 'uint64', defaultAt: null },
  DEFINE_PROP_INT32: { type: 'int32', defaultAt: 3 },
  DEFINE_PROP_INT64: { type: 'int64', defaultAt: 3 },
  DEFINE_PROP_SIZE: { type: 'size', defaultAt: 3 },
  DEFINE_PROP_SIZE32: { type: 'size', defaultAt: 3 },
  DEFINE_PROP_STRING: { type: 'string', defaultAt: null },
  DEFINE_PROP_ON_OFF_AUTO: { type: 'OnOffAuto', defaultAt: 3 },
  DEFINE_PROP_LINK: { type: 'link', defaultAt: null },
};

/** Properties of a CPU object that are no feature bit. */
export async function readProperties(files: TreeFiles, problems: Problems): Promise<TreeProperty[]> {
  const items = files.properties.filter((item) => isSystem(item.conditions));
  const found = items.flatMap((item) => [
    ...tableProperties(item, items, problems),
    ...addedProperties(item, problems),
  ]);
  const resolved = await resolveDefaults(files, found, problems);
  return resolved.filter((property, i) => resolved.findIndex(({ name }) => name === property.name) === i);
}

/** `object_property_add_alias(obj, "sse3", obj, "pni")`. */
export function readAliases(files: TreeFiles, problems: Problems): TreeAlias[] {
  const initfn = files.cpu.function('x86_cpu_initfn');
  const calls = [...(initfn?.text.matchAll(/\bobject_property_add_alias\s*\(/g) ?? [])];
  if (calls.length === 0) problems.add('x86_cpu_initfn registers no aliases of properties');
  return calls.map((call) => {
    const args = callArguments(initfn?.text ?? '', call.index + call[0].length - 1);
    return { alias: literalString(args[1] ?? '') ?? '', target: literalString(args[3] ?? '') ?? '' };
  });
}

/** Not under CONFIG_USER_ONLY. */
function isSystem(conditions: readonly string[]): boolean {
  return !conditions.some(
    (condition) =>
      /^#\s*if(def\s+|\s+defined\s*\(?\s*)CONFIG_USER_ONLY\b/.test(condition) ||
      /^#else of #\s*if(ndef| !defined).*CONFIG_USER_ONLY/.test(condition),
  );
}

function tableProperties(item: CItem, items: readonly CItem[], problems: Problems): TextProperty[] {
  if (item.kind !== 'variable' || !/\bProperty\s+\w+\s*\[\s*\]\s*=/.test(item.text)) return [];
  const models = cpuModelsBelow(item.names[0] as string, items);
  const entries = itemsOf(parseCFile(item.file, splitTop(bodyAfter(item.text, 0) ?? '', ',').join(';\n')));
  return entries
    .filter((entry) => isSystem(entry.conditions))
    .flatMap((entry) => tableProperty(entry, item, models, problems));
}

function tableProperty(
  entry: CItem,
  table: CItem,
  models: readonly string[] | null,
  problems: Problems,
): TextProperty[] {
  const macro = /^(\w+)\s*\(/.exec(entry.text);
  if (!macro || macro[1] === 'DEFINE_PROP_END_OF_LIST') return [];
  const by = macro[1] as string;
  const args = callArguments(entry.text, macro[0].length - 1);
  const known = DEFINE_PROPS[by];
  const name = literalString(args[0] ?? '') ?? '';
  if (!known) problems.add(`the property '${name}' is defined by ${by}, which this reader does not know`);
  const expression = known?.defaultAt === null || known === undefined ? undefined : args[known.defaultAt];
  return [
    {
      name,
      type: known?.type ?? by,
      default: { expression: expression ?? null, isZeroed: known !== undefined },
      by,
      where: `${table.file} ${table.names[0]}`,
      models,
      field: args[2] === undefined ? null : collapse(args[2]),
      bit: known?.bitAt === undefined ? null : (args[known.bitAt] ?? null),
      readOnly: false,
      conditions: entry.conditions.filter((condition) => !condition.includes('CONFIG_USER_ONLY')),
    },
  ];
}

const ADDED = /\bobject_(?:class_)?property_add(_bool|_str|)\s*\(/g;

/** object_property_add and object_class_property_add calls with a literal name. */
function addedProperties(item: CItem, problems: Problems): TextProperty[] {
  if (item.kind !== 'function' || !item.text.includes('{')) return [];
  return [...item.text.matchAll(ADDED)].flatMap((call): TextProperty[] => {
    const [, nameText = '', ...rest] = callArguments(item.text, call.index + call[0].length - 1);
    const name = literalString(nameText);
    if (name === null) return [];
    const type = call[1] === '_bool' ? 'bool' : call[1] === '_str' ? 'string' : literalString(rest[0] ?? '');
    if (type === null) problems.add(`${item.names[0]}: the type of the property '${name}' is not a literal`);
    const setter = call[1] === '' ? rest[2] : rest[1];
    const by = call[0].replace(/\s*\($/, '');
    const where = `${item.file} ${item.names[0]}`;
    return [
      {
        name,
        type: type ?? '',
        default: { expression: null, isZeroed: true },
        by,
        where,
        models: null,
        field: null,
        bit: null,
        readOnly: setter === 'NULL',
        conditions: [],
      },
    ];
  });
}
