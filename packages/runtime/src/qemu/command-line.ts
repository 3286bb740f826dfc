import { CpuModelError } from '../errors.js';

/** The properties of a `-cpu` argument. */
export interface CommandLine {
  /** `name=value` and bare names, in order, for the model's own type. */
  readonly globals: readonly (readonly [name: string, value: string])[];
  /** `+name` and `-name`: applied last, the plus first, to every CPU of the process. */
  readonly plus: readonly string[];
  readonly minus: readonly string[];
}

/** A `-cpu` argument taken apart. */
export interface CpuArgument extends CommandLine {
  readonly model: string;
  /** What QEMU warns of: a feature both by sign and by value. */
  readonly warnings: readonly string[];
}

/**
 * Takes a `-cpu` argument apart: `model,feature=on,feature,+feature,-feature`.
 *
 * `_` becomes `-` in names with a value, while signed names stay as written; `tsc-freq` is tsc-frequency with a metric
 * suffix. Source: x86_cpu_parse_featurestr, all releases.
 * @throws CpuModelError `bad-value` for a frequency that is not a number, and for nothing between two commas, which QEMU
 *   overlooks: a name was left out, or a comma is one too many
 */
export function parseCpuArgument(argument: string): CpuArgument {
  const [model = '', ...parts] = argument.split(',');
  const globals: [string, string][] = [];
  const plus: string[] = [];
  const minus: string[] = [];
  const warnings: string[] = [];
  if (parts.includes('')) throw nothingBetween(argument);
  for (const part of parts) {
    if (part.startsWith('+')) {
      plus.push(part.slice(1));
    } else if (part.startsWith('-')) {
      minus.push(part.slice(1));
    } else {
      const [name, value] = splitSetting(part);
      if (plus.includes(name)) warnings.push(ambiguous('+', name, value));
      if (minus.includes(name)) warnings.push(ambiguous('-', name, value));
      globals.push(name === 'tsc-freq' ? ['tsc-frequency', frequency(value)] : [name, value]);
    }
  }
  return { model, globals, plus, minus, warnings };
}

function nothingBetween(argument: string): CpuModelError {
  return new CpuModelError('bad-value', argument, `'${argument}' has a comma with nothing behind it: delete the comma`);
}

function splitSetting(part: string): [name: string, value: string] {
  const equals = part.indexOf('=');
  const name = equals < 0 ? part : part.slice(0, equals);
  return [name.replaceAll('_', '-'), equals < 0 ? 'on' : part.slice(equals + 1)];
}

function ambiguous(sign: string, name: string, value: string): string {
  return `'${sign}${name}' and '${name}=${value}' together are ambiguous; '${sign}${name}' wins`;
}

const SUFFIXES = ['', 'K', 'M', 'G', 'T', 'P', 'E'];

function frequency(text: string): string {
  const match = /^(\d+)(?:\.(\d+))?([bkmgtpe]?)$/i.exec(text);
  const suffix = (match?.[3] ?? '').toUpperCase().replace('B', '');
  if (match === null) {
    throw new CpuModelError('bad-value', 'tsc-freq', `'tsc-freq' takes a number of hertz such as 2.5G, not '${text}'`);
  }
  const decimals = match[2] ?? '';
  const digits = BigInt(`${match[1]}${decimals}`);
  return String((digits * 1000n ** BigInt(SUFFIXES.indexOf(suffix))) / 10n ** BigInt(decimals.length));
}
