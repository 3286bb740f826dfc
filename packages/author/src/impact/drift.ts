import { type Drift, libvirtDrift } from '@cpu-models/catalog';
import { compareReleases } from '@cpu-models/runtime';
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
    .map((pair) => {
      // A release that is new is compared with the one before it.
      const old = { qemu: nearest(base, 'qemu', pair.qemu), libvirt: nearest(base, 'libvirt', pair.libvirt) };
      const [before, after] = [new Set(differences(base, old)), new Set(differences(head, pair))];
      return {
        ...pair,
        appear: [...after].filter((text) => !before.has(text)),
        vanish: [...before].filter((text) => !after.has(text)),
      };
    })
    .filter(({ appear, vanish }) => appear.length + vanish.length > 0);
}

function nearest(source: Source, project: 'qemu' | 'libvirt', release: string): string {
  const known = source.one('release').value[project].map((entry) => entry.release);
  return known.findLast((other) => compareReleases(other, release) <= 0) ?? (known[0] as string);
}

/** Every libvirt release with the QEMU release of its time, which is the one as far from the newest. */
function pairsOf(source: Source): { qemu: string; libvirt: string }[] {
  const { qemu, libvirt } = source.one('release').value;
  return libvirt.map(({ release }, i) => ({
    qemu: (qemu.at(Math.max(i - libvirt.length, -qemu.length)) as { release: string }).release,
    libvirt: release,
  }));
}

function differences(source: Source, pair: { qemu: string; libvirt: string }): string[] {
  const { differences: list, onlyQemu, onlyLibvirt } = libvirtDrift(source, pair);
  const plain = (reason: string) => reason.replace(`libvirt ${pair.libvirt} `, 'libvirt ');
  return [
    ...list.map(describe),
    ...onlyQemu.map(({ name, reason }) => `${name} is known to QEMU alone: ${plain(reason)}`),
    ...onlyLibvirt.map(({ name, reason }) => `${name} is known to libvirt alone: ${plain(reason)}`),
  ];
}

function describe({ name, what, feature, because }: Drift): string {
  return `${name}: ${what}${feature === undefined ? '' : ` ${feature}`} (${because?.kind ?? 'unexplained'})`;
}
