import ts from 'typescript';

/** A JSON schema, draft 7; what stands in it is written as it is. */
export type Schema = Readonly<Record<string, unknown>>;

/** So many names are a list that grows with every release: any text is taken in their place. */
const MOST_NAMES = 60;

/**
 * The JSON schema of what JSON.stringify makes of values of a type. Types with a name become definitions under it.
 * @throws Error for a type that JSON does not keep: a Map, a Set, a function
 */
export class TypeSchemas {
  readonly definitions: Record<string, Schema> = {};
  readonly #names = new Map<ts.Type, string>();
  readonly #checker: ts.TypeChecker;

  constructor(checker: ts.TypeChecker) {
    this.#checker = checker;
  }

  of(type: ts.Type): Schema {
    if (type.isUnion()) return this.#union(type.types);
    return this.#single(type) ?? this.#object(type);
  }

  /** Of what is no object. */
  #single(type: ts.Type): Schema | undefined {
    const { flags } = type;
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown)) return {};
    if (flags & (ts.TypeFlags.Null | ts.TypeFlags.Undefined)) return { type: 'null' };
    if (type.isStringLiteral() || type.isNumberLiteral()) return { const: type.value };
    if (flags & ts.TypeFlags.BooleanLiteral) return { const: this.#checker.typeToString(type) === 'true' };
    if (flags & ts.TypeFlags.BigIntLike) return { type: ['integer', 'string'] };
    if (flags & ts.TypeFlags.NumberLike) return { type: 'number' };
    if (flags & ts.TypeFlags.StringLike) return { type: 'string' };
    // `string & {}`: a text of which some values are known.
    if (type.isIntersection()) return type.types.map((part) => this.#single(part)).find((part) => part !== undefined);
    return undefined;
  }

  /** One `enum` of all that are single values, and the others beside it. */
  #union(types: readonly ts.Type[]): Schema {
    const schemas = types.filter(({ flags }) => !(flags & ts.TypeFlags.Undefined)).map((type) => this.of(type));
    const values = schemas.flatMap((schema) => ('const' in schema ? [schema['const']] : []));
    const isBoth = values.includes(true) && values.includes(false);
    const single = isBoth ? values.filter((value) => typeof value !== 'boolean') : values;
    const others = schemas.filter((schema) => !('const' in schema));
    const parts = [
      ...(isBoth ? [{ type: 'boolean' }] : []),
      ...(single.length === 0 ? [] : [single.length > MOST_NAMES ? { type: 'string' } : { enum: single }]),
      ...others.filter((one, at) => others.findIndex((other) => same(one, other)) === at),
    ];
    return parts.length === 1 ? (parts[0] as Schema) : { anyOf: parts };
  }

  #object(type: ts.Type): Schema {
    if (type.getCallSignatures().length > 0)
      throw new Error(`JSON keeps no function: ${this.#checker.typeToString(type)}`);
    const name = type.aliasSymbol?.name ?? type.symbol?.name ?? '';
    if (['Map', 'ReadonlyMap', 'Set', 'ReadonlySet'].includes(name)) throw new Error(`JSON keeps nothing of a ${name}`);
    if (this.#checker.isTupleType(type) || this.#checker.isArrayType(type)) return this.#list(type as ts.TypeReference);
    if (this.#isAnything(type)) return {};
    const isNamed = /^[A-Z]/.test(name) && (type.aliasTypeArguments ?? []).length === 0;
    return isNamed ? this.#named(type, name) : this.#members(type);
  }

  /** `{}`, as what is left of `unknown` without null: whatever JSON has. */
  #isAnything(type: ts.Type): boolean {
    return this.#checker.getPropertiesOfType(type).length === 0 && this.#checker.getIndexInfosOfType(type).length === 0;
  }

  #list(type: ts.TypeReference): Schema {
    const items = this.#checker.getTypeArguments(type);
    if (!this.#checker.isTupleType(type)) return { type: 'array', items: this.of(items[0] as ts.Type) };
    const { minLength, hasRestElement } = (type as ts.TupleTypeReference).target;
    if (hasRestElement) return { type: 'array', items: this.#union(items), minItems: minLength };
    const schemas = items.map((item) => this.of(item));
    return { type: 'array', items: schemas, minItems: minLength, maxItems: items.length, additionalItems: false };
  }

  /** Types of one name that differ, as those of a generic type do, are numbered. */
  #named(type: ts.Type, name: string): Schema {
    const known = this.#names.get(type);
    if (known !== undefined) return { $ref: `#/definitions/${known}` };
    const taken = new Set(this.#names.values());
    const free = Array.from({ length: taken.size + 1 }, (_, at) => (at === 0 ? name : `${name}${at + 1}`));
    const own = free.find((one) => !taken.has(one)) ?? name;
    this.#names.set(type, own);
    this.definitions[own] = { ...this.#about(type.aliasSymbol ?? type.symbol), ...this.#members(type) };
    return { $ref: `#/definitions/${own}` };
  }

  #members(type: ts.Type): Schema {
    const properties: Record<string, Schema> = {};
    const required: string[] = [];
    for (const member of this.#checker.getPropertiesOfType(type)) {
      const of = this.#checker.getTypeOfSymbol(member);
      properties[member.name] = this.#described(this.#about(member), this.of(of));
      if (!mayLack(member, of)) required.push(member.name);
    }
    const rest = this.#checker.getIndexInfosOfType(type)[0];
    return {
      type: 'object',
      properties,
      ...(required.length === 0 ? {} : { required }),
      additionalProperties: rest === undefined ? false : this.of(rest.type),
    };
  }

  #about(symbol: ts.Symbol | undefined): Schema {
    const parts = symbol?.getDocumentationComment(this.#checker) ?? [];
    const description = ts.displayPartsToString(parts).replaceAll(/\s+/g, ' ').trim();
    return description === '' ? {} : { description };
  }

  /** Draft 7 reads nothing that stands beside a reference. */
  #described(about: Schema, schema: Schema): Schema {
    return '$ref' in schema && 'description' in about ? { ...about, allOf: [schema] } : { ...about, ...schema };
  }
}

/** JSON.stringify leaves a property out that is undefined. */
function mayLack(member: ts.Symbol, type: ts.Type): boolean {
  const parts = type.isUnion() ? type.types : [type];
  return (member.flags & ts.SymbolFlags.Optional) !== 0 || parts.some(({ flags }) => flags & ts.TypeFlags.Undefined);
}

function same(one: Schema, other: Schema): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
