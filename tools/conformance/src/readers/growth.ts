import { listDefinitions } from '@cpu-models/apply/c';
import { isTold, READERS, type Reader, readC } from './readers.js';

const SMALL = 40_000;
/** So many times as long. Time that grows with the square of the length grows by its square. */
const FACTOR = 6;
/** Garbage may be collected during one measurement, but hardly during each of so many. */
const MEASURED = 4;
/** Below this the clock of the processor says little: seconds. */
const LEAST = 0.03;
const PIECES = [
  ' ',
  'a',
  '\n',
  '<',
  '<a>',
  '<!--',
  '</',
  '"',
  "'",
  '/*',
  '/* */',
  '#',
  '#if 1\n',
  '{',
  '(',
  '(a',
  '- ',
  '\\',
  '\\\n',
  ',',
  '=',
  '[',
  '&amp;',
  '- a\n',
  ': ',
  '0x',
  'a.',
  '-cpu ',
  'EPYC ',
  'a="',
  '/* ',
  '#/**/',
  "'\\",
  '<domain>\n',
  '<<<<<<<\n',
  'Hyper-V ',
  'CPUID.',
];

const TABLE = 'static const char *const names[] = { "a", /* b */ };\n';
const FUNCTION = '\nstatic void f(int a)\n{\n    g(a);\n}\n';

interface Place {
  readonly where: string;
  readonly before: string;
  readonly behind: string;
}

/** A reader on a text that repeats one piece. */
export interface Growth {
  readonly reader: string;
  readonly piece: string;
  /** Times as much time as for a text that is {@link FACTOR} times shorter. */
  readonly times: number;
  readonly seconds: number;
}

/** What takes time that grows faster than the text, or breaks; and how many were measured. */
export async function findGrowth(step: (text: string) => void): Promise<{ tried: number; wrong: string[] }> {
  const readers: readonly Reader[] = [
    ...READERS,
    { name: "QEMU's C", samples: [TABLE, FUNCTION], read: readC },
    { name: 'C that is replaced', samples: [], read: listDefinitions },
  ];
  let tried = 0;
  const wrong: string[] = [];
  for (const { name, samples, read } of readers) {
    for (const around of placesIn(samples)) {
      for (const piece of PIECES) {
        const what = `${name} on ${JSON.stringify(piece)}${around.where}`;
        step(what);
        tried++;
        wrong.push(...(await faultsOf(what, read, around, piece)));
      }
    }
  }
  return { tried, wrong: [...new Set(wrong)] };
}

/** Where the piece stands: alone; behind a text that the reader knows, so that it gets further; before one, so that it ends. */
function placesIn(samples: readonly string[]): Place[] {
  const places = samples.flatMap((sample, at) => [
    { where: ` behind sample ${at + 1}`, before: sample, behind: '' },
    { where: ` before sample ${at + 1}`, before: '', behind: sample },
  ]);
  return [{ where: '', before: '', behind: '' }, ...places];
}

async function faultsOf(
  what: string,
  read: Reader['read'],
  { before, behind }: Place,
  piece: string,
): Promise<string[]> {
  const wrong: string[] = [];
  const measure = async (length: number) => {
    const { seconds, broken } = await cost(read, before + piece.repeat(Math.ceil(length / piece.length)) + behind);
    if (broken !== null) wrong.push(`${what} breaks: ${broken}`);
    return seconds;
  };
  await measure(SMALL);
  const small = await measure(SMALL);
  // In between of growing with the length and with its square.
  const most = Math.max(small, LEAST) * FACTOR ** 1.5;
  let large = Number.POSITIVE_INFINITY;
  for (let i = 0; i < MEASURED && large > most; i++) large = Math.min(large, await measure(SMALL * FACTOR));
  if (large > most) wrong.push(`${what}: ${small.toFixed(3)} s, ${FACTOR} times as much ${large.toFixed(3)} s`);
  return wrong;
}

async function cost(
  read: (text: string) => unknown,
  text: string,
): Promise<{ seconds: number; broken: string | null }> {
  const before = process.cpuUsage();
  let broken: string | null = null;
  try {
    await read(text);
  } catch (error) {
    if (!isTold(error)) broken = String(error).slice(0, 100);
  }
  const { user, system } = process.cpuUsage(before);
  return { seconds: (user + system) / 1e6, broken };
}
