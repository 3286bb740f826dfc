import { type KindName, locate, type Path, type Problem, type Source, type SourceDocument } from '@cpu-models/source';

/** A check across files. */
export interface Rule {
  /** Stands in every message; kebab-case, and the file's name. */
  readonly id: string;
  /** What it makes sure of, in a sentence. */
  readonly what: string;
  /** Kinds of files that must all be readable, since the rule looks things up in them. */
  readonly needs: readonly KindName[];
  /** It looks at what follows from the source, so it is asked only when no other rule finds anything. */
  readonly onlyIfSound: boolean;
  /** It asks for what no output hangs on, such as what people are told: `validate` refuses, everything else goes on. */
  readonly forReaders: boolean;
  check(source: Source): Problem[];
}

/** A problem before its rule's id is on it. */
export type Fault = Omit<Problem, 'rule'>;

type Definition = Omit<Rule, 'check' | 'needs' | 'onlyIfSound' | 'forReaders'> & {
  readonly needs?: readonly KindName[];
  readonly onlyIfSound?: boolean;
  readonly forReaders?: boolean;
  find(source: Source): Iterable<Fault>;
};

/** Makes a rule of a generator of faults. */
export function defineRule({ find, needs = [], onlyIfSound = false, forReaders = false, ...rest }: Definition): Rule {
  return {
    ...rest,
    needs,
    onlyIfSound,
    forReaders,
    check: (source) => Array.from(find(source), (fault) => ({ ...fault, rule: rest.id })),
  };
}

/** What is wrong, what was expected, how to mend it. */
export type Words = Pick<Problem, 'message' | 'expected' | 'fix'>;

/** A fault at a value of a document. */
export function at(document: SourceDocument, path: Path, words: Words): Fault {
  return { file: document.file, ...locate(document, path), ...only(words) };
}

/** A fault at the key of a value. */
export function atKey(document: SourceDocument, path: Path, words: Words): Fault {
  return { file: document.file, ...locate(document, path, true), ...only(words) };
}

/** Nothing else that a rule's own value has, for what is told is printed whole. */
function only({ message, expected, fix }: Words): Words {
  return { message, ...(expected === undefined ? {} : { expected }), ...(fix === undefined ? {} : { fix }) };
}
