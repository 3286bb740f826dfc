import { toQemuName } from '../libvirt/qemu-names.js';
import { type FeatureSpelling, findFeatures } from '../vocabulary.js';
import { FACTS } from './facts/facts.js';

const byQemu = new WeakMap<readonly FeatureSpelling[], ReadonlyMap<string, FeatureSpelling>>();

/** The feature that QEMU calls so; null for names that QEMU does not use. */
export function spellingOf(features: readonly FeatureSpelling[], qemuName: string): FeatureSpelling | null {
  let index = byQemu.get(features);
  if (index === undefined) {
    index = new Map(
      features.flatMap((feature) => [feature.qemu, feature.name].map((name) => [name ?? feature.name, feature])),
    );
    byQemu.set(features, index);
  }
  return index.get(qemuName) ?? null;
}

/** libvirt's name of a feature; the same where it has none of its own. */
export function libvirtName(features: readonly FeatureSpelling[], qemuName: string): string {
  return spellingOf(features, qemuName)?.libvirt ?? qemuName;
}

/** A feature's names in both projects; null where one does not know it. */
type Names = Pick<FeatureSpelling, 'qemu' | 'libvirt'>;

const byLibvirt = new WeakMap<readonly Names[], ReadonlyMap<string | null, Names>>();

/** QEMU's name of a feature in libvirt's spelling. */
export function qemuName(features: readonly Names[], libvirt: string): string {
  let index = byLibvirt.get(features);
  if (index === undefined) {
    // Of several, the first counts.
    index = new Map([...features].reverse().map((feature) => [feature.libvirt, feature]));
    byLibvirt.set(features, index);
  }
  return index.get(libvirt)?.qemu ?? toQemuName({ behaviours: new Set(['qemu-names-2023']) }, libvirt);
}

/** What a spelling means. */
export interface Meaning {
  /** QEMU's name, or null where QEMU does not know the feature. */
  readonly qemu: string | null;
  readonly feature: FeatureSpelling | null;
  /** Set where the spelling is not QEMU's: whose it is. */
  readonly vocabulary: 'libvirt' | 'linux' | 'alias' | 'old' | null;
}

/** Looks a spelling up in all vocabularies; null if it is nobody's. */
export function meaningOf(features: readonly FeatureSpelling[], spelling: string): Meaning | null {
  const own = features.find((feature) => feature.qemu === spelling);
  if (own !== undefined) return { qemu: spelling, feature: own, vocabulary: null };
  const [found] = findFeatures(features, spelling);
  if (found === undefined) return byHabit(features, spelling);
  const vocabulary = found.aliases?.includes(spelling) ? 'alias' : found.libvirt === spelling ? 'libvirt' : 'linux';
  return { qemu: found.qemu, feature: found, vocabulary };
}

/** The features that one word of people's stands for (tsx), by QEMU's names; null where it stands for one or none. */
export function severalOf(spelling: string): readonly string[] | null {
  const now = FACTS.oldNames.find(({ name }) => name === spelling.toLowerCase())?.now;
  return now === undefined || typeof now === 'string' ? null : now;
}

/** Old names, flags that Linux makes up (spec_ctrl of RHEL 7), and underscores for dashes. */
function byHabit(features: readonly FeatureSpelling[], spelling: string): Meaning | null {
  const old = FACTS.oldNames.find(({ name, now }) => name === spelling && typeof now === 'string')?.now as
    | string
    | undefined;
  const flag = FACTS.linuxFlags.find((rule) => rule.flag === spelling && rule.features.length === 1)?.features[0];
  const dashed = spelling.replaceAll('_', '-');
  const now = old ?? flag ?? (dashed === spelling ? undefined : dashed);
  const meant = now === undefined ? null : meaningOf(features, now);
  return meant === null ? null : { ...meant, vocabulary: old === undefined && flag !== undefined ? 'linux' : 'old' };
}
