/** Runs the examples of the guide and the READMEs in the packed packages, and writes what they print into the pages. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readExamples, withOutputs } from './guide.js';
import { compilePrograms, installPacked, packPackages, runProgram } from './packed.js';

const folder = mkdtempSync(join(tmpdir(), 'examples-'));
try {
  const project = installPacked(folder, await packPackages(folder));
  const examples = readExamples();
  compilePrograms(
    project,
    examples.map(({ name, code }) => ({ path: `${name}.ts`, text: code })),
  );
  for (const page of new Set(examples.map((example) => example.page))) {
    const own = examples.filter((example) => example.page === page);
    const text = readFileSync(page, 'utf8');
    const current = withOutputs(
      text,
      own.map(({ name }) => runProgram(project, `${name}.js`)),
    );
    if (current !== text) writeFileSync(page, current);
    console.log(`${page}: ${own.length} examples, ${current === text ? 'unchanged' : 'written'}`);
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
