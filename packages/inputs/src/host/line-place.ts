/** Lines of /proc/cpuinfo and lscpu that tell one processor or machine of a kind from another. */
const PLACE = [
  ...['processor', 'cpu MHz', 'bogomips', 'BogoMIPS', 'apicid', 'initial apicid', 'core id', 'physical id', 'siblings'],
  ...['cpu cores', 'CPU MHz', 'CPU max MHz', 'CPU min MHz', 'CPU(s)', 'CPU(s) scaling MHz'],
];

const byFirst = new Map<number, readonly Uint8Array[]>();
for (const name of PLACE.map((one) => new TextEncoder().encode(one)))
  byFirst.set(name[0] ?? 0, [...(byFirst.get(name[0] ?? 0) ?? []), name]);

const [BACKSLASH, LETTER_N, LETTER_T, COLON, SPACE, TAB] = [0x5c, 0x6e, 0x74, 0x3a, 0x20, 9];

let scratch = new Uint8Array(1 << 12);

/**
 * A text about a host, with `\\n` for its line breaks, without the lines that say where it stands and how fast it runs just
 * now; undefined where it has none. What is returned is overwritten by the next call.
 */
export function withoutPlace(bytes: Uint8Array, from: number, to: number): Uint8Array | undefined {
  let [kept, start, dropped] = [0, from, false];
  for (let line = from; line < to; ) {
    const next = nextLine(bytes, line, to);
    if (isPlace(bytes, line, next)) {
      kept = keep(bytes, start, line, kept);
      [start, dropped] = [next, true];
    }
    line = next;
  }
  return dropped ? scratch.subarray(0, keep(bytes, start, to, kept)) : undefined;
}

/** Where the line after this one begins. */
function nextLine(bytes: Uint8Array, line: number, to: number): number {
  for (let at = bytes.indexOf(BACKSLASH, line); at >= 0 && at + 1 < to; at = bytes.indexOf(BACKSLASH, at + 2))
    if (bytes[at + 1] === LETTER_N) return at + 2;
  return to;
}

function keep(bytes: Uint8Array, from: number, to: number, at: number): number {
  const end = at + to - from;
  if (end > scratch.length) {
    const larger = new Uint8Array(2 * end);
    larger.set(scratch.subarray(0, at));
    scratch = larger;
  }
  scratch.set(bytes.subarray(from, to), at);
  return end;
}

function isPlace(bytes: Uint8Array, line: number, to: number): boolean {
  const begin = afterBlanks(bytes, line, to);
  const names = byFirst.get(bytes[begin] ?? 0);
  return names?.some((name) => begins(bytes, begin, name) && isColon(bytes, begin + name.length, to)) === true;
}

function begins(bytes: Uint8Array, at: number, name: Uint8Array): boolean {
  for (let i = 0; i < name.length; i++) if (bytes[at + i] !== name[i]) return false;
  return true;
}

function isColon(bytes: Uint8Array, at: number, to: number): boolean {
  const colon = afterBlanks(bytes, at, to);
  return colon < to && bytes[colon] === COLON;
}

/** Past spaces and tabs, written `\\t` or as they are. */
function afterBlanks(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to) {
    if (bytes[at] === SPACE || bytes[at] === TAB) at++;
    else if (bytes[at] === BACKSLASH && bytes[at + 1] === LETTER_T) at += 2;
    else break;
  }
  return at;
}
