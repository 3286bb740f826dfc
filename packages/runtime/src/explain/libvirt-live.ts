import { isCpuModelError } from '../errors.js';
import type { Cpu } from '../libvirt/cpu.js';
import { feature as bitOf } from '../qemu/compile.js';
import { maximumOf } from './answers.js';
import type { MadeCpu } from './libvirt-made.js';
import { offerOf } from './offers.js';
import { askGuest } from './question.js';
import type { Scene } from './scene.js';
import { qemuName } from './spelling.js';
import { featureNames, featuresOn } from './words.js';

/** The CPU that QEMU can be expected to make, and what of it cannot be told. */
export interface Expected extends MadeCpu {
  readonly doubts: readonly string[];
}

/**
 * What QEMU makes of a `<cpu>` that libvirt tells it of; null where no known release has the model.
 * @param properties what it is told beside
 */
export function expectedCpu(scene: Scene, cpu: Cpu, properties: Readonly<Record<string, unknown>>): Expected | null {
  if (cpu.mode === 'host-passthrough' || cpu.mode === 'maximum') return ofMaximum(scene, cpu);
  const on = namedOn(scene, cpu, properties);
  if (on === null) return null;
  const fate = (offered: boolean | null) => on.filter((name) => offerOf(scene, name).offered === offered);
  const [withheld, doubts] = [fate(false), fate(null)];
  return { on: on.filter((name) => !withheld.includes(name)), withheld, doubts };
}

function namedOn(scene: Scene, cpu: Cpu, properties: Readonly<Record<string, unknown>>): string[] | null {
  const switches = Object.entries(properties).filter(
    (entry): entry is [string, boolean] => typeof entry[1] === 'boolean',
  );
  try {
    return featuresOn(askGuest(scene, { cpu, properties: Object.fromEntries(switches) }).cpu);
  } catch (error) {
    if (isCpuModelError(error)) return null;
    throw error;
  }
}

/** What `host` or `max` has, with what the guest's features turn on and off. */
function ofMaximum(scene: Scene, { features, rest }: Cpu): Expected | null {
  const maximum = maximumOf(scene, rest?.migratable !== false);
  if (maximum === null) return null;
  const asked = new Map(features.map(({ name, policy }) => [qemuName(scene.features, name), policy]));
  const isAsked = (name: string) => ['require', 'force'].includes(asked.get(name) ?? '');
  const own = featureNames(scene.compiled).filter((name) => maximum.get(name) === true && !asked.has(name));
  const required = [...asked.keys()].filter((name) => bitOf(scene.compiled, name) !== null && isAsked(name));
  const fate = (offered: boolean | null) => required.filter((name) => offerOf(scene, name).offered === offered);
  return { on: [...own, ...fate(true)], withheld: fate(false), doubts: fate(null) };
}
