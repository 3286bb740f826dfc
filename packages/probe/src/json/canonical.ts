import { createHash } from 'node:crypto';
import type { Json, JsonObject } from './types.js';

/** JSON with sorted keys, without spaces, in ASCII: one text per value, so that its hash is a key. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'string') return quote(value);
  if (typeof value !== 'object' || value === null) return String(value);
  if (isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  const keys = Object.keys(value).sort();
  return `{${keys.map((key) => `${quote(key)}:${canonicalJson(value[key] as Json)}`).join(',')}}`;
}

/** The recordings' key of a value: the first 16 hex digits of the SHA-1 of its canonical JSON. */
export function contentKey(value: Json): string {
  return shortSha1(canonicalJson(value), 16);
}

/** The first hex digits of a SHA-1. */
export function shortSha1(content: string | Uint8Array, digits: number): string {
  return createHash('sha1').update(content).digest('hex').slice(0, digits);
}

/** Array.isArray does not narrow readonly arrays. */
function isArray(value: readonly Json[] | JsonObject): value is readonly Json[] {
  return Array.isArray(value);
}

function quote(text: string): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(text).replace(/[\u007f-\uffff]/g, escaped);
}
