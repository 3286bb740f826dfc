import { type Drift, libvirtDocuments, libvirtDrift } from '@cpu-models/catalog';
import type { Source } from '@cpu-models/source';

export interface DriftChange {
  readonly qemu: string;
  readonly libvirt: string;
  /** `EPYC lacks monitor (policy)`. */
  readonly appear: readonly string[];
  readonly vanish: readonly string[];
}

/** Differences between the newest QEMU and libvirt releases, and between each older pair, that appear or vanish. */
export function changedDrift(base: Source, head: Source): DriftChange[] {
  return pairsOf(head)
    .filter(({ qemu, libvirt }) => has(base, 'qemu', qemu) && has(base, 'libvirt', libvirt))
    .map((pair) => {
      const [before, after] = [base, head].map((source) => new Set(differences(source, pair))) as [Set<string>, Set<string>];
      return { ...pair, appear: [...after].filter((text) => !before.has(text)), vanish: [...before].filter((text) => !after.has(text)) };
    })
    .filter(({ appear, vanish }) => appear.length + vanish.length > 0);
}

function has(source: Source, project: 'qemu' | 'libvirt', release: string): boolean {
  return source.one('release').value[project].some((entry) => entry.release === release);
}

/** Every libvirt release with the QEMU release of its time, which is the one as far from the newest. */
function pairsOf(source: Source): { qemu: string; libvirt: string }[] {
  const { qemu, libvirt } = source.one('release').value;
  return libvirt.map(({ release }, i) => ({ qemu: (qemu.at(Math.max(i - libvirt.length, -qemu.length)) as { release: string }).release, libvirt: release }));
}

function differences(source: Source, pair: { qemu: string; libvirt: string }): string[] {
  const { differences: list, onlyQemu, onlyLibvirt } = libvirtDrift(libvirtDocuments(source), pair);
  return [
    ...list.map(describe),
    ...onlyQemu.map(({ name, reason }) => `${name} is known to QEMU alone: ${reason}`),
    ...onlyLibvirt.map(({ name, reason }) => `${name} is known to libvirt alone: ${reason}`),
  ];
}

function describe({ name, what, feature, because }: Drift): string {
  return `${name}: ${what}${feature === undefined ? '' : ` ${feature}`} (${because?.kind ?? 'unexplained'})`;
}
