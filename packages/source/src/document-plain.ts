import {
  constructFromEvents,
  defineMappingTag,
  defineScalarTag,
  EVENT_ID,
  type Event,
  mapTag,
  NOT_RESOLVED,
  parseEvents,
  Schema,
  seqTag,
  strTag,
  YAMLException,
} from 'js-yaml';

/**
 * The value of a YAML text that has nothing unusual in it, read in a fraction of the time that it takes to read it with
 * positions. Null for everything that may be refused or read in another way: that is for the careful reader to say, whose
 * values are the same for all texts that this one takes.
 */
export function plainValue(text: string): { readonly value: unknown } | null {
  // Where a tab may stand, the two readers see differently.
  if (text.includes('\t')) return null;
  try {
    const events = parseEvents(text, { maxDepth: DEPTH });
    if (events.some(isUnusual)) return null;
    const [value, ...more] = constructFromEvents(events, { source: text, schema: PLAIN, maxAliases: 0 });
    return more.length > 0 || value === null || value === undefined ? null : { value };
  } catch (error) {
    if (error instanceof YAMLException || error instanceof UnusualNumber) return null;
    throw error;
  }
}

/** Well below what is allowed, however each reader counts. */
const DEPTH = 24;

function isUnusual(event: Event): boolean {
  switch (event.type) {
    case EVENT_ID.DOCUMENT:
      return event.explicitStart || event.explicitEnd || event.directives.length > 0;
    case EVENT_ID.ALIAS:
      return true;
    case EVENT_ID.POP:
      return false;
    default:
      return event.anchorStart !== -1 || event.tagStart !== -1;
  }
}

/** A number that is refused, or that people read in several ways. */
class UnusualNumber extends Error {}

/** Everything that YAML's core schema takes for a number. */
const NUMBER =
  /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;

const number = defineScalarTag<number>('tag:yaml.org,2002:int', {
  implicit: true,
  implicitFirstChars: ['-', '+', '.', ...'0123456789'],
  resolve: (source) => {
    if (!NUMBER.test(source)) return NOT_RESOLVED;
    if (!/^(?:0|-?[1-9][0-9]*|0x[0-9a-fA-F]+)$/.test(source)) throw new UnusualNumber();
    const value = Number(source);
    if (!Number.isSafeInteger(value)) throw new UnusualNumber();
    return value;
  },
  identify: () => false,
});

const word = (tag: string, words: ReadonlyMap<string, boolean | null>) =>
  defineScalarTag<boolean | null>(tag, {
    implicit: true,
    implicitFirstChars: [...new Set([...words.keys()].map((key) => key.charAt(0)))],
    resolve: (source) => (words.has(source) ? (words.get(source) ?? null) : NOT_RESOLVED),
    identify: () => false,
  });

const bool = word(
  'tag:yaml.org,2002:bool',
  new Map(['true', 'True', 'TRUE', 'false', 'False', 'FALSE'].map((text) => [text, text.toLowerCase() === 'true'])),
);
const empty = word('tag:yaml.org,2002:null', new Map(['', '~', 'null', 'Null', 'NULL'].map((text) => [text, null])));

/** Only words may be keys. */
const fields = defineMappingTag<Record<string, unknown>>('tag:yaml.org,2002:map', {
  ...mapTag,
  addPair: (carrier, key, value) =>
    typeof key !== 'string' || key === '<<' || key === '__proto__' ? 'unusual' : mapTag.addPair(carrier, key, value),
});

const PLAIN = new Schema([strTag, seqTag, fields, number, bool, empty]);
