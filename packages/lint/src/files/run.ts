import { availableParallelism } from 'node:os';
import { setImmediate } from 'node:timers/promises';
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads';
import type { FileFindings, LintOptions } from '../index.js';
import { LintError } from './error.js';
import { lintFile } from './read.js';

/** How many files a thread is given at a time, and from how many on threads pay for their start. */
const BATCH = 64;
const MANY = 1500;

/** Files to look at. */
export interface LintJob {
  readonly files: readonly string[];
  readonly options: LintOptions;
  /** Those that the user named: they are read even if they are generated, and too large ones are an error. */
  readonly named: readonly string[];
  /** What threads run where there are many files; without it, one file is looked at after the other. */
  readonly program?: ThreadProgram;
}

/** A program that first asks {@link isLintThread}. */
export interface ThreadProgram {
  readonly path: string;
  readonly argv: readonly string[];
}

/** How far the work is. */
export interface LintProgress {
  readonly done: number;
  readonly total: number;
  /** The file that was looked at last. */
  readonly item: string;
}

/** Reads files, several at a time where there are many; in the order of the files. */
export async function lintFiles(job: LintJob, onProgress: (progress: LintProgress) => void): Promise<FileFindings[]> {
  const batches = inBatches(job.files);
  const answers: FileFindings[][] = [];
  let done = 0;
  const finish = (at: number, found: FileFindings[]) => {
    answers[at] = found;
    done += batches[at]?.length ?? 0;
    onProgress({ done, total: job.files.length, item: batches[at]?.at(-1) ?? '' });
  };
  const waiting = batches.keys();
  const { program } = job;
  const threads = job.files.length < MANY ? 0 : availableParallelism();
  if (program !== undefined && threads > 1) {
    const thread = () => runThread(program, job, batches, waiting, finish);
    await Promise.all(Array.from({ length: threads }, thread));
  } else
    for (const at of waiting) {
      finish(at, lintBatch(batches[at] ?? [], job));
      // What shows the progress has its turn.
      await setImmediate();
    }
  return answers.flat();
}

function inBatches(files: readonly string[]): string[][] {
  return Array.from({ length: Math.ceil(files.length / BATCH) }, (_, at) => files.slice(at * BATCH, (at + 1) * BATCH));
}

function lintBatch(files: readonly string[], { options, named }: Omit<LintJob, 'files'>): FileFindings[] {
  return files.flatMap((file) => lintFile(file, options, named.includes(file)) ?? []);
}

/** A thread runs the program; what it is to do it is told by messages. */
function runThread(
  { path, argv }: ThreadProgram,
  { options, named }: LintJob,
  batches: readonly string[][],
  waiting: IterableIterator<number>,
  finish: (at: number, found: FileFindings[]) => void,
): Promise<void> {
  const worker = new Worker(path, { argv: [...argv], workerData: { lint: { options, named } } });
  return new Promise((resolve, reject) => {
    let at: number | undefined;
    const next = () => {
      at = waiting.next().value as number | undefined;
      if (at !== undefined) return worker.postMessage(batches[at]);
      resolve();
      void worker.terminate();
    };
    worker.on('message', (answer: { found?: FileFindings[]; mistake?: string }) => {
      if (answer.mistake !== undefined) reject(new LintError(answer.mistake));
      else finish(at as number, answer.found ?? []);
      next();
    });
    worker.on('error', reject);
    next();
  });
}

/** Whether this is such a thread; if so, it answers batches until it is ended. */
export function isLintThread(): boolean {
  const job = (workerData as { lint?: Omit<LintJob, 'files'> } | null)?.lint;
  if (isMainThread || job === undefined) return false;
  parentPort?.on('message', (files: readonly string[]) => {
    try {
      parentPort?.postMessage({ found: lintBatch(files, job) });
    } catch (error) {
      if (!(error instanceof LintError)) throw error;
      parentPort?.postMessage({ mistake: error.message });
    }
  });
  return true;
}
