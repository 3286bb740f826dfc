/**
 * Loaded before a program (`node --require`): counts its changes of files below KILL_BELOW, and its orders to git, and ends it
 * as by `kill -9` at the one that KILL_AT names (`12` before it, `12.5` in the middle of it). With KILL_STATES, what a kill at
 * each would leave is put there instead, by these numbers: `kill -9` leaves what is on disk, and nobody else changes it. Names
 * go to KILL_LOG.
 */
const children = require('node:child_process');
const fs = require('node:fs');
const { syncBuiltinESMExports } = require('node:module');
const { basename, join, sep } = require('node:path');

const below = (process.env.KILL_BELOW ?? '').split(':').filter((folder) => folder !== '');
const at = Number(process.env.KILL_AT ?? -1);
const log = process.env.KILL_LOG;
const states = process.env.KILL_STATES;
const real = { ...fs };
let count = 0;

/** Which argument is a path that changes, and what half of it is, where it has one. */
const CHANGES = {
  appendFile: { path: 0, half: (path, data, ...rest) => real.appendFileSync(path, firstHalf(data), ...options(rest)) },
  chmod: { path: 0 },
  copyFile: { path: 1, half: (from, to) => real.writeFileSync(to, firstHalf(real.readFileSync(from))) },
  cp: { path: 1 },
  link: { path: 1 },
  mkdir: { path: 0 },
  mkdtemp: { path: 0 },
  rename: { path: 1 },
  rm: { path: 0, half: removeHalf },
  rmdir: { path: 0 },
  symlink: { path: 1 },
  truncate: { path: 0 },
  unlink: { path: 0 },
  writeFile: { path: 0, half: (path, data, ...rest) => real.writeFileSync(path, firstHalf(data), ...options(rest)) },
};

/** A git that was begun ends by itself: it is killed before. */
const CHANGES_OF_GIT = ['add', 'checkout', 'commit', 'tag'];

for (const [name, change] of Object.entries(CHANGES)) {
  for (const [owner, key] of [
    [fs, `${name}Sync`],
    [fs, name],
    [fs.promises, name],
  ]) {
    const original = owner[key];
    owner[key] = function (...args) {
      passed(name, change, args);
      return original.apply(this, args);
    };
  }
}
for (const key of ['spawn', 'spawnSync', 'execFileSync']) {
  const original = children[key];
  children[key] = function (...args) {
    const order = args[0] === 'git' && Array.isArray(args[1]) && args[1].find((word) => CHANGES_OF_GIT.includes(word));
    if (order) reached('git', order);
    return original.apply(this, args);
  };
}
syncBuiltinESMExports();

function passed(name, { path, half }, args) {
  const target = String(args[path]);
  if (!below.some((folder) => target === folder || target.startsWith(folder + sep))) return;
  reached(name, basename(target), path, half, args);
}

/** A point: what would be left here is kept, or the program ends. */
function reached(name, target, path, half, args) {
  const number = count++;
  if (log !== undefined) real.appendFileSync(log, `${number} ${name} ${half ? 'half' : 'whole'} ${target}\n`);
  if (states !== undefined) {
    keepState(`${number}`);
    if (half) half(...moved(args, path, keepState(`${number}.5`)));
  }
  if (number === Math.floor(at)) {
    if (at % 1 !== 0) half(...args);
    process.kill(process.pid, 'SIGKILL');
  }
}

/** Copies the folders as they stand. */
function keepState(name) {
  for (const folder of below)
    if (real.existsSync(folder)) copyAll(folder, join(states, name, basename(folder)));
  return join(states, name);
}

function copyAll(from, to) {
  real.mkdirSync(to, { recursive: true });
  for (const entry of real.readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)];
    if (entry.isDirectory()) copyAll(source, target);
    else if (entry.isSymbolicLink()) real.symlinkSync(real.readlinkSync(source), target);
    else real.copyFileSync(source, target, real.constants.COPYFILE_FICLONE);
  }
}

/** The arguments with their path in the copy. */
function moved(args, path, state) {
  const folder = below.find((one) => String(args[path]).startsWith(one));
  return args.map((arg, at) => (at === path ? join(state, basename(folder), String(arg).slice(folder.length)) : arg));
}

function options(rest) {
  return rest.filter((value) => typeof value !== 'function');
}

function firstHalf(data) {
  const bytes = Buffer.from(data);
  return bytes.subarray(0, bytes.length >> 1);
}

function removeHalf(path) {
  const names = real.existsSync(path) && real.statSync(path).isDirectory() ? real.readdirSync(path) : [];
  for (const name of names.slice(0, names.length >> 1)) real.rmSync(join(path, name), { recursive: true, force: true });
}
