import { FILE_KINDS } from '@cpu-models/source';

/** A JSON Schema, as far as this project's use it. */
export interface JsonSchema {
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly $ref?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly items?: JsonSchema;
  readonly oneOf?: readonly JsonSchema[];
  readonly anyOf?: readonly JsonSchema[];
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
}

/** Schemas by file name. */
export type SchemaFiles = ReadonlyMap<string, JsonSchema>;

/** The reference of the source format in Markdown: every kind of file, every field. */
export function schemaReference(files: SchemaFiles): string {
  const kinds = [...new Set(FILE_KINDS.map(({ schema }) => schema))];
  const lines = [
    '<!-- Generated from schemas/*.schema.json: run `npx nx run gen`. -->',
    '# Every field of the source',
    '',
    'What the kinds of files may say. What it means, with examples: [format.md](format.md).',
    ...kinds.flatMap((kind) => kindSection(kind, files)),
  ];
  return `${lines.join('\n')}\n`;
}

function kindSection(kind: string, files: SchemaFiles): string[] {
  const name = `${kind}.schema.json`;
  const schema = files.get(name);
  if (schema === undefined) throw new Error(`schemas/${name} does not exist`);
  const paths = FILE_KINDS.filter(({ schema: own }) => own === kind).map(({ path }) => `\`schemas/${pathText(path)}\``);
  const rows = fieldRows(schema, { files, name }, '', new Set());
  return [
    '',
    `## ${kind}`,
    '',
    `${paths.join(', ')}. ${schema.description ?? ''}`.trim(),
    '',
    '| field | value | meaning |',
    '|---|---|---|',
    ...rows,
  ];
}

function pathText(path: RegExp): string {
  return path.source
    .replaceAll(/[\\^$]/g, '')
    .replaceAll('[/]+', 'NAME')
    .replaceAll('[^/]+', 'NAME');
}

interface Place {
  readonly files: SchemaFiles;
  readonly name: string;
}

/** One row per field, with the fields of what is inside it below. */
function fieldRows(schema: JsonSchema, place: Place, path: string, seen: ReadonlySet<JsonSchema>): string[] {
  const [real, at] = follow(schema, place);
  if (seen.has(real)) return [];
  const inside = new Set([...seen, real]);
  const own = Object.entries(real.properties ?? {}).flatMap(([field, value]) => {
    const required = real.required?.includes(field) ? ' (required)' : '';
    const [target] = follow(value, at);
    const text = value.description ?? target.description ?? '';
    return [
      `| \`${path}${field}\`${required} | ${typeText(value, at)} | ${text.replaceAll('|', '\\|')} |`,
      ...fieldRows(value, at, `${path}${field}.`, inside),
    ];
  });
  const others =
    typeof real.additionalProperties === 'object'
      ? fieldRows(real.additionalProperties, at, `${path}NAME.`, inside)
      : [];
  const items = real.items === undefined ? [] : fieldRows(real.items, at, `${path.replace(/\.$/, '')}[].`, inside);
  const choices = [...(real.oneOf ?? []), ...(real.anyOf ?? [])].flatMap((choice) =>
    fieldRows(choice, at, path, inside),
  );
  return [...new Set([...own, ...others, ...items, ...choices])];
}

function follow(schema: JsonSchema, place: Place): [JsonSchema, Place] {
  if (schema.$ref === undefined) return [schema, place];
  const [file, pointer = ''] = schema.$ref.split('#');
  const name = file === '' || file === undefined ? place.name : file;
  const target = pointer
    .split('/')
    .slice(1)
    .reduce<unknown>((at, step) => (at as Record<string, unknown>)[step], place.files.get(name)) as JsonSchema;
  return follow(target, { ...place, name });
}

function typeText(schema: JsonSchema, place: Place): string {
  const [real, at] = follow(schema, place);
  if (real.const !== undefined) return `\`${String(real.const)}\``;
  if (real.enum !== undefined) return real.enum.map((value) => `\`${String(value)}\``).join(', ');
  const choices = [...(real.oneOf ?? []), ...(real.anyOf ?? [])];
  if (choices.length > 0) return [...new Set(choices.map((choice) => typeText(choice, at)))].join(' or ');
  if (real.items !== undefined) return `list of ${typeText(real.items, at)}`;
  if (typeof real.additionalProperties === 'object') return `NAME: ${typeText(real.additionalProperties, at)}`;
  return real.type === undefined ? 'anything' : [real.type].flat().join(' or ');
}
