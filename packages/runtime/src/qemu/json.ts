/**
 * What JSON.stringify writes of a value: 64-bit numbers as numbers where JSON's readers keep them exact, else in decimal
 * digits as a string. The value itself looks as before to whoever goes through it, copies or compares it.
 */
export function asJson<T extends object>(value: T): T {
  return Object.defineProperty(value, 'toJSON', { value: () => plain(value) });
}

/** A record without bigints, or an array of such. */
export function plain(value: object): unknown {
  if (Array.isArray(value)) return value.map(plain);
  return Object.fromEntries(Object.entries(value).map(([name, entry]) => [name, exact(entry)]));
}

function exact(value: unknown): unknown {
  if (typeof value !== 'bigint') return value;
  return Number.isSafeInteger(Number(value)) ? Number(value) : value.toString();
}
