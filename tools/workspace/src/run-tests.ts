/**
 * Runs everything that tells whether the workspace is sound and counts it: types, lint, drift of generated files, and
 * the tests. Each of the first ones counts as one. The last line is the total.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** Runs a program of node_modules with its output shown; true if it succeeded. */
function run(program: string, ...args: string[]): boolean {
  return spawnSync(join(root, 'node_modules/.bin', program), args, { cwd: root, stdio: 'inherit' }).status === 0;
}

const checks: Readonly<Record<string, () => boolean>> = {
  'types of all packages': () => run('tsc', '-p', 'tools/workspace/tsconfig.all.json'),
  'types of the runtime without Node': () => run('tsc', '-p', 'packages/runtime'),
  'types of the site': () => run('tsc', '-p', 'packages/site'),
  'format and lint': () => run('biome', 'check', '--diagnostic-level=error'),
  'types made from the schemas': () => run('tsx', 'tools/workspace/src/schema-types.ts', '--check'),
  'generated outputs': () => run('cpu-models', 'gen', '--check'),
};

function runVitest(): Counts {
  const folder = mkdtempSync(join(tmpdir(), 'vitest-'));
  const file = join(folder, 'result.json');
  try {
    run(
      'vitest',
      'run',
      '--config',
      'tools/workspace/vitest.config.ts',
      '--reporter=default',
      '--reporter=json',
      `--outputFile=${file}`,
    );
    const result = JSON.parse(readFileSync(file, 'utf8')) as Record<string, number | { status: string }[]>;
    const files = result['testResults'] as { status: string; assertionResults: unknown[] }[];
    const brokenFiles = files.filter(
      ({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0,
    );
    return {
      passed: result['numPassedTests'] as number,
      failed: (result['numFailedTests'] as number) + brokenFiles.length,
      skipped: (result['numPendingTests'] as number) + (result['numTodoTests'] as number),
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
for (const [name, check] of Object.entries(checks)) {
  const passed = check();
  console.log(`${passed ? 'passed' : 'FAILED'}  ${name}`);
  total[passed ? 'passed' : 'failed']++;
}
const tests = runVitest();
for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += tests[key];
console.log(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`);
process.exitCode = total.failed > 0 || tests.passed === 0 ? 1 : 0;
