import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { setFlagsFromString } from 'node:v8';

const root = fileURLToPath(new URL('../../../', import.meta.url));
// Among the modules, so that bundles find the libraries.
const cache = `${root}packages/cli/node_modules/.cache/bundles`;
const DAY = 24 * 60 * 60 * 1000;

/**
 * Runs a TypeScript program of the workspace from a bundle of its modules: starting from hundreds of small files would
 * take longer than the work itself. A bundle is kept, and used while none of the modules in it has changed.
 * @param entry path below the workspace's root
 */
export async function run(entry) {
  // A run is over before most of the code that V8 would optimize early has paid for it.
  setFlagsFromString('--interrupt-budget=1000000');
  const folder = kept(entry) ?? (await make(entry));
  await import(pathToFileURL(`${folder}/main.mjs`).href);
}

/** The folder of the bundle that was made of the modules as they are now; undefined if there is none. */
function kept(entry) {
  try {
    const { folder, digests } = JSON.parse(readFileSync(noteOf(entry), 'utf8'));
    const same = Object.entries(digests).every(([file, digest]) => digestOf(file) === digest);
    return same && existsSync(folder) ? folder : undefined;
  } catch (error) {
    if (error.code === 'ENOENT' || error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** Each bundle has a folder of its own: programs that start at the same time or still run keep theirs. */
async function make(entry) {
  const { bundle } = await import('./bundle.js');
  removeOld();
  const folder = `${cache}/${Date.now().toString(36)}-${process.pid}`;
  const digests = Object.fromEntries(await bundle(root, entry, folder));
  const own = 'packages/cli/bin/bundle.js';
  writeFileSync(`${folder}.json`, JSON.stringify({ folder, digests: { ...digests, [own]: digestOf(own) } }));
  renameSync(`${folder}.json`, noteOf(entry));
  return folder;
}

function removeOld() {
  mkdirSync(cache, { recursive: true });
  for (const name of readdirSync(cache)) {
    const age = Date.now() - (statSync(`${cache}/${name}`, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > DAY) rmSync(`${cache}/${name}`, { recursive: true, force: true });
  }
}

function noteOf(entry) {
  return `${cache}/${entry.replaceAll('/', '-')}.json`;
}

function digestOf(file) {
  return createHash('sha256')
    .update(readFileSync(`${root}${file}`))
    .digest('hex');
}
