import { ALWAYS, isOfAge, later } from '../slice/age.js';
import { type Because, byRule, type Definition } from './definition.js';

/** The general rules, in the order in which they act on a name. */
export function applyRules(definition: Definition): void {
  dropUnknown(definition);
  listAdded(definition);
  omitForAll(definition);
}

/** A libvirt cannot list what it does not know. */
function dropUnknown(definition: Definition): void {
  for (const feature of definition.features) {
    const because = unknownBecause(feature, definition);
    if (because !== undefined) definition.omit(feature, because);
  }
}

/**
 * Why this libvirt does not know a feature, or undefined if it does.
 * @throws Error for a name that no word has
 */
function unknownBecause(feature: string, definition: Definition): Because | undefined {
  const entry = definition.feature(feature);
  if (entry === undefined) throw new Error(`no word has the feature ${feature}`);
  if (entry.standing === 'known') return undefined;
  const source = { file: `x86/words/${entry.word}.yaml`, path: ['libvirt'] };
  if (entry.standing === 'never') return { kind: 'policy', reason: 'libvirt leaves this feature to QEMU.', source };
  return { kind: 'not-yet-adopted', reason: notYet, source };
}

function notYet(release: string): string {
  return `libvirt ${release} does not know this feature yet.`;
}

/**
 * Features that the name lists as added (virCPUx86Model.addedFeatures of libvirt): they come from the newest
 * version that the name spans. A name whose model QEMU had dropped by then gets none.
 * libvirt knew these features some releases before its models listed any. What it learnt afterwards joins no list: a
 * released name stays as it is.
 */
function listAdded(definition: Definition): void {
  const { name, slice, features, added } = definition;
  const rule = slice.rules.added;
  if (rule.lists && !isOfAge(rule.names, name.age)) return;
  const because = byRule(rule, 'added');
  const concerns = (feature: string) =>
    feature.startsWith(rule.prefix) && unknownBecause(feature, definition) === undefined;
  const isListed = (feature: string) =>
    rule.from === undefined || later(definition.feature(feature)?.age ?? ALWAYS, rule.from) === rule.from;
  const own = [...features].filter(concerns);
  const listed =
    rule.lists && !slice.wasDropped(name.model, later(rule.from ?? ALWAYS, name.age))
      ? [...definition.featuresOfVersion(name.lastVersion)].filter(concerns).filter(isListed)
      : [];
  for (const feature of own) features.delete(feature);
  for (const feature of listed) added.add(feature);
  for (const feature of new Set([...own, ...listed]))
    definition.explain(added.has(feature) ? 'added' : 'lacks', because, feature);
}

function omitForAll(definition: Definition): void {
  const { name, slice } = definition;
  for (const rule of slice.rules.omit.filter(({ names }) => isOfAge(names, name.age))) {
    for (const feature of rule.features) definition.omit(feature, byRule(rule, 'omit', rule.at));
  }
}
