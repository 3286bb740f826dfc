import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

const known = new Map<string, unknown>();

/**
 * What a project decided for itself, and no fact tells: names that it numbers, leaves out, or has words of its own for.
 * @param name of the file in `policy`
 */
export function policyOf<T>(name: string): T {
  if (!known.has(name))
    known.set(name, parse(readFileSync(new URL(`policy/${name}.yaml`, import.meta.url), 'utf8')) as T);
  return known.get(name) as T;
}
