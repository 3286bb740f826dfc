import { holds } from '../span.js';
import { byRule, type Definition } from './definition.js';
import { isPresent } from './libvirt-span.js';
import { libvirtPresence } from './feature-index.js';

/** The general rules, in the order in which they act on a name. */
export function applyRules(definition: Definition): void {
  listAdded(definition);
  omitForAll(definition);
  dropUnknown(definition);
}

/**
 * Features that the name lists as added (virCPUx86Model.addedFeatures of libvirt): they come from the newest
 * version that the name spans. A name whose model QEMU has dropped gets none, as libvirt's list came later.
 */
function listAdded(definition: Definition): void {
  const { name, context, features, added } = definition;
  const rule = context.docs.rules.added;
  if (!holds(rule.names, name.since)) return;
  const because = byRule(rule, 'added');
  const concerns = (feature: string) => feature.startsWith(rule.prefix);
  const known = name.model.until === undefined ? [...definition.featuresOfVersion(name.lastVersion)].filter(concerns) : [];
  const own = [...features].filter(concerns);
  for (const feature of own) features.delete(feature);
  for (const feature of known) added.add(feature);
  for (const feature of new Set([...own, ...known])) {
    definition.explain(added.has(feature) ? 'added' : 'lacks', because, feature);
  }
}

function omitForAll(definition: Definition): void {
  const { name, context } = definition;
  context.docs.rules.omit.forEach((rule, i) => {
    if (!holds(rule.names ?? {}, name.since)) return;
    for (const feature of rule.features) definition.omit(feature, byRule(rule, 'omit', i));
  });
}

/** A libvirt cannot list what it does not know. */
function dropUnknown(definition: Definition): void {
  const { index, release } = definition.context;
  for (const feature of [...definition.features, ...definition.added]) {
    const entry = index.get(feature);
    if (entry === undefined) throw new Error(`model ${definition.name.model.name} has the unknown feature ${feature}`);
    if (isPresent(libvirtPresence(entry), release)) continue;
    const never = libvirtPresence(entry) === 'never';
    definition.omit(feature, {
      kind: never ? 'policy' : 'not-yet-adopted',
      reason: never ? 'libvirt leaves this feature to QEMU.' : `libvirt ${release} does not know this feature yet.`,
      source: { file: `x86/words/${entry.word.word}.yaml`, path: ['libvirt'] },
    });
  }
}
