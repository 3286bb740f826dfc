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
  // A search in it ends where the host does.
  const host = bytes.subarray(from, to);
  let [kept, start, dropped] = [0, 0, false];
  for (let line = 0; line < host.length; ) {
    const next = nextLine(host, line);
    if (isPlace(host, line)) {
      kept = keep(host, start, line, kept);
      [start, dropped] = [next, true];
    }
    line = next;
  }
  return dropped ? scratch.subarray(0, keep(host, start, host.length, kept)) : undefined;
}

/** Where the line after this one begins. */
function nextLine(host: Uint8Array, line: number): number {
  for (let at = host.indexOf(BACKSLASH, line); at >= 0; at = host.indexOf(BACKSLASH, at + 2))
    if (host[at + 1] === LETTER_N) return at + 2;
  return host.length;
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

function isPlace(host: Uint8Array, line: number): boolean {
  const begin = afterBlanks(host, line);
  const names = byFirst.get(host[begin] ?? 0);
  return names?.some((name) => begins(host, begin, name) && isColon(host, begin + name.length)) === true;
}

function begins(host: Uint8Array, at: number, name: Uint8Array): boolean {
  for (let i = 0; i < name.length; i++) if (host[at + i] !== name[i]) return false;
  return true;
}

function isColon(host: Uint8Array, at: number): boolean {
  return host[afterBlanks(host, at)] === COLON;
}

/** Past spaces and tabs, written `\\t` or as they are. */
function afterBlanks(host: Uint8Array, from: number): number {
  let at = from;
  for (;;) {
    if (host[at] === SPACE || host[at] === TAB) at++;
    else if (host[at] === BACKSLASH && host[at + 1] === LETTER_T) at += 2;
    else return at;
  }
}
