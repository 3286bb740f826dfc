import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';

export interface RunOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** Standard output and error go to this file instead of into memory. */
  readonly logFile?: string;
}

export interface RunResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs a program without a shell; a non-zero exit code is a result, not an error. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env ?? process.env,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    const output = { stdout: [] as Buffer[], stderr: [] as Buffer[] };
    const log = options.logFile === undefined ? undefined : createWriteStream(options.logFile, { flags: 'a' });
    for (const name of ['stdout', 'stderr'] as const) {
      child[name].on('data', (chunk: Buffer) => {
        if (log === undefined) output[name].push(chunk);
        else log.write(chunk);
      });
    }
    child.on('error', reject);
    child.on('close', (code) => {
      const result = {
        code: code ?? 1,
        stdout: Buffer.concat(output.stdout).toString(),
        stderr: Buffer.concat(output.stderr).toString(),
      };
      if (log === undefined) resolve(result);
      else log.end(() => resolve(result));
    });
  });
}

/** Runs a program that has to succeed and returns its standard output. */
export async function runOrThrow(command: string, args: readonly string[], options: RunOptions = {}): Promise<string> {
  const result = await run(command, args, options);
  if (result.code !== 0) {
    throw new Error(
      `${command} ${args[0] ?? ''} failed (exit code ${result.code})\n${await lastLines(result, options)}`,
    );
  }
  return result.stdout;
}

async function lastLines(result: RunResult, options: RunOptions): Promise<string> {
  const text = options.logFile === undefined ? result.stdout + result.stderr : await readFile(options.logFile, 'utf8');
  const tail = text.trimEnd().split('\n').slice(-15).join('\n');
  return options.logFile === undefined ? tail : `${tail}\n(all of it: ${options.logFile})`;
}

/** True if a program of that name can be started. */
export async function isInstalled(command: string): Promise<boolean> {
  try {
    await run(command, ['--version']);
    return true;
  } catch (error) {
    if (['ENOENT', 'EACCES'].includes((error as NodeJS.ErrnoException).code ?? '')) return false;
    throw error;
  }
}
