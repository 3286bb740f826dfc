import {
  type Accelerator,
  ASSUMED_GUEST,
  featuresOn,
  levelsOf,
  type MachineType,
  type ModelDefinition,
  namesOf,
  type QemuRelease,
  resolve,
} from '@cpu-models/runtime';
import type { FeatureEntry } from '../types.js';

const QUESTIONS = 1000;

/**
 * Questions with the runtime's answers, which every package has to give too: names on machine types, chosen by a generator
 * with a fixed seed; every version's signature and level; every feature's names; and names that do not exist.
 */
export function vectors(releases: readonly QemuRelease[], features: readonly FeatureEntry[]): string {
  const lines = [
    ...questions(releases),
    ...releases.flatMap(versionLines),
    ...features.map((one, i) => ['feature', String(i), one.name, one.qemu ?? '', one.libvirt ?? '', one.linux ?? '']),
    ...releases.flatMap(({ release, machines }) => [
      ['unknown', release, 'pc-q35-99.0', 'kvm', ASSUMED_GUEST.model],
      ['unknown', release, (machines[0] as MachineType).name, 'kvm', 'EPYC-v99'],
    ]),
  ];
  return lines.map((fields) => `${fields.join('\t')}\n`).join('');
}

function questions(releases: readonly QemuRelease[]): string[][] {
  const random = generator(1);
  const pick = <T>(list: readonly T[]) => list[random() % list.length] as T;
  return Array.from({ length: QUESTIONS }, () => {
    const release = pick(releases);
    const machine = pick(release.machines).name;
    const accelerator = pick(['kvm', 'tcg'] as const) satisfies Accelerator;
    const model = pick(namesOf(release).models.filter((name) => name !== 'host' && name !== 'max'));
    const cpu = resolve(release, { machine, accelerator, model, hostVendor: 'GenuineIntel' });
    return ['on', release.release, machine, accelerator, model, featuresOn(cpu).sort().join(' ')];
  });
}

function versionLines(release: QemuRelease): string[][] {
  const models = new Map(release.models.map((model) => [model.name, model]));
  return levelsOf(release).map(({ model: name, name: version, level }) => {
    const { vendor, family, model, stepping } = models.get(name) as ModelDefinition;
    return ['version', release.release, version, vendor, ...[family, model, stepping, level].map(String)];
  });
}

/** Numbers below 2^31 by a linear congruence, the same every time. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fff_ffff;
    return state >>> 8;
  };
}
