import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Limits } from '../src/index.js';

/** The program that misbehaves. */
export const FAKE = fileURLToPath(new URL('fake-qemu.mjs', import.meta.url));

/** Options for a fake QEMU of one way, and a mark by which its processes are found. */
export function fake(way: string, limits: Partial<Limits> = {}) {
  const mark = `mark-${randomUUID()}`;
  return { binary: FAKE, accel: 'tcg' as const, args: ['-fake', way, '-name', mark], limits, mark };
}

/** How many processes carry these words on their command line. */
export function processesWith(...words: readonly string[]): number {
  const lines = readdirSync('/proc')
    .filter((name) => /^[0-9]+$/.test(name))
    .map(commandLine);
  return lines.filter((line) => words.every((word) => line.includes(word))).length;
}

/** Waits for a condition that another process brings about, however busy the machine is. */
export async function eventually(condition: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 2000 && !condition(); tries++) await new Promise((resolve) => setTimeout(resolve, 20));
  return condition();
}

/** The installed QEMU and its version line; null, and said loudly, if there is none. */
export function installedQemu(): { binary: string; version: string } | null {
  const binary = process.env.CPU_MODELS_QEMU ?? 'qemu-system-x86_64';
  try {
    const [version = ''] = execFileSync(binary, ['--version'], { encoding: 'utf8' }).split('\n');
    return { binary, version };
  } catch {
    console.warn(`SKIPPED: no ${binary} here, so nothing is asked of a real QEMU (apt-get install qemu-system-x86)`);
    return null;
  }
}

function commandLine(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
