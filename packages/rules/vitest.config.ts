import { defineConfig } from 'vitest/config';

// The tests share nothing that changes, and each file would compile schemas and load the catalog anew.
export default defineConfig({ test: { isolate: false } });
