import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { XmlElement, XmlLimits } from './xml-element.js';
import { LibvirtXmlError, type XmlPosition } from './xml-error.js';
import { quickXml } from './xml-quick.js';

interface Open {
  element: XmlElement & { text: string };
  children: XmlElement[];
}

/**
 * Reads a whole XML text. Document types, and so entities of one's own, are refused; only UTF-8 is read.
 *
 * @throws LibvirtXmlError for anything that is not well-formed or beyond the limits; nothing else
 */
export function parseXml(input: string | Uint8Array, limits: XmlLimits = {}): XmlElement {
  const { size = 1 << 24, depth = 32, elements = 200_000, source = 'XML' } = limits;
  if (input.length > size)
    throw new LibvirtXmlError(`text: ${input.length} long; expected at most ${size}`, START, source);
  const text = typeof input === 'string' ? input : decodeUtf8(input, source);
  const bounds = { depth, elements, source };
  return quickXml(text, bounds) ?? parseCarefully(text, bounds);
}

/** The same with a full parser, which says what is wrong. */
export function parseCarefully(text: string, limits: Required<Omit<XmlLimits, 'size'>>): XmlElement {
  return new TreeBuilder(limits).build(text);
}

const START: XmlPosition = { line: 1, column: 1 };

function decodeUtf8(bytes: Uint8Array, source: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new LibvirtXmlError('text: not UTF-8; expected UTF-8', START, source);
  }
}

class TreeBuilder {
  readonly #parser = new SaxesParser<{ position: true; xmlns: false }>({
    position: true,
    xmlns: false,
  });
  readonly #limits: Required<Omit<XmlLimits, 'size'>>;
  readonly #stack: Open[] = [];
  #root: XmlElement | null = null;
  #count = 0;
  #at: XmlPosition = START;

  constructor(limits: Required<Omit<XmlLimits, 'size'>>) {
    this.#limits = limits;
    const parser = this.#parser;
    parser.on('error', (error) => this.#fail(error.message.replace(/^.*?\d+:\d+: /, '')));
    parser.on('doctype', () => this.#fail('document type: not allowed; expected plain elements'));
    parser.on('xmldecl', ({ encoding, version }) => {
      if (encoding && !/^utf-?8$/i.test(encoding)) this.#fail(`encoding ${encoding}: expected UTF-8`);
      if (version && version !== '1.0') this.#fail(`XML version ${version}: expected 1.0`);
    });
    // Elements are reported at the end of their tag, but messages are about its beginning.
    parser.on('opentagstart', ({ name }) => {
      this.#at = this.#startOf(name);
    });
    parser.on('opentag', (tag) => this.#open(tag));
    parser.on('text', (text) => this.#text(text));
    parser.on('cdata', (text) => this.#text(text));
    parser.on('closetag', () => this.#close());
  }

  build(text: string): XmlElement {
    this.#parser.write(text).close();
    return this.#root ?? this.#fail('text: no element; expected one root element');
  }

  #open({ name, attributes }: SaxesTagPlain): void {
    const { depth, elements, source } = this.#limits;
    if (this.#stack.length >= depth) this.#fail(`element ${name}: deeper than ${depth} elements; expected fewer`);
    if (++this.#count > elements) this.#fail(`element ${name}: more than ${elements} elements; expected fewer`);
    const children: XmlElement[] = [];
    const map = new Map(Object.entries(attributes));
    const element = { name, attributes: map, children, text: '', source, ...this.#at };
    this.#stack.at(-1)?.children.push(element);
    this.#stack.push({ element, children });
    this.#root ??= element;
  }

  #text(text: string): void {
    const open = this.#stack.at(-1);
    if (open) open.element.text += text;
  }

  #close(): void {
    this.#stack.pop();
  }

  /** The parser stands behind the character that follows the name. */
  #startOf(name: string): XmlPosition {
    const { line, column } = this.#parser;
    return column === 0 ? { line: line - 1, column: 1 } : { line, column: column - name.length - 1 };
  }

  #position(): XmlPosition {
    return { line: this.#parser.line, column: this.#parser.column + 1 };
  }

  #fail(problem: string): never {
    throw new LibvirtXmlError(problem, this.#position(), this.#limits.source);
  }
}
