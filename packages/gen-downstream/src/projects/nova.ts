import type { Emitter } from '../emitter.js';
import { libvirtName } from '../names.js';
import { policyOf } from '../policy.js';
import { render } from '../templates.js';

interface Policy {
  /** The traits by the feature that they stand for, without what every trait begins with. */
  readonly traits: Readonly<Record<string, readonly string[]>>;
}

/** nova's CPU_TRAITS_MAPPING: libvirt's names of features, and the traits of placement that stand for them. */
export const nova: Emitter = {
  name: 'nova',
  emit: (view) => {
    const known = new Set(view.libvirt.map.x86.features.map(({ name }) => name));
    const traits = Object.entries(policyOf<Policy>('nova').traits)
      .map(([feature, names]) => ({
        feature: libvirtName(view, feature),
        value: names.length === 1 ? constant(names[0] as string) : `(${names.map(constant).join(', ')})`,
      }))
      .filter(({ feature }) => known.has(feature));
    const text = render('nova', { release: view.libvirt.release, traits });
    return [{ path: 'cpu_traits.py', text }];
  },
};

function constant(trait: string): string {
  return `os_traits.HW_CPU_X86_${trait}`;
}
