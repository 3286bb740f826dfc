/** Asks the installed JSON all vectors: `node data.mjs vectors.txt`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
const start = performance.now();
const read = (name) => require(`@cpu-models/data/${name}`);
const { features } = read('features.json');
const { cpus, sets } = read('cpus.json');
const releases = new Map(read('index.json').qemu.map(({ release, file }) => [release, read(file)]));
const loaded = performance.now() - start;

function on(release, name, accelerator, model) {
  const { machines, expansions } = releases.get(release);
  const machine = machines.find((one) => one.name === name || one.alias === name);
  const entry = expansions[model]?.[accelerator];
  if (machine === undefined || entry === undefined) return null;
  return [...sets[cpus[entry.except[machine.class] ?? entry.cpu].on]].sort();
}

const ASKED = {
  on: ([release, machine, accelerator, model, told]) =>
    assert.equal(on(release, machine, accelerator, model)?.join(' '), told),
  version: ([release, name, ...told]) => {
    const found = releases.get(release).models.find(({ versions }) => versions.some((one) => one.name === name));
    const { abiLevel } = found.versions.find((one) => one.name === name);
    assert.deepEqual([found.vendor, ...[found.family, found.model, found.stepping, abiLevel].map(String)], told);
  },
  feature: ([at, name, ...names]) => {
    const one = features[Number(at)];
    assert.deepEqual([one.name, one.qemu ?? '', one.libvirt ?? '', one.linux ?? ''], [name, ...names]);
  },
  unknown: ([release, machine, accelerator, model]) => assert.equal(on(release, machine, accelerator, model), null),
};
const lines = readFileSync(process.argv[2], 'utf8').trimEnd().split('\n');
for (const line of lines) {
  const [kind, ...fields] = line.split('\t');
  ASKED[kind](fields);
}
console.log(`${lines.length} vectors, loaded in ${loaded.toFixed(1)} ms`);
