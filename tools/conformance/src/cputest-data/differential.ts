import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { readCpuMap } from '@cpu-models/libvirt-xml/folder';
import { CpuModelError, loadMap } from '@cpu-models/runtime/libvirt';
import { compileDriver, Driver, type DriverAnswer } from './driver.js';
import { CputestFiles, dumpNames } from './files.js';
import { OPERATIONS, type Question } from './operations.js';
import { RandomCpus } from './random.js';

export interface DifferentialOptions {
  /** libvirt's sources, and a build of them with src/libvirt.so and the prefix /proc/self/cwd. */
  readonly tree: string;
  readonly build: string;
  readonly release: string;
  readonly seed: number;
  /** Random questions per operation. */
  readonly rounds: number;
}

/** Questions of one operation: asked, answered by libvirt with an error, answered differently by the runtime. */
export interface Agreement {
  readonly operation: string;
  asked: number;
  errors: number;
  readonly differences: {
    readonly question: Question;
    readonly libvirt: string;
    readonly runtime: string;
  }[];
}

/** Asks libvirt's C code and the runtime the same random questions. Errors need only be errors on both sides. */
export async function runDifferential(options: DifferentialOptions): Promise<Agreement[]> {
  const { tree, release, seed, rounds } = options;
  const cpus = loadMap(readCpuMap(join(tree, 'src', 'cpu_map'), release));
  const files = new CputestFiles(tree, release);
  const random = new RandomCpus(
    cpus,
    dumpNames(tree).map((name) => files.dump('x86_64', name)),
    seed,
  );
  const folder = mkdtempSync(join(tmpdir(), 'libvirt-driver-'));
  const driver = new Driver(compileDriver(tree, options.build, folder), folder);
  const all: Agreement[] = [];
  try {
    for (const [operation, ask] of Object.entries(OPERATIONS)) {
      if (operation === 'compare unusable' && !cpus.behaviours.has('compare-unusable')) continue;
      const agreement: Agreement = { operation, asked: 0, errors: 0, differences: [] };
      for (let round = 0; round < rounds; round++) await askBoth(driver, ask(cpus, random), agreement);
      all.push(agreement);
    }
  } finally {
    driver.close();
    rmSync(folder, { recursive: true });
  }
  return all;
}

async function askBoth(driver: Driver, question: Question, agreement: Agreement): Promise<void> {
  const libvirt = answerText(question, await driver.ask(question.operation, question.args));
  const runtime = runtimeText(question);
  agreement.asked++;
  if (libvirt === ERROR) agreement.errors++;
  if (libvirt !== runtime) agreement.differences.push({ question, libvirt, runtime });
}

const ERROR = '-1';

function answerText({ operation }: Question, { result, text }: DriverAnswer): string {
  if (result < 0) return ERROR;
  if (!operation.startsWith('compare')) return text;
  const features = /(?:required features|forbidden features|Extra features): (.*)$/.exec(text)?.[1];
  return `${result}${result === 0 && features !== undefined ? `: ${features}` : ''}`;
}

function runtimeText(question: Question): string {
  try {
    return question.answer();
  } catch (error) {
    if (error instanceof CpuModelError) return ERROR;
    throw error;
  }
}

/** Arguments: libvirt's sources, its build folder, release, seed, rounds. */
async function main([
  tree = '',
  build = '',
  release = '',
  seed = '1',
  rounds = '1000',
]: readonly string[]): Promise<number> {
  const all = await runDifferential({
    tree,
    build,
    release,
    seed: Number(seed),
    rounds: Number(rounds),
  });
  console.log(`libvirt ${release}, seed ${seed}`);
  for (const { operation, asked, errors, differences } of all) {
    console.log(
      `  ${operation}: ${asked - differences.length}/${asked} agree (${errors} are errors on libvirt's side)`,
    );
    for (const { question, libvirt, runtime } of differences.slice(0, 3)) {
      console.log(['DIFFERENCE', ...question.args, 'LIBVIRT', libvirt, 'RUNTIME', runtime].join('\n'));
    }
  }
  return all.some(({ differences }) => differences.length > 0) ? 1 : 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await main(process.argv.slice(2));
}
