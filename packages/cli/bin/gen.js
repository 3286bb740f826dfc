#!/usr/bin/env node
import { run } from './run.js';

await run('packages/cli/src/gen/main.ts');
