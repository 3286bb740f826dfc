/** A place in a file: offsets from 0, line and column from 1, all in UTF-16 units; the end is exclusive. */
export interface Place {
  readonly start: number;
  readonly end: number;
  readonly line: number;
  readonly column: number;
}

/** What can be wrong, with what people should know of it. */
export const RULES = {
  'unknown-feature': 'A feature that neither QEMU, libvirt nor Linux knows.',
  'unknown-model': 'A CPU model that no known release of QEMU or libvirt has.',
  'other-spelling': 'A name in another spelling than the one that is taken there.',
  'not-yet': 'A name that the release for which the file is written does not have yet.',
  gone: 'A CPU model or feature that is gone from the release for which the file is written, or from the newest.',
  'bad-value': 'A value that the property or attribute does not take.',
  'asked-twice': 'A feature that is named twice for one CPU.',
  'asked-and-disabled': 'A feature that is both asked for and disabled for one CPU.',
  'other-vendor': "A feature that CPUs of the model's vendor do not have.",
  'left-out': 'A feature that the named version of a model was made to leave out.',
  'stops-migration':
    'A feature with which QEMU refuses to migrate a guest whose clock has no fixed frequency, in a file that speaks of migration.',
  'no-effect': 'A feature that QEMU clears at once, because one that it needs is off.',
  refused: 'A property that QEMU refuses, because another that it needs is not asked for.',
} as const;

export type RuleName = keyof typeof RULES;

/** One wrong name. */
export interface Finding {
  readonly rule: RuleName;
  readonly level: 'error' | 'warning' | 'note';
  /** The name as written. */
  readonly name: string;
  readonly message: string;
  /** What to write instead; null where nothing can be said. */
  readonly suggestion: string | null;
  /** Whether the suggestion can be nothing else, so that a program may write it. */
  readonly certain: boolean;
  readonly place: Place;
}

/** A finding before its line is known. */
export type Draft = Omit<Finding, 'place'> & { readonly start: number; readonly end: number };

/** Adds lines and columns, in the order of the text; of two findings about one place the first is kept. */
export function place(text: string, drafts: readonly Draft[]): Finding[] {
  const findings: Finding[] = [];
  const lines = lineCounter(text);
  for (const { start, end, ...finding } of [...drafts].sort((a, b) => a.start - b.start)) {
    const last = findings.at(-1);
    if (last !== undefined && last.place.end > start) continue;
    findings.push({ ...finding, place: { start, end, ...lines(start) } });
  }
  return findings;
}

/** Tells line and column of offsets that only grow. Lines end as `\n`, `\r\n` or `\r`. */
function lineCounter(text: string): (at: number) => { line: number; column: number } {
  const ends = /\r\n|\r|\n/g;
  let [line, lineStart, next] = [1, 0, ends.exec(text)];
  return (at) => {
    for (; next !== null && next.index < at; next = ends.exec(text)) {
      line++;
      lineStart = next.index + next[0].length;
    }
    return { line, column: at - lineStart + 1 };
  };
}
