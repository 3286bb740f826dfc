import { spawn } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { eventually, fake, processesWith } from './helpers.js';

const INDEX = new URL('../src/index.ts', import.meta.url).pathname;

describe('the guard', () => {
  it.each(['SIGKILL', 'SIGTERM', 'SIGINT'] as const)(
    'kills QEMU and its children when we die of %s',
    async (signal) => {
      const { mark, ...options } = fake('spawns-child');
      const script = `import(${JSON.stringify(INDEX)}).then(({ startQemu }) => startQemu(JSON.parse(process.env.OPTIONS)))`;
      const env = { ...process.env, OPTIONS: JSON.stringify(options) };
      const parent = spawn(process.execPath, ['--import', 'tsx', '-e', script], { stdio: 'ignore', env });
      const exited = new Promise((resolve) => parent.once('exit', resolve));
      // The child's own words tell it from what is there for a moment while the program starts.
      expect(await eventually(() => processesWith(mark, 'setInterval') === 1)).toBe(true);
      parent.kill(signal);
      await exited;
      expect(await eventually(() => processesWith(mark) === 0)).toBe(true);
    },
    90_000,
  );
});
