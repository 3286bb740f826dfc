import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  root: fileURLToPath(new URL('../../', import.meta.url)),
  test: {
    include: ['packages/*/src/**/*.test.ts', 'tools/*/src/**/*.test.ts', 'packages/*/test/**/*.test.ts'],
    // The machine may be busy.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    pool: 'threads',
    // Many tests wait for commands that they started.
    maxWorkers: '100%',
    // The tests share nothing that changes, and every file would compile the schemas and load the catalog anew.
    isolate: false,
  },
});
