import { readCpuMap } from '@cpu-models/libvirt-xml/folder';
import { type Recording, record } from '@cpu-models/probe';
import {
  type CpuMap,
  fullExpansion,
  isCpuModelError,
  type MapModel,
  nearestRelease,
  type QemuRelease,
  resolve,
} from '@cpu-models/runtime';
import { LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';

/** In what an installed QEMU or libvirt differs from the release in the source that it is nearest to. */
export interface LiveDifference {
  readonly project: 'QEMU' | 'libvirt';
  readonly name: string;
  /** A property or part of the model; null: the name itself is not in the source, or only there. */
  readonly part: string | null;
  readonly text: string;
}

export interface LivePair {
  readonly qemu: { readonly binary: string; readonly version: string; readonly release: string };
  readonly libvirt: { readonly directory: string; readonly release: string };
  readonly map: CpuMap;
  readonly differences: readonly LiveDifference[];
}

/**
 * Asks a binary, reads a map, and compares both with the source.
 * @param binary a QEMU, which is started
 * @param directory an installed libvirt's cpu_map folder
 * @param named the releases to compare with, where they are known: QEMU's, and the libvirt release that has the map
 * @throws ProbeError if the binary does not answer, LibvirtXmlError for a map that cannot be read
 */
export async function readLive(
  binary: string,
  directory: string,
  named: { readonly qemu?: string; readonly libvirt?: string },
): Promise<LivePair> {
  const recording = await record({ binary, accel: 'tcg', machines: [] });
  const { major, minor, micro } = recording.version.qemu;
  const version = `${major}.${minor}.${micro}`;
  const release = nearestRelease(QEMU_RELEASES as readonly QemuRelease[], named.qemu ?? version);
  const known = (LIBVIRT_RELEASES as readonly CpuMap[]).find(({ release }) => release === named.libvirt);
  const nearest = known ?? nearestMap(readCpuMap(directory, LIBVIRT_RELEASES[0].release));
  const map = readCpuMap(directory, nearest.release);
  return {
    qemu: { binary, version, release: release.release },
    libvirt: { directory, release: nearest.release },
    map,
    differences: [...compareBinary(recording, release), ...compareMaps(map, nearest)],
  };
}

/** The supported release whose models the map shares most; the files do not say which release they are of. */
function nearestMap(map: CpuMap): CpuMap {
  const texts = new Map(map.x86.models.map((model) => [model.name, JSON.stringify(model)]));
  const score = (known: CpuMap) =>
    known.x86.models.filter((model) => texts.get(model.name) === JSON.stringify(model)).length;
  return [...(LIBVIRT_RELEASES as readonly CpuMap[])].sort((a, b) => score(b) - score(a))[0] as CpuMap;
}

/** Every model's expansion without a machine type against what the source makes of it. */
export function compareBinary(recording: Recording, release: QemuRelease): LiveDifference[] {
  // True of one running machine, not of a model: memory, apic-id ...
  const instance = new Set(release.properties.filter((property) => property.instance).map(({ name }) => name));
  return Object.entries(recording.expansions['none'] ?? {}).flatMap(([name, key]): LiveDifference[] => {
    if (['max', 'host', 'base'].includes(name)) return [];
    const props = recording.props[key] ?? {};
    const ours = expand(release, name);
    if (ours === null) return [{ project: 'QEMU', name, part: null, text: 'not in our source' }];
    const differing = Object.keys(ours).filter(
      (part) => !instance.has(part) && props[part] !== undefined && String(props[part]) !== String(ours[part]),
    );
    return differing.map((part) => ({
      project: 'QEMU',
      name,
      part,
      text: `${String(props[part])}; in our source ${String(ours[part])}`,
    }));
  });
}

function expand(release: QemuRelease, model: string): Readonly<Record<string, unknown>> | null {
  try {
    return fullExpansion(resolve(release, { machine: 'none', accelerator: 'tcg', model }));
  } catch (error) {
    if (isCpuModelError(error)) return null;
    throw error;
  }
}

/** Two maps, model by model and feature by feature. */
export function compareMaps(map: CpuMap, known: CpuMap): LiveDifference[] {
  const found: LiveDifference[] = [];
  const add = (name: string, part: string | null, text: string) => found.push({ project: 'libvirt', name, part, text });
  const ours = new Map(known.x86.models.map((model) => [model.name, model]));
  for (const model of map.x86.models) {
    const own = ours.get(model.name);
    if (own === undefined) add(model.name, null, 'not in our source');
    else
      for (const part of differingParts(model, own))
        add(model.name, part, `${text(model, part)}; in our source ${text(own, part)}`);
    ours.delete(model.name);
  }
  for (const name of ours.keys()) add(name, null, 'in our source only');
  const bits = new Map(known.x86.features.map((feature) => [feature.name, JSON.stringify(feature.address)]));
  for (const { name, address } of map.x86.features) {
    if (!bits.has(name)) add(name, null, 'a feature that is not in our source');
    else if (bits.get(name) !== JSON.stringify(address))
      add(name, 'address', `${JSON.stringify(address)}; in our source ${bits.get(name)}`);
  }
  return found;
}

function differingParts(model: MapModel, own: MapModel): (keyof MapModel)[] {
  const parts = Object.keys(own) as (keyof MapModel)[];
  return parts.filter((part) => text(model, part) !== text(own, part));
}

function text(model: MapModel, part: keyof MapModel): string {
  const value = model[part];
  return Array.isArray(value)
    ? JSON.stringify([...value].map((entry) => (typeof entry === 'string' ? entry : JSON.stringify(entry))).sort())
    : String(value);
}
