import type { ParsedMessage } from './subject.js';

/** A thing that a message names, and what to make of it. */
export interface Explained {
  /** The feature, property, model or machine type, by the name to look it up with; a bit's place where it has no name. */
  readonly name: string;
  /** Where the bit is, for people. */
  readonly address: string | null;
  /** What it means, in a sentence or two. */
  readonly meaning: string;
  /** Why, likeliest first; one only where the host's probe settles it. */
  readonly causes: readonly {
    readonly reason: string;
    readonly remedy: string | null;
    readonly source: string | null;
    readonly certain: boolean;
  }[];
  readonly remedy: string;
}

/** What one message is about, and why it was printed. */
export interface MessageExplanation {
  readonly text: string;
  readonly who: ParsedMessage['who'];
  readonly severity: ParsedMessage['severity'];
  /** How often it stands in the text: QEMU repeats it for every virtual CPU. */
  readonly times: number;
  /** What the message as a whole says, and whether the guest runs all the same. */
  readonly says: string;
  readonly about: readonly Explained[];
}

/** Without a place and causes. */
export function plain(name: string, meaning: string, remedy: string): Explained {
  return { name, address: null, meaning, causes: [], remedy };
}
