import type { Vocabulary } from '@cpu-models/runtime';
import type { Draft } from '../finding.js';
import type { KnownModel, Names } from '../names/names.js';
import { nearestModel, slipLimit } from '../names/nearest.js';
import { plain } from '../names/plain.js';
import type { Piece } from '../read/structure.js';
import { isPlaceholder, type Slot } from '../slots/slot.js';
import type { JudgedFile } from './file.js';
import { judgeRelease } from './release.js';

/** How the models of QEMU's other targets begin (`-cpu help` of QEMU 7.2's qemu-system-*). */
export const OTHER_ARCHITECTURES =
  /^(power\w*\d|\d{3}[a-z]*_v\d|cortex|neoverse|arm\d|sa11|pxa2|a64fx|z\d{1,3}(EC|BC)?\b|gen\d+[ab]?\b|rv\d\d|rva\d\d|v[67]\d$|sifive|thead|veyron|lowrisc|shakti|sh7|cris|mips|[PMI]\d{4}|[2-9]\d?K[a-z]*$|loongson|la\d{3}|m68|m5|cfv4|leon|LEON|ti-|ev\d|or1\d|hppa|kunpeng|ft-\d|thunderx|tengyun|phytium)/i;

/** What programs have where a format would have a model: names of variables and classes, numbers of versions. */
const NO_NAME = /^[a-z_]+$|^\d|[Cc][Pp][Uu]|[Mm]odel/;

/** What is wrong with the model in a slot. */
export function judgeModel(file: JudgedFile, slot: Slot): Draft[] {
  const { names } = file;
  if (slot.also?.test(slot.text) || slot.arch === 'other') return [];
  const known = names.models.get(slot.text);
  if (known !== undefined) return knownModel(file, slot, known);
  if (names.foreign.has(plain(slot.text)) || OTHER_ARCHITECTURES.test(slot.text)) return [];
  const near = suggestModel(names, slot.text, slot.whose);
  const isWord =
    (isPlaceholder(slot.text) || (slot.guessed && NO_NAME.test(slot.text))) && (near === null || near.cost > 1.1);
  const isSure = slot.strict && (slot.arch === 'x86' || !file.context.foreign) && !isWord;
  if (!isSure && (near === null || near.cost > slipLimit(plain(slot.text).length))) return [];
  return [inAnyCase(slot, near) ?? unknownModel(names, slot, near)];
}

/** A name whose case alone differs, where whoever reads it does not mind. */
export function inAnyCase(slot: Slot, near: { readonly name: string } | null): Draft | null {
  if (!slot.anyCase || near?.name.toLowerCase() !== slot.text.toLowerCase()) return null;
  const rule = slot.kind === 'model' ? 'unknown-model' : 'unknown-feature';
  const message = `the name is ${near.name}; nova takes ${slot.text} too`;
  return { ...at(slot), rule, level: 'note', message, suggestion: near.name, certain: true };
}

/** A model that whoever reads the file has; any release's will do. */
export function suggestModel(names: Names, word: string, whose: Vocabulary | null) {
  const has = (model: KnownModel) => (whose === 'qemu' || whose === 'libvirt' ? model[whose].length > 0 : true);
  return nearestModel(names, word, has, String(whose));
}

function knownModel({ names, targets }: JudgedFile, slot: Slot, known: KnownModel): Draft[] {
  // What only QEMU ever had is QEMU's.
  const whose = slot.guessed && known.libvirt.length === 0 ? 'qemu' : slot.whose === 'linux' ? null : slot.whose;
  const isOpen = targets.qemu === undefined && targets.libvirt === undefined;
  if (whose === null || (slot.guessed && isOpen && known.libvirt.length > 0)) return [];
  const wrong = judgeRelease(names, known, whose, targets, 'CPU model');
  return wrong === null ? [] : [{ ...at(slot), ...wrong, suggestion: null, certain: false }];
}

/** A name that no release has, told by what was probably meant. */
export function unknownModel(names: Names, word: Piece, near: { name: string; cost: number } | null): Draft {
  const { text } = word;
  if (near?.cost === 0) {
    const message = `unknown CPU model ${text}; the name is ${near.name}`;
    return { ...at(word), rule: 'unknown-model', level: 'error', message, suggestion: near.name, certain: true };
  }
  // `-v33`, `-3`
  const mended = text.replace(/-v(\d)\1$/, '-v$1').replace(/-(\d+)$/, '-v$1');
  if (mended !== text && names.models.has(mended)) return probably(word, mended);
  const version = /^(.+?)-v\d+$/.exec(text)?.[1];
  const newest = version === undefined ? null : newestVersion(names, version);
  if (newest !== null) {
    const message = `${text} is in none of the known releases (${span(names)}); the newest version there is ${newest}`;
    return { ...at(word), rule: 'unknown-model', level: 'error', message, suggestion: newest, certain: false };
  }
  if (near === null) {
    const message = `unknown CPU model ${text}`;
    return { ...at(word), rule: 'unknown-model', level: 'error', message, suggestion: null, certain: false };
  }
  const certain = near.cost <= 1 && plain(near.name).length > 5 && !/\d/.test(difference(text, near.name));
  return { ...probably(word, near.name), certain };
}

function probably(word: Piece, suggestion: string): Draft {
  const message = `unknown CPU model ${word.text}; did you mean ${suggestion}?`;
  return { ...at(word), rule: 'unknown-model', level: 'error', message, suggestion, certain: false };
}

/** The letters in which two names differ. */
function difference(a: string, b: string): string {
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return a.slice(start, a.length - end) + b.slice(start, b.length - end);
}

function newestVersion(names: Names, base: string): string | null {
  const number = (name: string) => Number(/-v(\d+)$/.exec(name)?.[1]);
  const versions = [...names.models.keys()].filter((name) => name.startsWith(`${base}-v`) && number(name) > 0);
  return versions.sort((a, b) => number(b) - number(a))[0] ?? null;
}

function span({ releases }: Names): string {
  return `QEMU ${releases[0]?.release} to ${releases.at(-1)?.release}`;
}

export function at({ text, start, end }: Piece): Pick<Draft, 'name' | 'start' | 'end'> {
  return { name: text, start, end };
}
