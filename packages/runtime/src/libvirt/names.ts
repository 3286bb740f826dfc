import type { X86Cpus } from './compiled.js';
import type { CpuMap } from './map.js';
import { fromQemuName, toQemuName } from './qemu-names.js';

/** libvirt's name by Linux's name, from the aliases that the map itself lists. */
export function linuxNamesOf(map: CpuMap): ReadonlyMap<string, string> {
  return aliasesOf(map, 'linux');
}

/** libvirt's name by QEMU's alias (`sse3` -> `pni`), from the aliases that the map itself lists. */
export function qemuAliasesOf(map: CpuMap): ReadonlyMap<string, string> {
  return aliasesOf(map, 'qemu');
}

function aliasesOf({ x86 }: CpuMap, source: 'qemu' | 'linux'): ReadonlyMap<string, string> {
  const names = new Map<string, string>();
  for (const { name, aliases } of x86.features) {
    for (const alias of aliases) if (alias.source === source) names.set(alias.name, name);
  }
  return names;
}

/**
 * libvirt's name of a feature in any spelling: libvirt's own, QEMU's, or one of `aliases`; undefined if unknown.
 *
 * @param aliases libvirt's name by other spelling, tried in turn
 */
export function resolveFeatureName(
  cpus: X86Cpus,
  spelling: string,
  ...aliases: readonly ReadonlyMap<string, string>[]
): string | undefined {
  const candidates = [spelling, fromQemuName(cpus, spelling), ...aliases.map((table) => table.get(spelling))];
  return candidates.find((name) => name !== undefined && cpus.featureNumbers[name] !== undefined);
}

export { fromQemuName, toQemuName };
