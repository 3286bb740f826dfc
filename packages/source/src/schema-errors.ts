import { suggest } from '@cpu-models/runtime';
import type { ErrorObject } from 'ajv';

/**
 * The errors that help. A value that fits no branch of a oneOf fails once per branch; what helps is the deepest failure:
 * a branch of the wrong type fails at the value itself, the meant one somewhere inside it.
 */
export function usefulErrors(errors: readonly ErrorObject[]): ErrorObject[] {
  const choices = new Map(errors.filter(isChoice).map((error) => [error.instancePath, error]));
  const kept = errors.filter((error) => !isChoice(error) && helps(error, choices));
  const explained = new Set(kept.flatMap((error) => ancestors(error.instancePath)));
  const bare = errors.filter((error) => isChoice(error) && !explained.has(error.instancePath));
  // `propertyNames` only repeats the error about the name.
  return once([...kept, ...bare].filter((error) => error.keyword !== 'propertyNames' && !misspelt(error, kept)));
}

function isChoice(error: ErrorObject): boolean {
  return error.keyword === 'oneOf' || error.keyword === 'anyOf';
}

/** Every path that a path lies in, itself included, innermost first. */
function ancestors(path: string): string[] {
  const found = [path];
  for (let end = path.lastIndexOf('/'); end >= 0; end = path.lastIndexOf('/', end - 1)) {
    found.push(path.slice(0, end));
    if (end === 0) break;
  }
  return found;
}

function helps(error: ErrorObject, choices: ReadonlyMap<string, ErrorObject>): boolean {
  return ancestors(error.instancePath).every((path) => {
    const choice = choices.get(path);
    if (choice === undefined) return true;
    const meant = meantFields(choice);
    if (error.instancePath !== path) {
      const step = error.instancePath.slice(path.length + 1).split('/')[0] ?? '';
      return meant === undefined || meant.includes(step);
    }
    // These say only that another branch was meant; `minimum` and the like speak to values of their own type alone.
    if (['type', 'const', 'enum'].includes(error.keyword)) return false;
    if (error.keyword !== 'additionalProperties' && error.keyword !== 'required') return true;
    return meant === undefined || String(fieldsOf(error.parentSchema)) === String(meant);
  });
}

/** Of several branches that are objects, the fields of the one that has most of the fields given. */
function meantFields({ schema, data }: ErrorObject): string[] | undefined {
  const branches = (schema as object[]).map(fieldsOf).filter((fields) => fields !== undefined);
  if (branches.length < 2 || data === null || typeof data !== 'object') return undefined;
  const given = Object.keys(data);
  const score = (fields: string[]) => given.filter((key) => fields.includes(key)).length;
  return branches.reduce((best, fields) => (score(fields) > score(best) ? fields : best));
}

/** The fields that a schema of an object knows. */
export function fieldsOf(schema: object | undefined): string[] | undefined {
  const properties = (schema as { properties?: object } | undefined)?.properties;
  return properties && Object.keys(properties);
}

/** Whether a field is missing because its name is misspelt, which another error says. */
function misspelt(error: ErrorObject, others: readonly ErrorObject[]): boolean {
  if (error.keyword !== 'required') return false;
  const missing = error.params.missingProperty as string;
  return others.some(
    ({ keyword, instancePath, params }) =>
      keyword === 'additionalProperties' &&
      instancePath === error.instancePath &&
      suggest(params.additionalProperty as string, [missing]).length > 0,
  );
}

function once(errors: readonly ErrorObject[]): ErrorObject[] {
  const seen = new Set<string>();
  return errors.filter(({ instancePath, keyword, params }) => {
    const key = `${instancePath} ${keyword} ${JSON.stringify(params)}`;
    return !seen.has(key) && seen.add(key);
  });
}
