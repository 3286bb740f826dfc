import { INPUT_FACTS } from '../generated/input-facts.js';
import type { MessageFact } from '../input-facts.js';
import { BITS, bitOf } from './bit-place.js';
import { plainText } from './plain-text.js';
import type { ParsedMessage, Subject } from './subject.js';

interface Pattern {
  readonly fact: MessageFact;
  readonly matches: RegExp;
}

/** Names with commas between them, up to what begins another list. */
const NAME = '(?!(?:missing|extra)\\s+features)[\\w.-]+';
const LIST = `${NAME}(?:\\s*,\\s*${NAME})*`;

const PATTERNS: readonly Pattern[] = INPUT_FACTS.messages.map((fact) => ({
  fact,
  // What people paste is wrapped anywhere.
  matches: new RegExp(
    fact.pattern
      .replaceAll(/\$\{list\}/g, LIST)
      .replaceAll(' ?', '\\s*')
      .replaceAll(' ', '\\s+'),
    'gim',
  ),
}));

interface Found {
  readonly from: number;
  readonly to: number;
  readonly who: ParsedMessage['who'];
  readonly severity?: ParsedMessage['severity'];
  readonly subjects: readonly Subject[];
  readonly fact: MessageFact | null;
  readonly says?: string;
}

/** Takes messages out of a text, whatever else stands in it; one that is repeated (once a CPU) comes once. */
export function parseMessages(text: string): ParsedMessage[] {
  const plain = plainText(text);
  const messages = new Map<string, ParsedMessage & { times: number }>();
  let end = 0;
  for (const found of inOrder(plain)) {
    const start = Math.max(end, plain.lastIndexOf('\n', found.from) + 1);
    end = found.to;
    const line = plain.slice(start, end);
    const key = JSON.stringify([found.who, found.subjects, found.fact?.pattern]);
    const known = messages.get(key);
    if (known !== undefined) known.times++;
    else
      messages.set(key, {
        text: shown(plain, start, end),
        who: found.who,
        severity: found.severity ?? (/warning:/i.test(line) ? 'warning' : 'error'),
        subjects: found.subjects,
        says: found.says ?? null,
        times: 1,
      });
  }
  return [...messages.values()];
}

/** Matches from the first to the last; of those that overlap, the one that begins first, then the longer one. */
function inOrder(text: string): Found[] {
  const found = [...bits(text), ...PATTERNS.flatMap((pattern) => sentences(text, pattern))];
  found.sort((a, b) => a.from - b.from || b.to - a.to);
  let end = -1;
  return found.filter(({ from, to }) => {
    if (from < end) return false;
    end = to;
    return true;
  });
}

function bits(text: string): Found[] {
  return [...text.matchAll(BITS)].map((match) => {
    const line = text.slice(Math.max(text.lastIndexOf('\n', match.index) + 1, match.index - 120), match.index);
    const subject = bitOf(match, line);
    const from = match.index;
    const warns = subject.why === 'tcg' ? { severity: 'warning' as const } : {};
    return { from, to: from + match[0].length, who: 'QEMU', ...warns, subjects: [subject], fact: null };
  });
}

function sentences(text: string, { fact, matches }: Pattern): Found[] {
  return [...text.matchAll(matches)].map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    who: fact.who,
    ...(fact.severity === undefined ? {} : { severity: fact.severity }),
    subjects: subjectsOf(fact, match.groups ?? {}),
    fact,
    ...(fact.says === undefined ? {} : { says: filled(fact.says, match.groups ?? {}) }),
  }));
}

type Groups = Readonly<Record<string, string | undefined>>;

/** One subject, or a list of features for each thing that is wrong. */
function subjectsOf(fact: MessageFact, groups: Groups): Subject[] {
  const { missing, lacking = missing, extra } = groups;
  if (lacking === undefined && extra === undefined) return [subjectOf(fact, groups)];
  return [
    ...(lacking === undefined ? [] : [{ kind: 'features', features: names(lacking), why: 'missing' } as const]),
    ...(extra === undefined ? [] : [{ kind: 'features', features: names(extra), why: 'extra' } as const]),
  ];
}

function subjectOf(fact: MessageFact, groups: Groups): Subject {
  const { feature, property = '', model, machine = '', needs, level, msr } = groups;
  switch (fact.about) {
    case 'features':
      return { kind: 'features', features: names(feature ?? ''), why: fact.why ?? 'host' };
    case 'property':
      return { kind: 'property', property, model: model ?? null };
    case 'model':
      return { kind: 'model', model: model ?? '' };
    case 'machine':
      return { kind: 'machine', machine };
    case 'hyperv': {
      const name = property.replaceAll('_', '-');
      return { kind: 'hyperv', property: name.startsWith('hv-') ? name : `hv-${name}`, needs: needs ?? null };
    }
    case 'level':
      return { kind: 'level', level: level === undefined || Number.isNaN(Number(level)) ? null : (Number(level) as 2) };
    case 'no-kvm':
      return { kind: 'no-kvm', model: model ?? null };
    case 'unmigratable':
      return { kind: 'unmigratable', feature: feature ?? '' };
    case 'msr':
      return { kind: 'msr', index: Number.parseInt(msr ?? '0', 16) };
    case 'other': {
      const [name = '', meaning = '', remedy = ''] = [fact.name, fact.meaning, fact.remedy].map(
        (words) => words && filled(words, groups),
      );
      return { kind: 'other', name, meaning, remedy };
    }
  }
}

/** Words of the source with what was caught in the place of `${group}`. */
function filled(words: string, groups: Groups): string {
  return words.replaceAll(/\$\{(\w+)\}/g, (_, name: string) => groups[name]?.replaceAll(/\s+/g, ' ') ?? '');
}

function names(list: string): string[] {
  const whole = /^invariant\s+TSC$/i.test(list) ? ['invtsc'] : list.split(/[,\s]+/);
  return whole.map((name) => name.replace(/\.+$/, '')).filter((name) => name !== '' && name !== 'and');
}

/** The lines of a message as one, not too long. */
function shown(text: string, from: number, to: number): string {
  const end = text.indexOf('\n', to);
  const line = text
    .slice(from, end < 0 ? text.length : Math.min(end, to + 60))
    .replaceAll(/\s+/g, ' ')
    .trim();
  const most = 320;
  return line.length > most ? `… ${line.slice(-most)}` : line;
}
