import { holds } from '../span.js';
import { type Because, byRule, type Context, type Definition } from './definition.js';
import { libvirtPresence } from './feature-index.js';
import { isPresent } from './libvirt-span.js';

/** The general rules, in the order in which they act on a name. */
export function applyRules(definition: Definition): void {
  dropUnknown(definition);
  listAdded(definition);
  omitForAll(definition);
}

/** A libvirt cannot list what it does not know. */
function dropUnknown(definition: Definition): void {
  for (const feature of definition.features) {
    const because = unknownBecause(feature, definition.context);
    if (because !== undefined) definition.omit(feature, because);
  }
}

/**
 * Why this libvirt does not know a feature, or undefined if it does.
 * @throws Error for a name that no word has
 */
function unknownBecause(feature: string, { index, release }: Context): Because | undefined {
  const entry = index.get(feature);
  if (entry === undefined) throw new Error(`no word has the feature ${feature}`);
  const presence = libvirtPresence(entry);
  if (isPresent(presence, release)) return undefined;
  const source = { file: `x86/words/${entry.word.word}.yaml`, path: ['libvirt'] };
  if (presence === 'never') return { kind: 'policy', reason: 'libvirt leaves this feature to QEMU.', source };
  return { kind: 'not-yet-adopted', reason: `libvirt ${release} does not know this feature yet.`, source };
}

/**
 * Features that the name lists as added (virCPUx86Model.addedFeatures of libvirt): they come from the newest
 * version that the name spans. A name whose model QEMU has dropped gets none, as libvirt's list came later.
 * libvirt knew these features some releases before its models listed any.
 */
function listAdded(definition: Definition): void {
  const { name, context, features, added } = definition;
  const rule = context.docs.rules.added;
  const lists = holds({ since: rule.since }, context.release);
  if (lists && !holds(rule.names, name.since)) return;
  const because = byRule(rule, 'added');
  const concerns = (feature: string) =>
    feature.startsWith(rule.prefix) && unknownBecause(feature, context) === undefined;
  const own = [...features].filter(concerns);
  const listed =
    lists && name.model.until === undefined ? [...definition.featuresOfVersion(name.lastVersion)].filter(concerns) : [];
  for (const feature of own) features.delete(feature);
  for (const feature of listed) added.add(feature);
  for (const feature of new Set([...own, ...listed]))
    definition.explain(added.has(feature) ? 'added' : 'lacks', because, feature);
}

function omitForAll(definition: Definition): void {
  const { name, context } = definition;
  context.docs.rules.omit.forEach((rule, i) => {
    if (!holds({ since: rule.since }, context.release) || !holds(rule.names ?? {}, name.since)) return;
    for (const feature of rule.features) definition.omit(feature, byRule(rule, 'omit', i));
  });
}
