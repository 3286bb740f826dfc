import { suggest } from '@cpu-models/runtime';
import type { ErrorObject } from 'ajv';
import { type Document, isScalar } from 'yaml';
import { nodeAt, type Path } from './document-locate.js';
import type { Problem } from './problem.js';
import { fieldsOf } from './schema-errors.js';

type Words = Pick<Problem, 'message' | 'expected' | 'fix'>;
type Resolve = (ref: string) => unknown;

/** Where an error is: the value's path, or that of the key it is about. */
export function pathOf(error: ErrorObject): Path {
  const path = error.instancePath
    .split('/')
    .slice(1)
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'));
  const key =
    error.keyword === 'additionalProperties' ? (error.params.additionalProperty as string) : error.propertyName;
  return key === undefined ? path : [...path, key];
}

/** A schema's error in words for the author of the file. */
export function wording(error: ErrorObject, document: { readonly yaml: Document }, resolve: Resolve): Words {
  const path = pathOf(error);
  const subject = path.length === 0 ? 'the file' : path.join('.');
  switch (error.keyword) {
    case 'additionalProperties':
      return noSuchField(path, fieldsOf(error.parentSchema) ?? []);
    case 'required':
      return { message: `${subject} lacks the field ${error.params.missingProperty as string}` };
    case 'minProperties':
      return { message: `${subject} has too few fields`, expected: `at least ${error.params.limit as number}` };
    case 'minItems':
      return { message: `${subject} has too few entries`, expected: `at least ${error.params.limit as number}` };
    case 'uniqueItems':
      return { message: `${subject} has an entry twice`, expected: 'each once' };
    default:
      return wrongValue(error, `${subject} ${given(error, path, document)}`, resolve);
  }
}

function noSuchField(path: Path, known: readonly string[]): Words {
  const field = String(path.at(-1));
  const subject = path.length === 1 ? 'the file' : path.slice(0, -1).join('.');
  const [nearest] = suggest(field, known, 1);
  return {
    message: `${subject} has no field ${field}`,
    expected: `one of ${known.join(', ')}`,
    ...(nearest === undefined ? {} : { fix: `did you mean ${nearest}?` }),
  };
}

function wrongValue(error: ErrorObject, message: string, resolve: Resolve): Words {
  const { params } = error;
  switch (error.keyword) {
    case 'type':
      return { message, expected: nameOfType(String(params.type)), ...quoting(error) };
    case 'enum':
      return { message, expected: `one of ${(params.allowedValues as unknown[]).join(', ')}`, ...nearest(error) };
    case 'const':
      return { message, expected: JSON.stringify(params.allowedValue) };
    case 'oneOf':
    case 'anyOf':
      return { message, expected: branches(error.schema as Branch[], resolve), ...quoting(error) };
    case 'minimum':
      return { message, expected: `at least ${params.limit as number}` };
    case 'maximum':
      return { message, expected: `at most ${params.limit as number}` };
    case 'minLength':
      return { message, expected: `at least ${params.limit as number} characters` };
    case 'pattern':
      return { message, expected: describe(error) };
    default:
      return { message: `${message}, which ${error.message ?? 'is wrong'}` };
  }
}

/** What text of a pattern is, in its schema's words. */
function describe({ parentSchema, params }: ErrorObject): string {
  const [first] = ((parentSchema as { description?: string } | undefined)?.description ?? '').split(/\.(?: |$)/);
  return first ? first.charAt(0).toLowerCase() + first.slice(1) : `a match of ${params.pattern as string}`;
}

/** The value as its author wrote it: 10.0 is the number 10 to a program. */
function given(error: ErrorObject, path: Path, document: { readonly yaml: Document }): string {
  if (error.propertyName !== undefined) return 'is not a valid name here';
  if (error.data === null) return 'has no value';
  const node = nodeAt(document, path);
  if (isScalar(node) && typeof error.data === 'number') return `is ${node.source ?? String(error.data)}`;
  const text = JSON.stringify(error.data) ?? '';
  return `is ${text.length > 60 ? `${text.slice(0, 57)}...` : text}`;
}

/** A number where text belongs: most often a release without quotes. */
function quoting({ data, params, schema }: ErrorObject): Pick<Words, 'fix'> {
  const wantsText =
    params.type === 'string' || (Array.isArray(schema) && schema.some((branch: Branch) => branch.type === 'string'));
  return wantsText && typeof data === 'number' ? { fix: 'put it in quotes' } : {};
}

function nearest({ data, params }: ErrorObject): Pick<Words, 'fix'> {
  const allowed = (params.allowedValues as unknown[]).map(String);
  const [found] = typeof data === 'string' ? suggest(data, allowed, 1) : [];
  return found === undefined ? {} : { fix: `did you mean ${found}?` };
}

interface Branch {
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly properties?: object;
  readonly pattern?: string;
  readonly $ref?: string;
  readonly oneOf?: readonly Branch[];
}

/** Names the branches of a oneOf as well as their schemas allow. */
function branches(all: readonly Branch[], resolve: Resolve): string {
  return [...new Set(all.map((branch) => nameOf(branch, resolve)))].join(' or ');
}

function nameOf(branch: Branch, resolve: Resolve): string {
  if (branch.$ref !== undefined) {
    const target = resolve(branch.$ref) as Branch | undefined;
    return target === undefined ? branch.$ref : nameOf(target, resolve);
  }
  if (branch.const !== undefined) return JSON.stringify(branch.const);
  if (branch.enum !== undefined) return branch.enum.join(', ');
  if (branch.oneOf !== undefined) return branches(branch.oneOf, resolve);
  if (branch.properties !== undefined) return `{ ${Object.keys(branch.properties).join(', ')} }`;
  return nameOfType(branch.type ?? 'something else');
}

function nameOfType(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    integer: 'a whole number',
    array: 'a list',
    object: 'fields',
    boolean: 'true or false',
    number: 'a number',
  };
  return names[type] ?? type;
}
