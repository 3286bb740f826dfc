import { isCpuModelError } from '../errors.js';
import type { AllowedModel } from '../libvirt/allowed-models.js';
import type { X86Cpus } from '../libvirt/compiled.js';
import type { Cpu } from '../libvirt/cpu.js';
import { featuresToData } from '../libvirt/cpuinfo.js';
import { type CpuData, type CpuDataItem, cpuData, cpuid } from '../libvirt/data.js';
import { decode } from '../libvirt/decode.js';
import { expand } from '../libvirt/expand.js';
import { FeatureList } from '../libvirt/feature-list.js';
import { copyMigratable } from '../libvirt/features.js';
import { dropFeaturesUnknownToQemu } from '../libvirt/filters.js';
import { definitionsToModels, expansionToData } from '../libvirt/qmp.js';
import { hostSignature, hostVendor, maximumOn } from './host.js';
import { flagState } from './linux-flags.js';
import type { Scene } from './scene.js';
import { qemuName } from './spelling.js';

/** The host's CPU as libvirt makes it (virQEMUCapsInitHostCPUModel), for comparing with. */
export interface LibvirtHost {
  /** VIR_QEMU_CAPS_HOST_CPU_REPORTED: of QEMU's answer alone. */
  readonly reported: Cpu;
  /** VIR_QEMU_CAPS_HOST_CPU_MIGRATABLE: what mode host-model becomes. */
  readonly migratable: Cpu;
  /** VIR_QEMU_CAPS_HOST_CPU_FULL: of the CPUID of the host, with what QEMU gives besides. */
  readonly full: Cpu;
  /** Names of QEMU's models with their blockers, as query-cpu-definitions has them; empty where it was not asked. */
  readonly models: readonly AllowedModel[];
  /** QEMU answered what it gives its model host; else libvirt only knows the CPU. */
  readonly fromQemu: boolean;
  /** What the full CPU was made of: registers, Linux's flags, or QEMU's answer alone. */
  readonly from: 'cpuid' | 'flags' | 'qemu';
}

const hosts = new WeakMap<Scene, Map<X86Cpus, LibvirtHost | null>>();

/** Null where nothing is known that libvirt could make a CPU of. */
export function libvirtHost(scene: Scene, cpus: X86Cpus): LibvirtHost | null {
  const known = hosts.get(scene) ?? new Map<X86Cpus, LibvirtHost | null>();
  hosts.set(scene, known);
  let host = known.get(cpus);
  if (host === undefined) {
    host = makeHost(scene, cpus);
    known.set(cpus, host);
  }
  return host;
}

function makeHost(scene: Scene, cpus: X86Cpus): LibvirtHost | null {
  const { host, asked } = scene;
  // libvirt asks about `host` with everything, migratable or not, for a check of what a guest can have.
  const key = asked === null ? undefined : host.definitions[asked];
  const models = key === undefined ? [] : definitionsToModels(cpus, host.defs[key] ?? []);
  const said = host.hostModel;
  if (said !== undefined && cpus.modelsByName.has(said.model ?? ''))
    return { reported: said, migratable: said, ...fullCpu(scene, cpus, said), models, fromQemu: true };
  const stays = asked === null ? null : maximumOn(host, asked);
  const props = asked === null ? null : (maximumOn(host, asked, false) ?? stays);
  if (props === null || host.partial === true) return byCpuAlone(scene, cpus, models);
  const data = expansionToData(cpus, { model: { props } });
  const names = Object.keys(props).filter((name) => stays !== null && stays[name] !== true);
  const nonMigratable = new Set([...names, 'invtsc']);
  const named = models.filter(({ name }) => cpus.modelsByName.has(name));
  const reported = decoded(cpus, data, named);
  const migratable = decoded(cpus, expansionToData(cpus, { model: { props } }, { nonMigratable }), named);
  if (reported === null || migratable === null) return null;
  return { reported, migratable, ...fullCpu(scene, cpus, reported), models, fromQemu: true };
}

/** A QEMU that says nothing of host: libvirt takes the CPU as it reads it itself. */
function byCpuAlone(scene: Scene, cpus: X86Cpus, models: readonly AllowedModel[]): LibvirtHost | null {
  const registers = scene.host.partial === true ? null : registerData(scene);
  const own = registers === null ? null : decoded(cpus, registers, models);
  if (own === null) return null;
  const cpu = dropFeaturesUnknownToQemu(cpus, own);
  return { reported: cpu, migratable: copyMigratable(cpus, cpu), full: cpu, models, from: 'cpuid', fromQemu: false };
}

function decoded(cpus: X86Cpus, data: CpuData, models: readonly AllowedModel[]): Cpu | null {
  try {
    return decode(cpus, data, { type: 'guest', ...(models.length === 0 ? {} : { models }) });
  } catch (error) {
    if (isCpuModelError(error)) return null;
    throw error;
  }
}

/** What libvirt's own look at the CPU would show: its registers, else what stands for them; null where nothing does. */
export function physicalData(scene: Scene, cpus: X86Cpus): CpuData | null {
  return registerData(scene) ?? flagData(scene, cpus);
}

function fullCpu(scene: Scene, cpus: X86Cpus, reported: Cpu): Pick<LibvirtHost, 'full' | 'from'> {
  if (scene.host.accel !== 'kvm') return { full: reported, from: 'qemu' };
  const registers = registerData(scene);
  const data = registers ?? flagData(scene, cpus);
  const physical = data === null ? null : decoded(cpus, data, []);
  if (physical === null) return { full: reported, from: 'qemu' };
  const list = new FeatureList('guest', physical.features);
  for (const { name, policy } of expand(cpus, reported).features)
    if (policy === 'require') list.update(name, 'require');
  return { full: { ...physical, features: list.toArray() }, from: registers === null ? 'flags' : 'cpuid' };
}

/** The registers that libvirt reads itself; of MSRs IA32_ARCH_CAPABILITIES and IA32_CORE_CAPABILITIES. */
export function registerData({ host: { host } }: Pick<Scene, 'host'>): CpuData | null {
  if ('unreadable' in host.cpuid || host.cpuid.rows.length === 0) return null;
  const items: CpuDataItem[] = host.cpuid.rows.map(([leaf, subleaf, eax, ebx, ecx, edx]) =>
    cpuid(leaf >>> 0, subleaf, { eax: eax >>> 0, ebx: ebx >>> 0, ecx: ecx >>> 0, edx: edx >>> 0 }),
  );
  const msrs = 'unreadable' in host.msrs ? {} : host.msrs.values;
  for (const index of [0x10a, 0xcf]) {
    const value = msrs[`0x${index.toString(16)}`];
    if (value === undefined) continue;
    const bits = BigInt(value);
    items.push({ kind: 'msr', index, eax: Number(bits & 0xffff_ffffn), edx: Number((bits >> 32n) & 0xffff_ffffn) });
  }
  return cpuData(items);
}

function flagData(scene: Scene, cpus: X86Cpus): CpuData | null {
  const vendor = hostVendor(scene.host);
  const names = cpus.features
    .map(({ name }) => name)
    .filter((name) => {
      const qemu = qemuName(scene.features, name);
      const others = scene.host.host.features?.values[qemu];
      return others ?? flagState(scene.features, scene.host, qemu).has === true;
    });
  return names.length === 0 ? null : featuresToData(cpus, names, vendor, hostSignature(scene.host));
}
