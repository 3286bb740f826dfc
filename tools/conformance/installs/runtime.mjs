/** Asks the installed runtime all vectors: `node runtime.mjs vectors.txt`. */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const start = performance.now();
const { featuresOn, isCpuModelError, levelsOf, resolve } = await import('@cpu-models/runtime');
const { FEATURES, QEMU_RELEASES } = await import('@cpu-models/runtime/data');
const releases = new Map(QEMU_RELEASES.map((release) => [release.release, release]));
const loaded = performance.now() - start;

const on = (release, machine, accelerator, model) =>
  featuresOn(resolve(releases.get(release), { machine, accelerator, model, hostVendor: 'GenuineIntel' })).sort();
const levels = new Map(QEMU_RELEASES.map((release) => [release.release, new Map(levelsOf(release).map((one) => [one.name, one]))]));
const spellings = new Set(FEATURES.map(({ qemu, libvirt, linux }) => [qemu, libvirt, linux].map((name) => name ?? '').join(' ')));

const ASKED = {
  on: ([release, machine, accelerator, model, features]) =>
    assert.equal(on(release, machine, accelerator, model).join(' '), features),
  version: ([release, name, ...told]) => {
    const { model, level } = levels.get(release).get(name);
    const found = releases.get(release).models.find((one) => one.name === model);
    assert.deepEqual([found.vendor, ...[found.family, found.model, found.stepping, level].map(String)], told);
  },
  feature: ([, , ...names]) => assert(spellings.has(names.join(' '))),
  unknown: ([release, machine, accelerator, model]) =>
    assert.throws(() => on(release, machine, accelerator, model), isCpuModelError),
};
const lines = readFileSync(process.argv[2], 'utf8').trimEnd().split('\n');
for (const line of lines) {
  const [kind, ...fields] = line.split('\t');
  ASKED[kind](fields);
}
console.log(`${lines.length} vectors, loaded in ${loaded.toFixed(1)} ms`);
