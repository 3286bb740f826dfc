import { CpuModelError } from '../errors.js';
import type { Cpu, CpuFeature } from '../libvirt/cpu.js';
import { type CommandLine, parseCpuArgument } from '../qemu/command-line.js';
import { feature } from '../qemu/compile.js';
import type { ResolveOptions } from '../qemu/options.js';
import { type ResolvedCpu, resolve } from '../qemu/resolve.js';
import type { PropertyValue } from '../qemu/state.js';
import { resolveOptions, type Scene } from './scene.js';
import { meaningOf, qemuName } from './spelling.js';

/** A guest's CPU on a host. */
export interface GuestQuestion {
  readonly scene: Scene;
  readonly options: ResolveOptions;
  readonly cpu: ResolvedCpu;
  /** What was asked of libvirt; made up from the model if nothing was. */
  readonly guest: Cpu | null;
}

/** What a guest asks for: a model by name or as after QEMU's `-cpu`, or libvirt's `<cpu>`. */
export interface GuestCpu {
  /** `EPYC-Rome`, or with properties as after `-cpu`: `EPYC-Rome,+avx512f,phys-bits=48`. */
  readonly model?: string | undefined;
  /** Properties beside the model, by QEMU's names. */
  readonly properties?: Readonly<Record<string, PropertyValue>> | undefined;
  readonly cpu?: Cpu | undefined;
}

/** The name that a guest gives its model, without properties; null where it takes the host's CPU. */
export function modelName({ model, cpu }: GuestCpu): string | null {
  if (model !== undefined) return parseCpuArgument(model).model;
  return cpu?.mode === 'custom' ? cpu.model : null;
}

/** Whether a guest takes over what the host has, whatever that is. */
export function takesHost({ model, cpu }: GuestCpu): boolean {
  if (model !== undefined) return ['host', 'max'].includes(parseCpuArgument(model).model);
  return cpu?.mode === 'host-passthrough' || cpu?.mode === 'maximum';
}

/**
 * Resolves the guest's CPU as QEMU does.
 * @throws CpuModelError for names that QEMU refuses
 */
export function askGuest(scene: Scene, { model, properties = {}, cpu }: GuestCpu): GuestQuestion {
  const { model: name, ...commandLine } = parseCpuArgument(model ?? modelOf(cpu));
  const { switches, values } = switchesAndValues(commandLine);
  const options = {
    ...resolveOptions(scene),
    model: name,
    properties: { ...propertiesOf(scene, cpu), ...switches, ...properties },
    ...(values.length === 0 ? {} : { commandLine: { globals: values, plus: [], minus: [] } }),
  };
  if (scene.libvirt?.modelsByName.has(name) && !scene.compiled.models.has(name)) throw libvirtOnly(scene, name);
  return { scene, options, cpu: resolve(scene.qemu, options), guest: cpu ?? null };
}

/** Switches apart from properties with other values: signs come last, as in QEMU. */
export function switchesAndValues({ globals, plus, minus }: CommandLine) {
  const isSwitch = (value: string) => ['on', 'off', 'yes', 'no', 'true', 'false'].includes(value);
  const set = globals.filter(([, value]) => isSwitch(value));
  const switches: Record<string, boolean> = Object.fromEntries([
    ...set.map(([name, value]) => [name, ['on', 'yes', 'true'].includes(value)] as const),
    ...plus.map((name) => [name, true] as const),
    ...minus.map((name) => [name, false] as const),
  ]);
  return { switches, values: globals.filter(([, value]) => !isSwitch(value)) };
}

/** A name of libvirt's map that QEMU never had or has no more: no guest with it starts. */
function libvirtOnly({ libvirt, qemu }: Scene, name: string): CpuModelError {
  return new CpuModelError(
    'unknown-model',
    name,
    `libvirt ${libvirt?.release} has the CPU model '${name}', but QEMU ${qemu.release} does not: a guest with it does not start`,
  );
}

function modelOf(cpu: Cpu | undefined): string {
  if (cpu === undefined) throw new CpuModelError('bad-value', 'CPU', "neither a model nor a guest's CPU was given");
  if (cpu.mode === 'custom' && cpu.model !== null) return cpu.model;
  if (cpu.mode === 'custom') throw new CpuModelError('bad-value', 'CPU', "the guest's CPU names no model");
  throw new CpuModelError(
    'refused',
    cpu.mode ?? 'CPU',
    `mode '${cpu.mode}' takes the host's own CPU; expected a custom model`,
  );
}

function propertiesOf(scene: Scene, cpu: Cpu | undefined): Record<string, boolean> {
  const known = (cpu?.features ?? []).flatMap(({ name, policy }) => {
    const property = meaningOf(scene.features, name)?.qemu ?? qemuName(scene.features, name);
    const on = turnsOn({ name, policy });
    // QEMU would refuse other names; they are told of as features.
    return on === null || feature(scene.compiled, property) === null ? [] : [[property, on] as const];
  });
  return Object.fromEntries(known);
}

/** Null for optional features, which are up to the host. */
function turnsOn({ policy }: CpuFeature): boolean | null {
  if (policy === 'optional') return null;
  return policy !== 'disable' && policy !== 'forbid';
}
