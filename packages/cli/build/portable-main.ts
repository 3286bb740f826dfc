/** The entry of the single file: puts what the modules read where they look for it, then starts the command. */
import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { DIGEST, PACKED } from './resources.js';

const CACHE = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'cpu-models');
const HOME = join(CACHE, DIGEST);
/** Commands that work on a checkout of their user; the copy of the source in the cache is nobody's to write. */
const WRITING = ['gen', 'new', 'freeze', 'follow', 'impact'];

if (isUnpacked()) {
  Object.assign(globalThis, { cpuModelsHome: pathToFileURL(`${HOME}/`).href });
  const { findWorkspace } = await import('@cpu-models/outputs');
  const [command = '', ...rest] = process.argv.slice(2).filter((word) => word !== '--json');
  if (WRITING.includes(command) && !rest.includes('--workspace') && resolve(findWorkspace()) === HOME) {
    console.error(`error: ${command} writes into a checkout, and this folder is in none; give --workspace FOLDER`);
    process.exitCode = 1;
  } else {
    const { main } = await import('../src/main.js');
    await main({ isGeneratedFrom: (workspace) => resolve(workspace) === HOME });
  }
}

function isUnpacked(): boolean {
  try {
    if (!existsSync(HOME)) unpack();
    return true;
  } catch (error) {
    const why = (error as Error).message;
    console.error(`error: ${CACHE} cannot be written (${why}); set XDG_CACHE_HOME to a folder that can`);
    process.exitCode = 1;
    return false;
  }
}

/** Aside first, so that nobody ever sees half of it; somebody else may do the same at the same time. */
function unpack(): void {
  mkdirSync(CACHE, { recursive: true });
  const aside = mkdtempSync(join(CACHE, 'new-'));
  const files = JSON.parse(gunzipSync(Buffer.from(PACKED, 'base64')).toString()) as Record<string, string>;
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(aside, dirname(path)), { recursive: true });
    writeFileSync(join(aside, path), text);
  }
  try {
    renameSync(aside, HOME);
  } catch (error) {
    rmSync(aside, { recursive: true, force: true });
    if (!existsSync(HOME)) throw error;
  }
}
