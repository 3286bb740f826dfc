import { spawn } from 'node:child_process';
import { CData } from './c-data.js';
import { MissingNamesError, QemuTreeError } from './errors.js';

const MAX_OUTPUT = 64 * 1024 * 1024;
/** What the compiler may use: seconds of the processor, and KiB. Real trees need a tenth. */
const LIMITS = { seconds: 10, memory: 1024 * 1024 };

/**
 * Directives that read other files or speak to the compiler; the tables need none of them. Blanks, comments and joined
 * lines may stand behind the mark.
 */
const FOREIGN = /(?:#|%:)(?:\s|\\\n|\/\*[\s\S]*?\*\/)*(?:include|include_next|import|embed|pragma)\b/;

/** Runs the C preprocessor alone over a text. */
export async function preprocessC(what: string, source: string, defines: readonly string[]): Promise<string> {
  return gcc(what, ['-E', '-P', '-undef'], source, defines);
}

/**
 * Compiles C text to assembler text, which is read as data: nothing of it is assembled, linked or run.
 * @throws QemuTreeError for text that is not accepted, and for text that holds code
 */
export async function compileC(what: string, source: string, defines: readonly string[]): Promise<CData> {
  const options = ['-S', '-w', '-O0', '-std=gnu11', '-fno-ident', '-fno-common', '-fno-asynchronous-unwind-tables'];
  return CData.parse(what, await gcc(what, options, source, defines));
}

async function gcc(
  what: string,
  options: readonly string[],
  source: string,
  defines: readonly string[],
): Promise<string> {
  const foreign = FOREIGN.exec(source)?.[0].replace(/\s+/g, ' ');
  if (foreign !== undefined)
    throw new QemuTreeError(
      `${what}: '${foreign}' stands inside of the tables; a tree that is read may name no other file`,
    );
  const given = [...options, '-nostdinc', '-H', ...defines.map((define) => `-D${define}`), '-x', 'c', '-o', '-', '-'];
  const { code, stdout, stderr } = await limited('gcc', given, source);
  if (code === 127) throw new QemuTreeError(`${what}: gcc is needed, but is not installed`);
  const included = /^\.+ (.*)$/m.exec(stderr)?.[1];
  if (included !== undefined) throw new QemuTreeError(`${what}: the tables take in ${included}, which is not read`);
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
      if (size > MAX_OUTPUT) child.kill('SIGKILL');
      else texts[name].push(chunk);
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
