import { isOff, targetsIn, withoutIgnored } from './directives.js';
import { type Draft, type Finding, place } from './finding.js';
import { judgeFeature } from './judge/features.js';
import type { JudgedFile } from './judge/file.js';
import { mayHold } from './judge/glance.js';
import { judgeList } from './judge/lists.js';
import { judgeCpu } from './judge/meaning.js';
import { judgeModel, suggestModel, unknownModel } from './judge/models.js';
import type { Targets } from './judge/release.js';
import { judgeChoice } from './judge/value.js';
import type { Names } from './names/names.js';
import { isMadeOfModelParts } from './names/nearest.js';
import { type Candidates, prefilterOf } from './prefilter.js';
import { readCode } from './read/code.js';
import { readLines, readTable, withoutComment } from './read/lines.js';
import { elementLists, proseLists } from './read/marked-up.js';
import { type List, type Piece, type Range, type Structure, split } from './read/structure.js';
import { type Syntax, syntaxOf } from './read/syntax.js';
import { readYaml } from './read/yaml.js';
import { commandSlots, commentTest, labelSlots, ovirtSlots } from './slots/commands.js';
import { contextOf } from './slots/context.js';
import { fieldSlots } from './slots/fields.js';
import { NAME, type Slot } from './slots/slot.js';
import { tagSlots } from './slots/tags.js';

export interface LintOptions {
  /** The releases that the file is written for; without them a name is right if any known release has it. */
  readonly targets?: Targets;
  /** Whose names the file uses, where its format leaves that open. */
  readonly spelling?: 'qemu' | 'libvirt' | 'linux';
  /** What a look at the bytes has found already. */
  readonly candidates?: Candidates;
}

/** Finds wrong names of CPU models and features in a text of any format, in the order of the text. */
export function lintText(path: string, text: string, names: Names, options: LintOptions = {}): Finding[] {
  const candidates = options.candidates ?? prefilterOf(names)(new TextEncoder().encode(text));
  const withLists = candidates === 'names';
  if (candidates === 'none' || (!withLists && !PLACES.test(text)) || isOff(text)) return [];
  const syntax = syntaxOf(path, text);
  const structure = read(text, syntax, withLists);
  const found = contextOf(path, text);
  const file: JudgedFile = {
    names,
    context: { ...found, whose: options.spelling ?? found.whose },
    targets: targetsIn(text) ?? options.targets ?? {},
    glances: new Map(),
  };
  const slots = slotsOf(path, text, structure, syntax, file);
  const isSlot = coverage(slots);
  const lists = withLists ? listsOf(file, structure, isSlot) : [];
  const loose = lists.flatMap((list) => judgeList(file, list)).filter(({ start }) => !isSlot(start));
  const alone = singles(file, structure, syntax).filter(({ start }) => !isSlot(start));
  // A patch shows a CPU before and after.
  const cpus = /^@@ .* @@/m.test(text) ? [] : cpusOf(slots);
  const findings = place(text, [
    ...slots.flatMap((slot) => judgeSlot(file, slot)),
    ...cpus.flatMap((cpu) => judgeCpu(file, cpu)),
    ...loose,
    ...alone,
  ]);
  return withoutIgnored(text, findings);
}

/** What every place for a name has near it; `cpu: 500m` is an amount. */
const PLACES =
  /-cpu\b|<cpu|<model|<feature|cpu[\W_]{0,4}(model|type|flag|feature|base|extra)|reported.?model|\.node\.kubevirt|model_|cpu["']?\s*[:={](?!\s*["']?[\d.]+m?\b)/i;

type Reading = Structure & { readonly comments?: readonly Range[] };

function read(text: string, { reader, comments }: Syntax, withLists: boolean): Reading {
  switch (reader) {
    case 'yaml':
      return readYaml(text);
    case 'code':
      return readCode(text, comments, withLists);
    case 'lines':
      return readLines(text, comments, withLists);
    case 'table':
      return readTable(text);
    default: {
      const isMarkedUp = /<[a-z]/i.test(text);
      const prose = reader === 'prose' ? proseLists(text) : [];
      return { fields: [], lists: withLists ? [...prose, ...(isMarkedUp ? elementLists(text) : [])] : [] };
    }
  }
}

function slotsOf(path: string, text: string, structure: Reading, syntax: Syntax, file: JudgedFile): Slot[] {
  const inRanges = commentTest(structure.comments ?? []);
  const inLineComment = lineCommentTest(text, syntax);
  const where = (at: number) => {
    if (syntax.reader === 'prose') return 'prose';
    return inRanges(at) || inLineComment(at) ? 'comment' : 'code';
  };
  // What a text shows as an example need not exist.
  const inProse = (slot: Slot): Slot => (syntax.reader === 'prose' ? { ...slot, strict: false, cpu: null } : slot);
  const slots = [
    ...tagSlots(text)
      .filter(({ start }) => !inRanges(start))
      .map(inProse),
    ...commandSlots(text, structure.fields, where),
    ...labelSlots(text)
      .filter(({ start }) => where(start) !== 'comment')
      .map(inProse),
    ...ovirtSlots(text),
    ...fieldSlots(text, path, structure.fields, file.context, file.names),
  ];
  return withoutOverlap(withoutKeys(slots, file.names));
}

/** Names in lower case without separators, beside the same names as they are: `cascadelakeserverv2` is somebody's key. */
function withoutKeys(slots: readonly Slot[], names: Names): readonly Slot[] {
  const written = new Set(slots.map(({ text }) => text));
  const isKey = ({ kind, text }: Slot) =>
    kind === 'model' && /^[a-z][A-Za-z0-9]*$/.test(text) && !names.models.has(text);
  const keys = slots.filter((slot) => isKey(slot) && written.has(names.modelsByPlain.get(slot.text)?.name ?? ''));
  return keys.length < 3 ? slots : slots.filter((slot) => !isKey(slot));
}

function withoutOverlap(slots: readonly Slot[]): Slot[] {
  const taken = new Map<number, Slot>();
  for (const slot of slots)
    if (!taken.has(slot.start) || (slot.strict && taken.get(slot.start)?.strict === false)) taken.set(slot.start, slot);
  return [...taken.values()];
}

/** Whether a place is in the comment at the end of its line. Slots come in order, so each line is looked at once. */
function lineCommentTest(text: string, { reader, comments }: Syntax): (at: number) => boolean {
  if (reader === 'code' || reader === 'tags') return () => false;
  let [start, end, comment] = [0, -1, 0];
  return (at) => {
    if (at < start || at > end) {
      start = text.lastIndexOf('\n', at) + 1;
      const next = text.indexOf('\n', at);
      end = next < 0 ? text.length : next;
      comment = start + withoutComment(text.slice(start, end), comments).length;
    }
    return comment <= at;
  };
}

function judgeSlot(file: JudgedFile, slot: Slot): Draft[] {
  if (slot.kind === 'choice') return judgeChoice(slot);
  return slot.kind === 'model' ? judgeModel(file, slot) : judgeFeature(file, slot);
}

function cpusOf(slots: readonly Slot[]): Slot[][] {
  const cpus = new Map<string, Slot[]>();
  for (const slot of slots)
    if (slot.cpu !== null && slot.arch !== 'other') {
      const known = cpus.get(slot.cpu);
      if (known === undefined) cpus.set(slot.cpu, [slot]);
      else known.push(slot);
    }
  return [...cpus.values()];
}

function coverage(slots: readonly Slot[]): (start: number) => boolean {
  const starts = new Set(slots.map(({ start }) => start));
  return (start) => starts.has(start);
}

/** The lists of a file's structure, and those inside a text that is not a slot: `avx,avx2`, `qemu64|kvm64`. */
function listsOf(file: JudgedFile, { fields, lists }: Structure, isSlot: (start: number) => boolean): List[] {
  const inside = fields.flatMap(({ value }) => listInside(file, value) ?? []);
  return [...lists, ...inside.filter((list) => !list.some(({ start }) => isSlot(start)))];
}

const WORDS = /[A-Za-z0-9][\w.+-]*/g;

function listInside(file: JudgedFile, value: Piece): List[] | null {
  if (value.text.length < 7 || value.text.length > 8000 || !/[\s,;|:]/.test(value.text)) return null;
  if (!mayHold(file, value.text.match(WORDS) ?? [])) return null;
  const lines = settingLines(value);
  if (lines !== null) return lines.flatMap((line) => listInside(file, line) ?? []);
  // `ibrs|amd-ibrs` in a list are alternatives, of which one need not exist.
  const isPattern = /[,;]/.test(value.text) && value.text.includes('|');
  const parts = split(value, isPattern ? /[\s,;:"'()[\]]+/g : /[\s,;|:"'()[\]]+/g)
    .filter(({ text }) => !text.includes('|'))
    .map(withoutSign);
  return parts.length < 2 ? null : [parts];
}

const SETTING = /^[ \t]*\w[\w ]*?[ \t]*[:=][ \t]*(.*\S)?[ \t]*$/gm;

/** The values of a text of settings, such as /proc/cpuinfo in a test: lines with keys of their own are no one list. */
function settingLines({ text, start }: Piece): Piece[] | null {
  if (!text.includes('\n')) return null;
  const settings = [...text.matchAll(SETTING)];
  if (settings.length < 2) return null;
  return settings.flatMap((match) => {
    const [whole, value = ''] = match;
    const at = start + match.index + whole.trimEnd().length - value.length;
    return value === '' ? [] : [{ text: value, start: at, end: at + value.length }];
  });
}

function withoutSign(part: Piece): Piece {
  return /^[+-]/.test(part.text) ? { text: part.text.slice(1), start: part.start + 1, end: part.end } : part;
}

/** Names put together from parts of models' names need nothing around them. */
function singles(file: JudgedFile, { fields }: Structure, syntax: Syntax): Draft[] {
  if (syntax.reader === 'prose') return [];
  return fields.flatMap(({ value }) => {
    const { names } = file;
    if (
      !/^[A-Z][A-Za-z]*[-_]/.test(value.text) ||
      !NAME.test(value.text) ||
      names.models.has(value.text) ||
      !isMadeOfModelParts(names, value.text)
    )
      return [];
    return [unknownModel(names, value, suggestModel(names, value.text, null))];
  });
}
