/** Writes the generated pages and the editor's schema of names, or with --check tells which are not as they should be. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { generatedPages } from './pages.js';

const root = fileURLToPath(new URL('../../../', import.meta.url));

for (const [path, text] of await generatedPages(root)) {
  const file = join(root, path);
  const same = existsSync(file) && readFileSync(file, 'utf8') === text;
  if (same) console.log(`${path}: unchanged`);
  else if (process.argv.includes('--check')) {
    console.error(`${path} is not as it should be; run \`npx nx run gen\``);
    process.exitCode = 1;
  } else {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    console.log(`${path}: written`);
  }
}
