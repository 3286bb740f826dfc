import { type Cpu, type CpuFeature, guestCpu } from '../libvirt/cpu.js';
import { feature as bitOf } from '../qemu/compile.js';
import { propertyValue } from '../qemu/expansion.js';
import { pin } from '../qemu/pin.js';
import type { PropertyValue } from '../qemu/state.js';
import type { Finding } from './finding.js';
import type { LibvirtVerdict } from './libvirt-answer.js';
import type { GuestQuestion } from './question.js';
import { libvirtName } from './spelling.js';

/** What to write so that the guest gets a CPU that this host can give, and the same one everywhere. */
export interface Advice {
  /** The whole argument of QEMU's option `-cpu`. */
  readonly commandLine: string;
  /** The guest's `<cpu>`; @cpu-models/libvirt-xml writes it. Null without a map, or if the map lacks the model. */
  readonly cpu: Cpu | null;
}

/** The asked model under its immutable name, without what the host or libvirt refuses. */
export function adviceFor(
  question: GuestQuestion,
  missing: readonly Finding[],
  libvirt: LibvirtVerdict | null,
): Advice {
  const { scene, options } = question;
  const pinned = pin(scene.qemu, { ...options, properties: options.properties ?? {} });
  const refused = (libvirt?.refused ?? []).filter(({ cause }) => cause === 'libvirt-differs');
  // What libvirt counts otherwise is written as QEMU makes it.
  const asMade = Object.fromEntries(refused.map(({ feature }) => [feature, null]));
  const off = allOff(missing);
  const settings = { ...pinned.properties, ...options.properties, ...off };
  const list = [
    ...(options.commandLine?.globals ?? []).map((setting) => setting.join('=')),
    ...Object.entries(settings).map(([name, value]) => `${name}=${written(value)}`),
  ];
  return {
    commandLine: `-cpu ${[pinned.model, ...list].join(',')}`,
    cpu: libvirtCpu(question, pinned.model, { ...booleans(settings), ...asMade, ...off }),
  };
}

function libvirtCpu(
  { scene, options, guest, cpu }: GuestQuestion,
  pinned: string,
  settings: Readonly<Record<string, boolean | null>>,
): Cpu | null {
  const cpus = scene.libvirt;
  const model = [pinned, options.model].find((name) => cpus?.modelsByName.has(name));
  if (cpus === null || model === undefined) return null;
  // libvirt takes only features of its map, and pmu and the like are no features there.
  const features = Object.entries(settings).flatMap(([name, on]): CpuFeature[] => {
    const known = libvirtName(scene.features, name);
    if (bitOf(scene.compiled, name) === null || cpus.featureNumbers[known] === undefined) return [];
    return [{ name: known, policy: (on ?? propertyValue(cpu, name)) === true ? 'require' : 'disable' }];
  });
  return guestCpu({
    ...(guest ?? {}),
    mode: 'custom',
    model,
    fallback: 'forbid',
    check: 'partial',
    match: 'exact',
    features,
  });
}

/** A value as the option takes it. */
function written(value: PropertyValue): string {
  return typeof value === 'boolean' ? (value ? 'on' : 'off') : `${value}`;
}

function booleans(properties: Readonly<Record<string, unknown>>): Record<string, boolean> {
  const entries = Object.entries(properties).filter(
    (entry): entry is [string, boolean] => typeof entry[1] === 'boolean',
  );
  return Object.fromEntries(entries);
}

function allOff(findings: readonly Finding[]): Record<string, boolean> {
  return Object.fromEntries(findings.flatMap(({ feature }) => (feature === '' ? [] : [[feature, false]])));
}
