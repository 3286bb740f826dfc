/** Says whether a value follows a schema, and nothing about why not. */
export type Quick = (value: unknown) => boolean;

type Json = Readonly<Record<string, unknown>>;
type At = (schema: unknown) => Quick;
type Make = (argument: unknown, schema: Json, at: At) => Quick;

/**
 * A schema as a function that says yes or no: almost all files are right, and for them this takes a hundredth of the time
 * that it takes to compile a schema whose errors are to be explained. A schema with a keyword that is not here is never
 * followed, so that the careful validator has the word.
 *
 * @param file name of a JSON Schema (draft-07)
 * @param read a schema by its file's name, as `$ref` has it
 */
export function quickCheck(file: string, read: (file: string) => object): Quick {
  const known = new Map<unknown, Quick>();
  const within =
    (base: string): At =>
    (sub) => {
      const found = known.get(sub);
      if (found !== undefined) return found;
      // A schema may lead back to itself.
      let made: Quick | undefined;
      known.set(sub, (value) => made?.(value) ?? false);
      made =
        isFields(sub) && typeof sub['$ref'] === 'string' ? referred(sub['$ref'], base) : compile(sub, within(base));
      known.set(sub, made);
      return made;
    };
  const referred = (ref: string, base: string): Quick => {
    const [other, pointer = ''] = ref.split('#');
    const target = other || base;
    const steps = pointer.split('/').slice(1);
    return within(target)(steps.reduce<unknown>((schema, step) => (schema as Json)[step], read(target)));
  };
  return within(file)(read(file));
}

function compile(schema: unknown, at: At): Quick {
  if (typeof schema === 'boolean') return () => schema;
  if (!isFields(schema)) return () => false;
  const checks = Object.entries(schema)
    .filter(([keyword]) => !SILENT.has(keyword))
    .map(([keyword, argument]) => KEYWORDS[keyword]?.(argument, schema, at) ?? (() => false));
  return (value) => {
    for (const check of checks) if (!check(value)) return false;
    return true;
  };
}

/** Keywords that say nothing by themselves. */
const SILENT = new Set(['$schema', '$id', 'title', 'description', 'definitions', 'then']);

const KEYWORDS: Readonly<Record<string, Make>> = {
  type: (wanted) => {
    const types = [wanted].flat().map((type) => TYPES[String(type)] ?? (() => false));
    return (value) => types.some((is) => is(value));
  },
  const: (wanted) => (value) => value === wanted,
  enum: (wanted) => {
    const values = new Set(wanted as unknown[]);
    return (value) => values.has(value);
  },
  minimum: (limit) => (value) => typeof value !== 'number' || value >= (limit as number),
  maximum: (limit) => (value) => typeof value !== 'number' || value <= (limit as number),
  minLength: (limit) => (value) => typeof value !== 'string' || characters(value) >= (limit as number),
  maxLength: (limit) => (value) => typeof value !== 'string' || characters(value) <= (limit as number),
  pattern: (source) => {
    const pattern = new RegExp(source as string, 'u');
    return (value) => typeof value !== 'string' || pattern.test(value);
  },
  minItems: (limit) => (value) => !Array.isArray(value) || value.length >= (limit as number),
  maxItems: (limit) => (value) => !Array.isArray(value) || value.length <= (limit as number),
  uniqueItems: (wanted) => (value) => !Array.isArray(value) || distinct(wanted as boolean, value),
  items: (schema, _, at) => (Array.isArray(schema) ? () => false : every(at(schema))),
  minProperties: (limit) => (value) => !isFields(value) || Object.keys(value).length >= (limit as number),
  maxProperties: (limit) => (value) => !isFields(value) || Object.keys(value).length <= (limit as number),
  required: (names) => (value) => !isFields(value) || (names as string[]).every((name) => value[name] !== undefined),
  propertyNames: (schema, _, at) => {
    const check = at(schema);
    return (value) => !isFields(value) || Object.keys(value).every(check);
  },
  properties: (schemas, schema, at) => fields(new Map(Object.entries(schemas as Json)), schema, at),
  additionalProperties: (_, schema, at) => ('properties' in schema ? () => true : fields(new Map(), schema, at)),
  oneOf: (schemas, _, at) => {
    const checks = (schemas as unknown[]).map(at);
    return (value) => checks.filter((check) => check(value)).length === 1;
  },
  if: (schema, { then = true }, at) => {
    const [when, check] = [at(schema), at(then)];
    return (value) => !when(value) || check(value);
  },
};

const TYPES: Readonly<Record<string, Quick>> = {
  string: (value) => typeof value === 'string',
  number: (value) => typeof value === 'number' && Number.isFinite(value),
  integer: Number.isInteger,
  boolean: (value) => typeof value === 'boolean',
  null: (value) => value === null,
  array: Array.isArray,
  object: (value) => isFields(value),
};

function every(check: Quick): Quick {
  return (value) => !Array.isArray(value) || value.every((item) => check(item));
}

function fields(schemas: ReadonlyMap<string, unknown>, schema: Json, at: At): Quick {
  const checks = new Map([...schemas].map(([name, sub]) => [name, at(sub)]));
  const others = at(schema['additionalProperties'] ?? true);
  return (value) => !isFields(value) || Object.keys(value).every((name) => (checks.get(name) ?? others)(value[name]));
}

function isFields(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** JSON Schema counts code points. */
function characters(text: string): number {
  let count = 0;
  for (const _ of text) count++;
  return count;
}

/** Whether items differ from one another, in linear time. */
export function distinct(wanted: boolean, items: readonly unknown[]): boolean {
  return !wanted || new Set(items.map((item) => JSON.stringify(item))).size === items.length;
}
