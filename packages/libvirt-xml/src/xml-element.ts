import type { XmlPosition } from './xml-error.js';

/** An element, without comments; text is that of the element itself, not of its children. */
export interface XmlElement extends XmlPosition {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
  /** Name of the whole text, for messages. */
  readonly source: string;
}

/** How much of a text is read, and what it is called. */
export interface XmlLimits {
  /** Most characters, or bytes if bytes are given; 16 Mi unless given. */
  readonly size?: number;
  /** Most elements inside one another; 32 unless given. */
  readonly depth?: number;
  /** Most elements; 200 000 unless given. */
  readonly elements?: number;
  /** Name of the text in messages; `XML` unless given. */
  readonly source?: string;
}
