import { CpuModelError } from '../errors.js';
import type { Cpu, CpuFeature } from '../libvirt/cpu.js';
import { feature } from '../qemu/compile.js';
import type { ResolveOptions } from '../qemu/options.js';
import { type ResolvedCpu, resolve } from '../qemu/resolve.js';
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

/** What a guest asks for: a model by name, or libvirt's `<cpu>`. */
export interface GuestCpu {
  readonly model?: string | undefined;
  /** Properties beside the model, by QEMU's names. */
  readonly properties?: Readonly<Record<string, boolean>> | undefined;
  readonly cpu?: Cpu | undefined;
}

/**
 * Resolves the guest's CPU as QEMU does.
 * @throws CpuModelError for names that QEMU refuses
 */
export function askGuest(scene: Scene, { model, properties = {}, cpu }: GuestCpu): GuestQuestion {
  const name = model ?? modelOf(cpu);
  const options = { ...resolveOptions(scene), model: name, properties: { ...propertiesOf(scene, cpu), ...properties } };
  if (scene.libvirt?.modelsByName.has(name) && !scene.compiled.models.has(name)) throw libvirtOnly(scene, name);
  return { scene, options, cpu: resolve(scene.qemu, options), guest: cpu ?? null };
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
