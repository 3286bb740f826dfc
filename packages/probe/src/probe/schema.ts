import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import type { Json } from '../json/types.js';

/** The layout of a probe file as a JSON Schema. */
export const PROBE_SCHEMA = new URL('../../../../schemas/probe.schema.json', import.meta.url);

/** A hostile file could have millions of problems. */
const MOST_PROBLEMS = 20;

let compiled: ValidateFunction | undefined;

/** What keeps a value from being a probe, each with its path; empty if nothing does. */
export function schemaProblems(value: Json): string[] {
  compiled ??= new Ajv({ strict: true, allowUnionTypes: true }).compile(
    JSON.parse(readFileSync(PROBE_SCHEMA, 'utf8')) as object,
  );
  if (compiled(value)) return [];
  return (compiled.errors ?? []).slice(0, MOST_PROBLEMS).map(problem);
}

function problem({ instancePath, message, params }: ErrorObject): string {
  const detail = ['additionalProperty', 'allowedValue', 'allowedValues'].flatMap((key) => params[key] ?? []);
  return `${instancePath || '/'}: ${message}${detail.length > 0 ? ` (${detail.join(', ')})` : ''}`;
}
