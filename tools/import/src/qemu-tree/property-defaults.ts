import { compileC } from './c-compile.js';
import type { CData } from './c-data.js';
import { identifiers } from './c-text.js';
import type { Problems } from './problems.js';
import type { TreeFiles } from './tree-files.js';
import type { TreeProperty } from './types.js';
import { CONFIGURATIONS } from './words.js';

/** Default of a property as its registration shows it. */
export interface PropertyDefault {
  /** C text, or null where the registration has none. */
  readonly expression: string | null;
  /** Without an expression: does the field start as zero? */
  readonly isZeroed: boolean;
}

/** A property as read from the text; its default is still an expression. */
export type TextProperty = Omit<TreeProperty, 'default'> & { readonly default: PropertyDefault | null };

const INTEGERS: Readonly<Record<string, string>> = {
  uint8: '(uint8_t)',
  uint16: '(uint16_t)',
  uint32: '(uint32_t)',
  uint64: '(uint64_t)',
  size: '(uint64_t)',
  int32: '(int32_t)',
  int64: '(int64_t)',
  int: '(int64_t)',
};

/** Lets the compiler evaluate the defaults. */
export async function resolveDefaults(
  files: TreeFiles,
  properties: readonly TextProperty[],
  problems: Problems,
): Promise<TreeProperty[]> {
  const expressions = properties.map((property) => expressionOf(property, files));
  const used = expressions.flatMap((expression) => identifiers(expression ?? ''));
  const lines = properties.map((property, i) => constantOf(property, expressions[i] ?? null, i));
  const source = [files.cpu.slice([...used, 'ON_OFF_AUTO_OFF']), ...lines].join('\n');
  const onOff = 'const long long on_off_[] = { ON_OFF_AUTO_OFF, ON_OFF_AUTO_ON };';
  const what = `QEMU ${files.version}, property defaults`;
  const data = await compileC(what, source, CONFIGURATIONS[0]?.defines ?? [], onOff);
  return properties.map((property, i) => {
    const value = expressions[i] === null ? null : defaultText(property, data, i);
    if (value === null && INTEGERS[property.type] && !property.readOnly)
      problems.add(`the default of the property '${property.name}' is unknown`);
    return { ...property, default: value };
  });
}

/** The registration's default, or what x86_cpu_initfn assigns to the field (`cpu->lbr_fmt = ~PERF_CAP_LBR_FMT`). */
function expressionOf(property: TextProperty, files: TreeFiles): string | null {
  const { expression, isZeroed } = property.default ?? { expression: null, isZeroed: false };
  if (expression !== null) return expression;
  const assigned =
    property.field === null
      ? null
      : new RegExp(`\\bcpu->${property.field}\\s*=\\s*([^;]+);`).exec(files.cpu.function('x86_cpu_initfn')?.text ?? '');
  return assigned?.[1] ?? (isZeroed && !property.readOnly ? '0' : null);
}

/** C text of a constant with the default, if the compiler has to find it. */
function constantOf({ type }: TextProperty, expression: string | null, at: number): string {
  const cast = type === 'bool' ? '!!' : type === 'OnOffAuto' ? '' : INTEGERS[type];
  return expression === null || cast === undefined ? '' : `const long long default_${at}_ = ${cast}(${expression});`;
}

function defaultText({ type }: TextProperty, data: CData, at: number): string | null {
  if (type === 'string') return '';
  if (!data.has(`default_${at}_`)) return null;
  const [value = 0n] = data.numbers(`default_${at}_`);
  if (type === 'bool') return value === 0n ? 'false' : 'true';
  if (type === 'OnOffAuto') return ['off', 'on'][data.numbers('on_off_').indexOf(value)] ?? 'auto';
  return String(INTEGERS[type]?.startsWith('(u') ? BigInt.asUintN(64, value) : value);
}
