import { isCpuModelError, isPhysBits, type PropertySpec, parseValue } from '@cpu-models/runtime';
import type { Draft } from '../finding.js';
import { distance } from '../names/distance.js';
import type { Names } from '../names/names.js';
import type { Slot } from '../slots/slot.js';
import { at } from './models.js';

const BOOL = ['on', 'off', 'yes', 'no', 'true', 'false'];

/** What is wrong with the value of a property: `avx2=of`, `phys-bits=many`, `stepping=20`. */
export function judgeValue(names: Names, { text, value, whose }: Slot): Draft[] {
  if (value === undefined || whose !== 'qemu' || !/^[\w.-]+$/.test(value.text)) return [];
  const name = text.replaceAll('_', '-');
  const spec = names.releases.at(-1)?.properties.find((one) => one.name === name);
  const expected = spec === undefined ? (names.words.get(name)?.feature ? BOOL : null) : valuesOf(spec);
  const wrong = { ...at(value), rule: 'bad-value', level: 'error' } as const;
  if (expected === null || (Array.isArray(expected) ? expected.includes(value.text) : expected.test(value.text))) {
    const refused = spec === undefined ? null : refusedValue(spec, value.text);
    return refused === null
      ? []
      : [{ ...wrong, message: `QEMU refuses ${text}=${value.text}: ${refused}`, suggestion: null, certain: false }];
  }
  const choice = Array.isArray(expected) ? nearestChoice(value.text, expected) : null;
  const wanted = Array.isArray(expected) ? expected.slice(0, 2).join(' or ') : 'a number';
  const message = `${text} takes ${wanted}, not ${value.text}`;
  return [{ ...wrong, message, suggestion: choice, certain: choice !== null }];
}

/** Why QEMU refuses a value that is of the right kind; null if it takes it. */
function refusedValue(spec: PropertySpec, text: string): string | null {
  if (spec.name === 'phys-bits') return isPhysBits(Number(text)) ? null : 'no CPU has addresses of that width';
  try {
    parseValue(spec, text);
    return null;
  } catch (error) {
    if (!isCpuModelError(error)) throw error;
    return error.code === 'wrong-type' ? null : error.message;
  }
}

function valuesOf({ type }: PropertySpec): string[] | RegExp | null {
  if (type === 'bool') return BOOL;
  if (type === 'OnOffAuto') return [...BOOL, 'auto'];
  return type === 'string' ? null : /^(0x[0-9a-f]+|-?\d+(\.\d+)?[kKmMgGtTpPeE]?)$/i;
}

/** What is wrong with one of few values. */
export function judgeChoice(slot: Slot): Draft[] {
  const { text, choices = [] } = slot;
  if (choices.includes(text)) return [];
  const suggestion = nearestChoice(text, choices);
  const message = `${text} is none of ${choices.join(', ')}`;
  return [{ ...at(slot), rule: 'bad-value', level: 'error', message, suggestion, certain: suggestion !== null }];
}

function nearestChoice(text: string, choices: readonly string[]): string | null {
  const costs = choices.map((choice) => ({ choice, cost: distance(text.toLowerCase(), choice, 2) }));
  return costs.filter(({ cost }) => cost <= 2).sort((a, b) => a.cost - b.cost)[0]?.choice ?? null;
}
