import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { locate, type Path, type SourceDocument } from './document.js';
import type { Problem } from './problem.js';

/** Checks documents against the JSON Schemas of one folder; schemas are compiled when first needed. */
export class Schemas {
  readonly #ajv = new Ajv({ strict: true, allErrors: true, allowUnionTypes: true, verbose: true });
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#ajv.addSchema(this.#read('fact.schema.json'));
  }

  /** Problems of a document against `<name>.schema.json`; empty if it is valid. */
  check(name: string, document: SourceDocument): Problem[] {
    const validate = this.#validator(name);
    if (validate(document.value)) return [];
    return mostSpecific(validate.errors ?? []).map((error) => toProblem(error, document));
  }

  #validator(name: string): ValidateFunction {
    const file = `${name}.schema.json`;
    const id = (this.#read(file) as { $id: string }).$id;
    return this.#ajv.getSchema(id) ?? this.#ajv.compile(this.#read(file));
  }

  readonly #cache = new Map<string, object>();

  #read(file: string): object {
    let schema = this.#cache.get(file);
    if (schema === undefined) {
      schema = JSON.parse(readFileSync(`${this.#folder}/${file}`, 'utf8')) as object;
      this.#cache.set(file, schema);
    }
    return schema;
  }
}

/**
 * A value that fits no branch of a oneOf fails once per branch. What helps is the deepest failure:
 * a branch of the wrong type fails at the value itself, the meant one somewhere inside it.
 */
function mostSpecific(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = errors.filter((error) => error.keyword === 'oneOf' || error.keyword === 'anyOf');
  const plain = errors.filter((error) => !choices.includes(error));
  const inChoice = (error: ErrorObject) =>
    choices.find((choice) => within(error.instancePath, choice.instancePath) && error.schemaPath !== choice.schemaPath);
  const kept = plain.filter((error) => {
    const choice = inChoice(error);
    if (choice === undefined) return true;
    return depth(error) > depth(choice) || error.keyword === 'additionalProperties' || error.keyword === 'required';
  });
  const bare = choices.filter((choice) => !kept.some((error) => within(error.instancePath, choice.instancePath)));
  const seen = new Set<string>();
  return [...kept, ...bare].filter((error) => {
    const key = `${error.instancePath} ${error.keyword} ${JSON.stringify(error.params)}`;
    return seen.has(key) ? false : seen.add(key) !== undefined;
  });
}

function depth(error: ErrorObject): number {
  return error.instancePath.split('/').length;
}

function within(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}/`);
}

function toProblem(error: ErrorObject, document: SourceDocument): Problem {
  const path: Path = error.instancePath.split('/').slice(1).map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const extra = error.keyword === 'additionalProperties' ? (error.params['additionalProperty'] as string) : undefined;
  const where = extra === undefined ? locate(document, path) : locate(document, [...path, extra], true);
  return { file: document.file, ...where, rule: 'schema', ...wording(error, path, extra) };
}

function wording(error: ErrorObject, path: Path, extra: string | undefined): Pick<Problem, 'message' | 'expected'> {
  const subject = path.length === 0 ? 'the file' : path.join('.');
  const given = JSON.stringify(error.data)?.slice(0, 60);
  switch (error.keyword) {
    case 'additionalProperties': {
      const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
      return { message: `${subject} has no field ${extra}`, expected: `one of ${known.join(', ')}` };
    }
    case 'required':
      return { message: `${subject} lacks the field ${error.params['missingProperty'] as string}` };
    case 'type':
      return { message: `${subject} is ${given}`, expected: String(error.params['type']) };
    case 'enum':
      return { message: `${subject} is ${given}`, expected: `one of ${(error.params['allowedValues'] as unknown[]).join(', ')}` };
    case 'const':
      return { message: `${subject} is ${given}`, expected: JSON.stringify(error.params['allowedValue']) };
    case 'oneOf':
    case 'anyOf':
      return { message: `${subject} is ${given}`, expected: choices(error) };
    default:
      return { message: `${subject} is ${given}, which ${error.message ?? 'is wrong'}` };
  }
}

/** Names the branches of a oneOf as well as their schemas allow. */
function choices(error: ErrorObject): string {
  const branches = (error.schema as { type?: string; const?: unknown; title?: string; enum?: unknown[]; $ref?: string }[]) ?? [];
  return branches
    .map((b) => (b.const !== undefined ? JSON.stringify(b.const) : (b.enum?.join(', ') ?? b.title ?? b.type ?? b.$ref?.split('/').at(-1))))
    .filter((text) => text !== undefined)
    .join(' or ');
}
