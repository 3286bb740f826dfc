import { versionFeatures, x86Level } from '@cpu-models/runtime';
import type { DownstreamView, Emitter } from '../emitter.js';
import { byCodePoint, libvirtName, namesOfModel } from '../names.js';
import { policyOf } from '../policy.js';
import { render } from '../templates.js';

interface Policy {
  /** Models that are kept although they miss x86-64-v2. */
  readonly minimum: readonly string[];
}

/** KubeVirt's obsolete models, and what libvirt's definitions have that QEMU's lack, for which it turns mpx off. */
export const kubevirt: Emitter = {
  name: 'kubevirt',
  emit: (view) => {
    const old = obsoleteNames(view);
    const obsolete = old.map((name) => ({ name, gap: gap(name, old) }));
    const extra = featuresToDisable(view);
    const names = extra.map(({ name }) => name);
    const models = extra.map(({ name, features }) => ({
      name,
      gap: gap(name, names),
      features: features.map((feature) => `"${feature}"`).join(', '),
    }));
    const { qemu, libvirt } = view;
    const text = render('kubevirt', { qemu: qemu.release, libvirt: libvirt.release, obsolete, models });
    return [{ path: 'cpu_models.go', text }];
  },
};

/** Models that miss x86-64-v2, each with its first version; Go maps have no order, files are easier to read with one. */
function obsoleteNames({ qemu }: DownstreamView): string[] {
  const { minimum } = policyOf<Policy>('kubevirt');
  return qemu.models
    .filter(({ name }) => !minimum.includes(name))
    .filter((model) => x86Level(versionFeatures(qemu, model, 1)) < 2)
    .flatMap((model) => [model.name, `${model.name}-v1`])
    .sort(byCodePoint);
}

/**
 * By name, what libvirt's definition has and QEMU's does not, in libvirt's spelling: libvirt finds the model usable and
 * then misses these in the guest.
 */
function featuresToDisable(view: DownstreamView) {
  const { qemu, libvirt, features } = view;
  const inQemu = new Map(
    qemu.models.flatMap((definition) =>
      namesOfModel(definition).map(({ name, version }) => [name, { definition, version: version ?? 1 }] as const),
    ),
  );
  const spelling = (name: string) => features.ofProperty(name).map((own) => libvirtName(view, own));
  return libvirt.map.x86.models
    .flatMap(({ name, features: theirs }) => {
      const model = inQemu.get(name);
      if (model === undefined) return [];
      const ours = new Set([...versionFeatures(qemu, model.definition, model.version)].flatMap(spelling));
      return [{ name, features: theirs.filter((feature) => !ours.has(feature)) }];
    })
    .filter(({ features: missing }) => missing.length > 0)
    .sort((a, b) => byCodePoint(a.name, b.name));
}

/** gofmt lines values up. */
function gap(name: string, all: readonly string[]): string {
  return ' '.repeat(Math.max(...all.map(({ length }) => length)) - name.length);
}
