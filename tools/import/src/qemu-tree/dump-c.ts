import type { CField } from './c-struct.js';

/** C text before every dumper: printing of JSON values. */
export const DUMP_PRELUDE = `#include <inttypes.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
`;

/** Goes between the cut-out tables and main(): a macro of the tables may not change it. */
export const DUMP_HELPERS = `
#define COUNT_(a) (sizeof(a) / sizeof((a)[0]))
static void put_(const char *text) { fputs(text, stdout); }
static void hex_(uint64_t v) { printf("\\"0x%" PRIx64 "\\"", v); }
static void num_(int64_t v) { printf("%" PRId64, v); }
static void bool_(bool v) { put_(v ? "true" : "false"); }
static void str_(const char *s)
{
    if (!s) { put_("null"); return; }
    putchar('"');
    for (; *s; s++) {
        if (*s == '"' || *s == '\\\\') printf("\\\\%c", *s);
        else if ((unsigned char)*s < 32) printf("\\\\u%04x", *s);
        else putchar(*s);
    }
    putchar('"');
}
static void ptr_(const void *p) { put_("null"); }
#define ANY_(x) _Generic((x), char *: str_, const char *: str_, bool: hex_, char: hex_, signed char: hex_, \\
    unsigned char: hex_, short: hex_, unsigned short: hex_, int: hex_, unsigned: hex_, long: hex_, unsigned long: hex_, \\
    long long: hex_, unsigned long long: hex_, default: ptr_)(x)
struct name_ { const void *at; const char *name; };
static void var_(const void *at, const struct name_ *names)
{
    for (; names->name; names++) {
        if (names->at == at) { str_(names->name); return; }
    }
    str_(at ? "?" : NULL);
}
`;

/** One key of a printed object: the C statement prints its value. */
export type Printed = readonly [key: string, statement: string];

/** C statements that print a JSON object. */
export function printObject(members: readonly Printed[]): string {
  const lines = members.map(([key, statement], i) => `put_("${i === 0 ? '' : ','}\\"${key}\\":"); ${statement}`);
  return `put_("{"); ${lines.join('\n')} put_("}");`;
}

/** C statements that print a JSON array; `element` prints the element at index `i_`. */
export function printArray(count: string, element: string, index = 'i_'): string {
  return `put_("["); for (int ${index} = 0; ${index} < (int)(${count}); ${index}++) { put_(${index} ? ",\\n" : ""); ${element} } put_("]");`;
}

/** How a field of a C struct is printed. `$` stands for the expression that holds the field. */
export interface FieldSpec {
  readonly key: string;
  readonly field: string;
  readonly print: string;
  /** Absent in some releases: then null is printed. */
  readonly optional?: boolean;
}

/** A struct's fields that this reader knows, in the order of the result. */
export interface StructSpec {
  readonly struct: string;
  readonly fields: readonly FieldSpec[];
  /** Known fields that need no printing. */
  readonly ignored?: readonly string[];
}

export interface StructPrinter {
  readonly members: readonly Printed[];
  readonly problems: readonly string[];
}

/** Printer of the struct at `expression`, with every unknown field under `extra`. */
export function structPrinter(spec: StructSpec, fields: readonly CField[], expression: string): StructPrinter {
  const present = new Set(fields.map((field) => field.path));
  const known = new Set([...spec.fields.map((field) => field.field), ...(spec.ignored ?? [])]);
  const unknown = fields.filter((field) => !known.has(field.path));
  const missing = spec.fields.filter((field) => !field.optional && !present.has(field.field));
  const members = spec.fields.map(
    ({ key, field, print }): Printed => [
      key,
      present.has(field) ? print.replaceAll('$', `${expression}${field}`) : 'put_("null");',
    ],
  );
  const extra = unknown.map(
    ({ path, isArray }): Printed => [path, isArray ? 'put_("null");' : `ANY_(${expression}${path});`],
  );
  return {
    members: extra.length > 0 ? [...members, ['extra', printObject(extra)]] : members,
    problems: [
      ...unknown.map(
        ({ path, type }) => `struct ${spec.struct} has the field '${path}' (${type}), which this reader does not know`,
      ),
      ...missing.map(({ field }) => `struct ${spec.struct} has no field '${field}' any more`),
    ],
  };
}
