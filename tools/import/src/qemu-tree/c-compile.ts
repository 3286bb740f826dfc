import { spawn } from 'node:child_process';
import { CData } from './c-data.js';
import { foreignIn } from './c-foreign.js';
import { KIND, PRELUDE } from './c-prelude.js';
import { MissingNamesError, QemuTreeError } from './errors.js';

const MAX_OUTPUT = 32 * 1024 * 1024;
/** What the compiler may use: seconds of the processor, and KiB. Real trees need a tenth. */
const LIMITS = { seconds: 10, memory: 1024 * 1024 };

/** What the preprocessor leaves of `_Pragma` and the like: a directive that is no mark of a line. */
const ORDER = /^[ \t]*#(?![ \t]*(?:\d|line\b)).*/m;

/** Words that the reader's own questions and C's standard headers are written in: a tree that changes them answers others. */
const OURS = new RegExp(
  `(?:#|%:)\\s*(?:define|undef)\\s+(${[
    'auto|break|case|char|const|continue|default|do|double|else|enum|extern|float|for|goto|if|inline|int|long|register',
    'restrict|return|short|signed|sizeof|static|struct|switch|typedef|union|unsigned|void|volatile|while|defined',
    '_Bool|_Generic|_Static_assert|_Alignof|__builtin_offsetof|__SIZE_TYPE__|offsetof|bool|true|false|NULL',
    'u?int(?:8|16|32|64)_t|size_t|[a-zA-Z]\\w*[a-z0-9]_',
  ].join('|')})\\b`,
);

/** Runs the C preprocessor alone over a text of a tree. */
export async function preprocessC(what: string, source: string, defines: readonly string[]): Promise<string> {
  refuseForeign(what, source);
  return gcc(what, [...preprocessing(defines), '-P', '-undef'], source);
}

/** Where a macro was used is not asked: remembering it takes more memory than the text. */
function preprocessing(defines: readonly string[]): string[] {
  return ['-E', '-ftrack-macro-expansion=0', ...defines.map((define) => `-D${define}`), '-x', 'c'];
}

/**
 * Compiles C text of a tree to assembler text, which is read as data: nothing of it is assembled, linked or run.
 *
 * @param questions C of ours that asks about the tree's text, and stands behind it
 * @throws QemuTreeError for text that is not accepted, and for text that holds code
 */
export async function compileC(what: string, tree: string, defines: readonly string[], questions = ''): Promise<CData> {
  refuseForeign(what, tree);
  const text = [PRELUDE, tree, KIND, questions].join('\n');
  // By itself, so that macros that grow without end meet the bound of what is read before they meet the parser.
  const plain = await gcc(what, [...preprocessing(defines), '-std=gnu11'], text);
  const options = ['-S', '-w', '-O0', '-std=gnu11', '-fno-ident', '-fno-common', '-fno-asynchronous-unwind-tables'];
  const order = ORDER.exec(plain)?.[0].trim();
  if (order !== undefined)
    throw new QemuTreeError(`${what}: the tables give the compiler the order '${order.slice(0, 80)}'`);
  return CData.parse(what, await gcc(what, [...options, '-fpreprocessed', '-x', 'cpp-output'], plain));
}

function refuseForeign(what: string, tree: string): void {
  const foreign = foreignIn(tree);
  if (foreign !== undefined)
    throw new QemuTreeError(
      `${what}: '${foreign}' stands inside of the tables; a tree that is read may name no other file`,
    );
  const ours = OURS.exec(tree)?.[1];
  if (ours !== undefined)
    throw new QemuTreeError(`${what}: the tree gives '${ours}' another meaning, which its tables are read by`);
}

async function gcc(what: string, options: readonly string[], source: string): Promise<string> {
  const given = [...options, '-nostdinc', '-H', '-o', '-', '-'];
  const { code, stdout, stderr } = await limited('gcc', given, source);
  if (code === 127) throw new QemuTreeError(`${what}: gcc is needed, but is not installed`);
  const included = /^\.+ (.*)$/m.exec(stderr)?.[1];
  if (included !== undefined) throw new QemuTreeError(`${what}: the tables take in ${included}, which is not read`);
  if (stdout.length > MAX_OUTPUT)
    throw new QemuTreeError(`${what}: its macros grow to more than ${MAX_OUTPUT >> 20} MiB`);
  if (code !== 0) throw refusal(what, stderr);
  return stdout;
}

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program within the limits, with a text as its input. */
function limited(program: string, args: readonly string[], input: string): Promise<Ended> {
  const script = `ulimit -t ${LIMITS.seconds}; ulimit -v ${LIMITS.memory}; exec "$@"`;
  // Messages are read by machine: English, with typographic quotes.
  const child = spawn('sh', ['-c', script, 'sh', program, ...args], { env: { ...process.env, LC_ALL: 'C.UTF-8' } });
  const texts = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
  let size = 0;
  for (const name of ['stdout', 'stderr'] as const) {
    child[name].on('data', (chunk: Buffer) => {
      size += chunk.length;
      texts[name].push(chunk);
      // The compiler's own programs end when nobody reads on.
      if (size > MAX_OUTPUT) child[name].destroy();
    });
  }
  // A compiler that gives up early does not read all of it.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => {
      const text = (name: keyof typeof texts) => Buffer.concat(texts[name]).toString();
      resolve({ code, stdout: text('stdout'), stderr: text('stderr') });
    });
  });
}

function refusal(what: string, stderr: string): QemuTreeError {
  const lines = stderr.split('\n').filter((line) => line.includes('error:'));
  if (lines.length === 0)
    return new QemuTreeError(
      `${what}: the C compiler gives up; ${LIMITS.seconds} s and ${LIMITS.memory >> 20} GiB are its limits`,
    );
  const message = `${what}: the C compiler does not accept the cut-out tables:\n${lines.slice(0, 8).join('\n')}`;
  const missing = lines.flatMap(
    (line) => /unknown type name ‘(\w+)’|‘(?:\w+ )?(\w+)’ undeclared/.exec(line)?.slice(1).find(Boolean) ?? [],
  );
  return missing.length > 0 ? new MissingNamesError(message, [...new Set(missing)]) : new QemuTreeError(message);
}
