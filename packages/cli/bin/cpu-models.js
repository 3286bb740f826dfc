#!/usr/bin/env node
import { run } from './run.js';

await run('packages/cli/src/main.ts');
