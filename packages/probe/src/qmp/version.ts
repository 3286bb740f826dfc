import { QemuGarbageError, QemuVersionError } from '../errors.js';
import { isObject, type Json, type JsonObject } from '../json/types.js';

/** As query-version and the greeting give it; `package` is the distribution's name of its build. */
export interface QemuVersion {
  readonly package: string;
  readonly qemu: { readonly major: number; readonly minor: number; readonly micro: number };
}

const OLDEST = { major: 5, minor: 2 };

/**
 * The version in a greeting.
 *
 * @throws QemuGarbageError if it is no greeting; QemuVersionError if it names no version or one older than 5.2.
 */
export function greetedVersion(greeting: JsonObject): QemuVersion {
  const qmp = greeting.QMP;
  if (!isObject(qmp)) throw new QemuGarbageError(`QEMU greets with something else than QMP: ${shorten(greeting)}`);
  const version = readVersion(qmp.version);
  const { major, minor } = version.qemu;
  if (major > OLDEST.major || (major === OLDEST.major && minor >= OLDEST.minor)) return version;
  throw new QemuVersionError(`QEMU ${major}.${minor} is too old: 5.2 or later is needed`);
}

function readVersion(value: Json | undefined): QemuVersion {
  const qemu = isObject(value) ? value.qemu : undefined;
  const [major, minor, micro] = ['major', 'minor', 'micro'].map((key) => (isObject(qemu) ? qemu[key] : undefined));
  if (!isNumber(major) || !isNumber(minor) || !isNumber(micro)) {
    throw new QemuVersionError(`QEMU greets with a protocol version that is not known: ${shorten(value ?? null)}`);
  }
  const name = isObject(value) ? value.package : undefined;
  return { package: typeof name === 'string' ? name : '', qemu: { major, micro, minor } };
}

function isNumber(value: Json | undefined): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function shorten(value: Json): string {
  return JSON.stringify(value, (_, inner) => (typeof inner === 'bigint' ? String(inner) : inner)).slice(0, 120);
}
