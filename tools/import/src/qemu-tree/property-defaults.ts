import { runC } from './c-run.js';
import { identifiers } from './c-text.js';
import { DUMP_HELPERS, DUMP_PRELUDE } from './dump-c.js';
import type { Problems } from './problems.js';
import type { TextProperty } from './properties.js';
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
  const lines = properties.map((property, i) => printer(property, expressions[i] ?? null));
  const source = [
    DUMP_PRELUDE,
    files.cpu.slice([...used, 'ON_OFF_AUTO_OFF']),
    DUMP_HELPERS,
    'static void on_off_auto_(int v) { str_(v == ON_OFF_AUTO_ON ? "on" : v == ON_OFF_AUTO_OFF ? "off" : "auto"); }',
    `int main(void) { put_("["); ${lines.join(' put_(",\\n");\n')} put_("]"); return 0; }`,
  ].join('\n');
  const values = JSON.parse(
    await runC(`QEMU ${files.version}, property defaults`, source, CONFIGURATIONS[0]?.defines ?? []),
  ) as (string | null)[];
  return properties.map((property, i) => {
    const value = values[i] ?? null;
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

function printer({ type }: TextProperty, expression: string | null): string {
  if (expression === null) return 'put_("null");';
  if (type === 'bool') return `str_((${expression}) ? "true" : "false");`;
  if (type === 'string') return 'str_("");';
  if (type === 'OnOffAuto') return `on_off_auto_(${expression});`;
  const cast = INTEGERS[type];
  if (cast === undefined) return 'put_("null");';
  const format = cast.startsWith('(u') ? 'PRIu64' : 'PRId64';
  return `printf("\\"%" ${format} "\\"", (${format === 'PRIu64' ? 'uint64_t' : 'int64_t'})${cast}(${expression}));`;
}
