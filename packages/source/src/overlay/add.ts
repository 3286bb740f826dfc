import { type Document, isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

/** Something that an overlay cannot do. */
export interface Conflict {
  /** In the overlay's text. */
  readonly offset: number;
  readonly message: string;
  readonly fix?: string | undefined;
}

/** Lists whose items may grow: an item is the same if these fields are. */
const GROWING = new Set(['array', 'family', 'title']);
/** Fields that tell items of a list apart, the telling ones first. */
const IDENTITY = ['array', 'family', 'title', 'version', 'bit', 'name', 'release', 'id'];
const NEW_NAME = 'what the source says is left to the source; give it a name of its own';

/** Adds an overlay's file to the source's, in place, and says what cannot be added. */
export function addTo(base: Document, added: Document, path: string): Conflict[] {
  const conflicts: Conflict[] = [];
  if (isMap(base.contents) && isMap(added.contents))
    addMap(base.contents, added.contents, conflicts, { isRoot: true, isModel: path.startsWith('x86/models/') });
  else conflicts.push({ offset: 0, message: 'the file is not a map' });
  return conflicts;
}

interface Place {
  readonly isRoot: boolean;
  /** Of a released model nothing can grow but its versions. */
  readonly isModel: boolean;
}

function addMap(base: YAMLMap, added: YAMLMap, conflicts: Conflict[], place: Place): void {
  for (const pair of added.items as Pair<Node, Node | null>[]) {
    const name = isScalar(pair.key) ? String(pair.key.value) : '';
    const own = base.get(name, true) as Node | undefined;
    const isFixed = place.isModel && place.isRoot && name !== 'versions';
    if (own === undefined && place.isRoot && !isFixed && (isSeq(pair.value) || isMap(pair.value)))
      base.items.push(pair);
    else if (own === undefined)
      conflicts.push({
        offset: startOf(pair.key),
        message: `\`${name}\` cannot be added to what is there`,
        fix: NEW_NAME,
      });
    else if (sameValue(own, pair.value)) continue;
    else if (isSeq(own) && isSeq(pair.value) && !isFixed) addItems(own, pair.value, conflicts, place);
    else if (isMap(own) && isMap(pair.value) && !isFixed)
      addMap(own, pair.value, conflicts, { ...place, isRoot: false });
    else
      conflicts.push({
        offset: startOf(pair.value ?? pair.key),
        message: `\`${name}\` is ${short(own)} in the source`,
        fix: NEW_NAME,
      });
  }
}

function addItems(base: YAMLSeq, added: YAMLSeq, conflicts: Conflict[], place: Place): void {
  for (const item of added.items as Node[]) {
    const key = identityOf(item);
    const own = (base.items as Node[]).find((other) => identityOf(other) === key);
    if (own === undefined) base.items.push(item);
    else if (isMap(own) && isMap(item) && GROWING.has(key.split('=')[0] as string))
      addMap(own, item, conflicts, { ...place, isRoot: false });
    else
      conflicts.push({
        offset: startOf(item),
        message: `${key.replace('=', ' ')} is in the source already`,
        fix: NEW_NAME,
      });
  }
}

/** What makes an item of a list itself. */
function identityOf(item: Node): string {
  if (!isMap(item)) return `item=${JSON.stringify(item.toJSON())}`;
  const field = IDENTITY.find((name) => item.has(name));
  if (field !== undefined) return `${field}=${JSON.stringify((item.get(field, true) as Node).toJSON())}`;
  if (item.has('property')) return `property=${String(item.get('model') ?? 'any CPU')}.${String(item.get('property'))}`;
  return `item=${JSON.stringify(item.toJSON())}`;
}

function sameValue(a: Node, b: Node | null): boolean {
  return isScalar(a) && isScalar(b) && a.value === b.value;
}

function short(node: Node): string {
  const text = JSON.stringify(node.toJSON());
  return text.length > 60 ? `${text.slice(0, 57)}...` : text;
}

function startOf(node: Node): number {
  return node.range?.[0] ?? 0;
}
