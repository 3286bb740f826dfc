import { type Change, isList, isTree, type Leaf, type Tree } from '../ledger/tree.js';
import type { Effect } from './effects.js';

/** Properties that fields of models come to. */
const FIELDS: Readonly<Record<string, string>> = {
  level: 'min-level',
  xlevel: 'min-xlevel',
  'force-cpuid-0x1f': 'x-force-cpuid-0x1f',
};

/** Puts every answer that differs to the facts that it comes from; facts that no answer shows are left out. */
export function causes(changes: readonly Change[], effects: readonly Effect[], frozen: Tree): [Change, Effect[]][] {
  const left = new Set(effects);
  const found = changes.map((change): [Change, Effect[]] => {
    const hits = hitBy(change, frozen);
    const own = effects.filter(hits);
    for (const effect of own) left.delete(effect);
    return [change, own];
  });
  // What no single fact accounts for is everybody's.
  const rest = [...left];
  const told = found.filter(([, own]) => own.length > 0);
  if (rest.length === 0) return told;
  return told.length > 0
    ? told.map(([change, own]) => [change, [...own, ...rest]])
    : found.map(([change]) => [change, rest]);
}

function hitBy({ path, from, to }: Change, frozen: Tree): (effect: Effect) => boolean {
  const [kind = '', name = '', field = '', key = '', part = ''] = path;
  switch (kind) {
    case 'models': {
      const models = namesOf(name, frozen);
      const touched = inModel(field, key, part, from, to, frozen);
      return (effect) => models.has(effect.model) && touched(effect);
    }
    case 'machines':
      return ({ machine }) => machine === name;
    case 'caches':
    case 'legacy-caches':
    case 'descriptors':
      return ({ property }) => property === 'caches';
    default:
      return settingsIn(from, to, frozen);
  }
}

function inModel(field: string, key: string, part: string, from: Change['from'], to: Change['to'], frozen: Tree) {
  if (field === 'features') return ({ word }: Effect) => word === key;
  if (field === 'cache' || part === 'cache') {
    return ({ property }: Effect) => property === 'caches' || property === 'legacy-cache';
  }
  if (field === 'versions') return settingsIn(from, to, frozen);
  const property = FIELDS[field] ?? field;
  return (effect: Effect) => effect.property === property;
}

/** Effects on what two lists of settings (`EPYC:npt=off`, `npt=off when ...`) set in another way. */
function settingsIn(from: Leaf | undefined, to: Leaf | undefined, frozen: Tree): (effect: Effect) => boolean {
  const [before, after] = [from, to].map((list) => (isList(list) ? list : []));
  const changed = [...(before ?? []), ...(after ?? [])].filter(
    (item) => !(before?.includes(item) && after?.includes(item)),
  );
  // Where only the order differs, any of them may be it.
  const settings = changed.length > 0 ? changed : (before ?? []);
  const spellings = isTree(frozen['spellings']) ? frozen['spellings'] : {};
  const names = new Set(settings.map((item) => item.replace(/=.*$/s, '').replace(/^[^:]*:/, '')));
  const properties = new Set([...names].map((name) => spellings[name] ?? name));
  return ({ property }) => properties.has(property.replace(/ as asked for$/, ''));
}

/** All names of a model. */
function namesOf(name: string, frozen: Tree): ReadonlySet<string> {
  const models = isTree(frozen['models']) ? frozen['models'] : {};
  const model = models[name];
  const versions = isTree(model) && isTree(model['versions']) ? Object.entries(model['versions']) : [];
  const aliases = versions.flatMap(([, version]) =>
    isTree(version) && version['alias'] ? [String(version['alias'])] : [],
  );
  return new Set([name, ...versions.map(([version]) => `${name}-v${version}`), ...aliases]);
}
