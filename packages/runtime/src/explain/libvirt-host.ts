import type { AllowedModel } from '../libvirt/allowed-models.js';
import type { X86Cpus } from '../libvirt/compiled.js';
import type { Cpu } from '../libvirt/cpu.js';
import { decode } from '../libvirt/decode.js';
import { definitionsToModels, expansionToData } from '../libvirt/qmp.js';
import { maximumOn } from './host.js';
import type { Scene } from './scene.js';

/** The host's CPU as libvirt makes it from QEMU's answers (virQEMUCapsInitHostCPUModel), for comparing with. */
export interface LibvirtHost {
  readonly cpu: Cpu;
  readonly models: readonly AllowedModel[];
}

/** Null where the host was not asked what it has at most. */
export function libvirtHost({ host, asked }: Scene, cpus: X86Cpus): LibvirtHost | null {
  // libvirt asks about `host` with everything, migratable or not, for a check of what a guest can have.
  const props = asked === null ? null : (maximumOn(host, asked, false) ?? maximumOn(host, asked));
  const key = asked === null ? undefined : host.definitions[asked];
  if (props === null || key === undefined) return null;
  const models = definitionsToModels(cpus, host.defs[key] ?? []);
  const data = expansionToData(cpus, { model: { props } });
  return { cpu: decode(cpus, data, { type: 'guest' }), models };
}
