import { QemuGarbageError } from '../errors.js';
import { isObject, type Json, type JsonObject } from '../json/types.js';

/** The object, or QemuGarbageError: the answer has another shape than the protocol says. */
export function asObject(value: Json | undefined, command: string): JsonObject {
  return isObject(value) ? value : misshapen(command, 'an object');
}

/** The list of objects that each have a name, or QemuGarbageError. */
export function asNamedList<T extends { readonly name: string }>(value: Json | undefined, command: string): T[] {
  const named = (item: Json) => isObject(item) && typeof item.name === 'string';
  if (!Array.isArray(value) || !value.every(named)) return misshapen(command, 'a list of things with a name');
  return value as unknown as T[];
}

function misshapen(command: string, expected: string): never {
  throw new QemuGarbageError(`QEMU answers ${command} with something else than ${expected}`);
}
