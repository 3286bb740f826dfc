import type { XmlElement, XmlLimits } from './xml-element.js';

const NAME = '[A-Za-z_:][A-Za-z0-9_:.-]*';
const VALUE = `'[^'<\\t\\n]*'|"[^"<\\t\\n]*"`;
const ATTRIBUTE = new RegExp(` +(${NAME})=(${VALUE})`, 'y');
/** A tag with all its attributes. */
const TAG = new RegExp(`<(?:(${NAME})((?: +${NAME}=(?:${VALUE}))*) *(/?)>|/(${NAME}) *>)`, 'y');
const DECLARATION = /^<\?xml version=(['"])1\.0\1(?: encoding=(['"])[Uu][Tt][Ff]-?8\2)? *\?>/;
/** Line breaks that are normalized, and characters that XML does not allow or that take two code units. */
const UNUSUAL = /[^\t\n\x20-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', apos: "'", quot: '"' };

/**
 * Reads a whole XML text that has nothing unusual in it, in a fraction of the time of a full parser. Null for everything
 * that may be refused or that takes more to read: that is for the full parser, whose result is the same for all texts that
 * this one takes.
 */
export function quickXml(
  text: string,
  { depth, elements, source }: Required<Omit<XmlLimits, 'size'>>,
): XmlElement | null {
  if (UNUSUAL.test(text) || text.includes(']]>')) return null;
  const stack: Element[] = [];
  let root: Element | null = null;
  let count = 0;
  let at = DECLARATION.exec(text)?.[0].length ?? 0;
  while (at < text.length) {
    const next = text.indexOf('<', at);
    const open = stack.at(-1);
    const between = decode(text.slice(at, next < 0 ? text.length : next));
    if (between === null || (open === undefined && /[^ \t\n]/.test(between))) return null;
    if (open !== undefined) open.text += between;
    if (next < 0) break;
    if (text.startsWith('<!--', next)) {
      const end = text.indexOf('--', next + 4);
      if (end < 0 || text[end + 2] !== '>') return null;
      at = end + 3;
      continue;
    }
    TAG.lastIndex = next;
    const tag = TAG.exec(text);
    if (tag === null) return null;
    at = TAG.lastIndex;
    const [, name, attributes = '', empty, closed] = tag;
    if (name !== undefined) {
      const found = attributesOf(attributes);
      if (found === null || ++count > elements || stack.length >= depth || (open === undefined && root !== null))
        return null;
      const element = new Element(name, found, source, text, next);
      root ??= element;
      open?.children.push(element);
      if (empty === '') stack.push(element);
    } else if (closed !== undefined && stack.pop()?.name !== closed) return null;
  }
  return stack.length > 0 ? null : root;
}

/** Its position is worked out when a message needs it. */
class Element implements XmlElement {
  readonly children: XmlElement[] = [];
  text = '';
  readonly #document: string;
  readonly #offset: number;

  constructor(
    readonly name: string,
    readonly attributes: ReadonlyMap<string, string>,
    readonly source: string,
    document: string,
    offset: number,
  ) {
    this.#document = document;
    this.#offset = offset;
  }

  get line(): number {
    return this.#document.slice(0, this.#offset).split('\n').length;
  }

  get column(): number {
    return this.#offset - this.#document.lastIndexOf('\n', this.#offset);
  }
}

/** Null if one is there twice, or has an entity that is not one of XML's own. */
function attributesOf(text: string): Map<string, string> | null {
  const found = new Map<string, string>();
  ATTRIBUTE.lastIndex = 0;
  for (let match = ATTRIBUTE.exec(text); match !== null; match = ATTRIBUTE.exec(text)) {
    const [, name = '', quoted = ''] = match;
    const value = decode(quoted.slice(1, -1));
    if (value === null || found.has(name) || name === '__proto__') return null;
    found.set(name, value);
  }
  return found;
}

/** Text with its entities replaced; null if one of them is not one of XML's own. */
function decode(text: string): string | null {
  if (!text.includes('&')) return text;
  let known = true;
  const result = text.replace(/&([a-z]*;?)/g, (_, entity: string) => {
    const character = entity.endsWith(';') ? ENTITIES[entity.slice(0, -1)] : undefined;
    if (character === undefined) known = false;
    return character ?? '';
  });
  return known ? result : null;
}
