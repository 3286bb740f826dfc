import { CpuModelError } from '../errors.js';
import type { X86Cpus } from '../libvirt/compiled.js';
import type { Cpu } from '../libvirt/cpu.js';
import { decode } from '../libvirt/decode.js';
import { filterFeatures } from '../libvirt/feature-list.js';
import { dropFeaturesUnknownToQemu } from '../libvirt/filters.js';
import { definitionsToModels, expansionToData } from '../libvirt/qmp.js';
import { update } from '../libvirt/update.js';
import { maximumOn } from './host.js';
import type { Scene } from './scene.js';

/**
 * The CPU that libvirt makes of mode host-model on a host: the migratable part of what QEMU answered about `host`, in
 * terms of the map (virQEMUCapsInitHostCPUModel and virCPUUpdate, libvirt 11.3). Null where QEMU was not asked.
 */
export function hostModelOf({ host, asked }: Scene, cpus: X86Cpus): Cpu | null {
  if (host.hostModel !== undefined) return host.hostModel;
  const props = asked === null ? null : maximumOn(host, asked);
  const key = asked === null ? undefined : host.definitions[asked];
  if (props === null) return null;
  const models = key === undefined ? [] : definitionsToModels(cpus, host.defs[key] ?? []);
  const data = expansionToData(cpus, { model: { props } }, { nonMigratable: new Set(['invtsc']) });
  return decode(cpus, data, { type: 'guest', ...(models.length === 0 ? {} : { models }) });
}

/**
 * The custom CPU that stands for a guest of mode host-model on a host.
 * @throws CpuModelError without a map, or where QEMU on the host was not asked
 */
export function hostModelGuest(scene: Scene, guest: Cpu | undefined): Cpu {
  const cpus = scene.libvirt;
  if (cpus === null || guest === undefined)
    throw new CpuModelError('refused', 'host-model', "mode 'host-model' is libvirt's: say which libvirt (its map)");
  const host = hostModelOf(scene, cpus);
  if (host === null)
    throw new CpuModelError(
      'host-needed',
      'host-model',
      "mode 'host-model' is made of what QEMU answers about host; this host's QEMU was not asked",
    );
  const updated = update(cpus, guest, host);
  return { ...filterFeatures(dropFeaturesUnknownToQemu(cpus, updated), () => true), fallback: 'forbid' };
}
