/** Prints what tests can use on this machine: their results count only where the same is there. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const PROGRAMS = ['qemu-system-x86_64', 'chromium', 'python3', 'perl', 'go', 'gcc', 'xmllint', 'git'];
const SOURCES = join(process.env.CPU_MODELS_CACHE ?? join(homedir(), '.cache/cpu-models'), 'sources');

const folders = (process.env.PATH ?? '').split(delimiter);
const programs = PROGRAMS.filter((name) => folders.some((folder) => existsSync(join(folder, name))));
console.log([...programs, canUse('/dev/kvm') ? 'kvm' : '', ...(existsSync(SOURCES) ? readdirSync(SOURCES) : [])].join(' '));

function canUse(path) {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
