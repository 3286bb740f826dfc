import type { Source, Version } from '@cpu-models/source';
import { AuthorError } from './errors.js';
import { hint, propertyNames } from './find.js';

export type Properties = NonNullable<Version['properties']>;

/**
 * Reads settings written as on QEMU's command line: `vmx-mbec=on`, `+vmx-mbec`, `-mpx`, `model-id=Some Name`.
 * Several may stand in one text, separated by commas; a comma in a value is doubled, as QEMU wants it.
 * @throws AuthorError for a name that no CPU has
 */
export function readSettings(source: Source, settings: readonly string[]): Properties {
  const known = propertyNames(source);
  const parts = settings
    .flatMap((text) => text.replaceAll(',,', '\0').split(','))
    .map((part) => part.replaceAll('\0', ',').trim());
  return Object.fromEntries(parts.filter((part) => part !== '').map((part) => readSetting(part, known)));
}

function readSetting(part: string, known: ReadonlySet<string>): [string, string | number] {
  const sign = /^([+-])(.+)$/.exec(part);
  const equals = part.indexOf('=');
  if (sign === null && equals < 1) throw new AuthorError(`'${part}' sets nothing; expected NAME=VALUE, +NAME or -NAME`);
  const name = sign === null ? part.slice(0, equals) : (sign[2] as string);
  if (!known.has(name))
    throw new AuthorError(`no CPU has a property ${name}${hint(name, known) || '; `cpu-models new feature` adds one'}`);
  return [name, sign === null ? typed(part.slice(equals + 1)) : sign[1] === '+' ? 'on' : 'off'];
}

/** Small decimal numbers are written bare, everything else as it is typed. */
function typed(value: string): string | number {
  return /^(0|[1-9][0-9]{0,9})$/.test(value) ? Number(value) : value;
}
