import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { SourceDocument } from './document.js';
import { locate } from './document-locate.js';
import { type Problem, SourceError } from './problem.js';
import { usefulErrors } from './schema-errors.js';
import { distinct, type Quick, quickCheck } from './schema-quick.js';
import { pathOf, wording } from './schema-words.js';

/** Nobody reads thousands of lines about one file. */
const MOST = 50;

/** Checks documents against the JSON Schemas of one folder; schemas are compiled when first needed. */
export class Schemas {
  readonly #folder: string;
  readonly #files = new Map<string, object>();
  readonly #quick = new Map<string, Quick>();
  readonly #compiled = new Map<string, ValidateFunction>();
  #ajv: Ajv | undefined;

  constructor(folder: string) {
    this.#folder = folder;
    this.#read('fact.schema.json');
  }

  /** Problems of a document against `<name>.schema.json`; empty if it is valid. */
  check(name: string, document: SourceDocument): Problem[] {
    if (this.#quickly(name)(document.value)) return [];
    const validate = this.#validator(name);
    if (validate(document.value)) return [];
    const errors = usefulErrors(validate.errors ?? []);
    const problems = errors.slice(0, MOST).map((error) => this.#toProblem(error, name, document));
    const more = errors.length - MOST;
    if (more > 0)
      problems.push({
        file: document.file,
        line: 1,
        column: 1,
        rule: 'schema',
        message: `${more} more faults in this file`,
      });
    return problems;
  }

  #toProblem(error: ErrorObject, name: string, document: SourceDocument): Problem {
    const path = pathOf(error);
    const key = error.keyword === 'additionalProperties' || error.propertyName !== undefined;
    return {
      file: document.file,
      ...locate(document, path, key),
      rule: 'schema',
      ...wording(error, document, (ref) => this.#resolve(ref, name)),
    };
  }

  #quickly(name: string): Quick {
    let check = this.#quick.get(name);
    if (check === undefined) {
      check = quickCheck(`${name}.schema.json`, (file) => this.#read(file));
      this.#quick.set(name, check);
    }
    return check;
  }

  #validator(name: string): ValidateFunction {
    let validate = this.#compiled.get(name);
    if (validate === undefined) {
      this.#ajv ??= validators(this.#read('fact.schema.json'));
      validate = this.#ajv.compile(this.#read(`${name}.schema.json`));
      this.#compiled.set(name, validate);
    }
    return validate;
  }

  /** What a $ref of a schema or of fact.schema.json points at. */
  #resolve(ref: string, name: string): unknown {
    const [file, pointer = ''] = ref.split('#');
    const files = file ? [file] : [`${name}.schema.json`, 'fact.schema.json'];
    const steps = pointer.split('/').slice(1);
    const found = files.map((each) =>
      steps.reduce<unknown>(
        (schema, step) => (schema as Record<string, unknown> | undefined)?.[step],
        this.#read(each),
      ),
    );
    return found.find((schema) => schema !== undefined);
  }

  #read(file: string): object {
    if (file === 'generated/names.schema.json') return NAMES;
    let schema = this.#files.get(file);
    if (schema === undefined) {
      schema = readSchema(this.#folder, file);
      this.#files.set(file, schema);
    }
    return schema;
  }
}

/** @throws SourceError if the folder has no such schema, which is the fault of whoever named the folder */
function readSchema(folder: string, file: string): object {
  try {
    return JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as object;
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT';
    const message = missing ? 'the schema does not exist' : `the schema cannot be read: ${(error as Error).message}`;
    throw new SourceError([
      { file, line: 1, column: 1, rule: 'schema', message, expected: `the project's schemas in ${folder}` },
    ]);
  }
}

/** The validator whose errors can be explained. */
function validators(facts: object): Ajv {
  // A run uses it for milliseconds: no time goes into optimizing the code, nor into checking the schemas themselves,
  // which this package's tests do.
  const ajv = new Ajv({
    strict: true,
    allErrors: true,
    allowUnionTypes: true,
    verbose: true,
    validateSchema: false,
    code: { optimize: false },
  });
  // ajv's own compares each item with each, which a hostile file could make take minutes.
  ajv.removeKeyword('uniqueItems');
  ajv.addKeyword({
    keyword: 'uniqueItems',
    type: 'array',
    schemaType: 'boolean',
    validate: distinct,
    error: { message: 'stand once' },
  });
  ajv.addSchema(facts);
  ajv.addSchema(NAMES);
  return ajv;
}

/** For editors only, and generated from the source: names are checked by rules, whose messages say more. */
const NAMES = {
  $id: 'generated/names.schema.json',
  definitions: { features: {}, properties: {}, versions: {} },
};
