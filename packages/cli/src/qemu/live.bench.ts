import { record } from '@cpu-models/probe';
import { QEMU_RELEASES } from '@cpu-models/runtime/data';
import { fullExpansion, namesOf, type QemuRelease, resolve } from '@cpu-models/runtime/qemu';

/** Usage: tsx live.bench.ts [BINARY]: every model on every machine type, predicted and asked over QMP in one run. */
const [, , binary = '/usr/bin/qemu-system-x86_64'] = process.argv;

const started = performance.now();
const recording = await record({ binary, accel: 'tcg', workers: 1 });
const live = (performance.now() - started) / 1000;
const asked = Object.entries(recording.expansions).filter(([place]) => !place.includes(':'));
const answers = asked.reduce((sum, [, models]) => sum + Object.keys(models).length, 0);
const { major, minor, micro } = recording.version.qemu;
const release: QemuRelease | undefined = QEMU_RELEASES.find((one) => one.release === `${major}.${minor}`);
if (release === undefined) throw new Error(`QEMU ${major}.${minor} is not supported`);

console.log(
  `QEMU ${major}.${minor}.${micro}, live over QMP: ${answers} expansions in ${live.toFixed(2)} s, ${Math.round(answers / live)}/s (with starting it ${asked.length} times)`,
);
for (const [name, expand] of [
  ['resolved', false],
  ['resolved with every property in an object', true],
] as const) {
  for (let round = 0; round < 2; round++) run(release, expand); // Until the JIT has seen it.
  const { resolutions, seconds } = run(release, expand);
  const ratio = resolutions / seconds / (answers / live);
  console.log(
    `${name}: ${resolutions} in ${seconds.toFixed(2)} s, ${Math.round(resolutions / seconds)}/s, ${((seconds / resolutions) * 1e6).toFixed(1)} us each, ${Math.round(ratio)} times QEMU`,
  );
}

/** All models, machine types and accelerators of a release. */
function run(of: QemuRelease, expand: boolean): { resolutions: number; seconds: number } {
  const { models, machines } = namesOf(of);
  const start = performance.now();
  let resolutions = 0;
  for (const accelerator of ['tcg', 'kvm'] as const) {
    for (const machine of machines) {
      for (const model of models) {
        if (accelerator === 'kvm' && (model === 'max' || model === 'host')) continue;
        const cpu = resolve(of, { machine, model, accelerator, hostVendor: 'AuthenticAMD' });
        if (expand) fullExpansion(cpu);
        resolutions++;
      }
    }
  }
  return { resolutions, seconds: (performance.now() - start) / 1000 };
}
