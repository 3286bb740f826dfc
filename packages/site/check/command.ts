import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const COMMAND = fileURLToPath(new URL('../../../node_modules/.bin/cpu-models', import.meta.url));

/** The command's answer as JSON; its exit status says what it thinks of the answer, not whether there is one. */
export function command(...args: readonly string[]): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const child = spawn(COMMAND, [...args, '--json'], { stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, problems]: [Buffer[], Buffer[]] = [[], []];
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => problems.push(chunk));
    child.on('error', reject);
    child.on('close', () => {
      try {
        resolve(JSON.parse(Buffer.concat(out).toString()));
      } catch (error) {
        const said = Buffer.concat(problems).toString().slice(0, 400);
        reject(new Error(`cpu-models ${args.join(' ')} gave no JSON: ${said}`, { cause: error }));
      }
    });
  });
}
