/**
 * Whether the bundle of the command says what the modules and the source say now. It was built from modules of certain
 * digests and from the source's values (dist/built-from.json), which were loaded from files of certain digests. A file that
 * has not been touched since that was noted is not read again.
 */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const NOTE = fileURLToPath(new URL('../dist/built-from.json', import.meta.url));
export const BUNDLE = new URL('../dist/main.mjs', import.meta.url).href;

/** What the values that everything is generated from were loaded from. */
const LOADED = fileURLToPath(new URL('../../outputs/dist/from.json', import.meta.url));

/** sha256 of a file, in hexadecimal. */
export function digestOf(path) {
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

/** What is noted of the bundle if it is built from the modules as they are now; undefined if it is not, or not there. */
export function currentBundle() {
  const built = note(NOTE);
  return built !== undefined && areSame(ROOT, built.modules, built.time, NOTE) ? built : undefined;
}

/** Whether the data in the bundle were generated from a workspace's source as it is now. */
export function isGeneratedFrom(workspace) {
  const [built, loaded] = [note(NOTE), note(LOADED)];
  if (built === undefined || loaded?.values !== built.values) return false;
  if (countOf(join(workspace, 'schemas')) !== Object.keys(loaded.files).length) return false;
  const own = join(workspace) === join(ROOT);
  return areSame(join(workspace, 'schemas'), loaded.files, own ? loaded.time : 0, LOADED);
}

/** How many files the source has; what is generated for editors is none of them. */
function countOf(folder) {
  const paths = readdirSync(folder, { recursive: true });
  return paths.filter((path) => /\.(yaml|json)$/.test(path) && !path.startsWith('generated/')).length;
}

/** What is noted in a file, and when it was last found to be true; undefined without the file. */
function note(path) {
  try {
    return { ...JSON.parse(readFileSync(path, 'utf8')), time: statSync(path).ctimeMs };
  } catch (error) {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Whether files have the digests that a note has of them; those that changed last before `time` are taken to. */
function areSame(folder, digests, time, path) {
  let touched = false;
  for (const [name, digest] of Object.entries(digests)) {
    const file = join(folder, name);
    // The time of the inode cannot be set back, as that of the content can.
    const changed = statSync(file, { throwIfNoEntry: false })?.ctimeMs;
    if (changed === undefined) return false;
    if (changed < time) continue;
    if (digestOf(file) !== digest) return false;
    touched = true;
  }
  if (touched && time > 0) remember(path);
  return true;
}

/** The next start need not read these files again. Where nothing may be written, it does. */
function remember(path) {
  try {
    const now = new Date();
    utimesSync(path, now, now);
  } catch (error) {
    if (!['EACCES', 'EPERM', 'EROFS'].includes(error.code)) throw error;
  }
}
