import type { FrozenChange } from '@cpu-models/source';
import { bitsOf, type Cell, type Column } from '../columns.js';
import { VARIANTS, type VariantId } from '../variants.js';
import { writeCell } from './cells.js';
import { foldRanges } from './fold.js';
import { bitName, changedBits } from './property.js';
import { variantsOfSubject } from './subjects.js';

/** One difference of a CPU from what its model is described as: a feature bit or a property. */
export interface Difference {
  readonly property: string;
  readonly value: Cell;
}

/** What tells two rows apart, feature by feature. */
export function differences(
  reference: readonly Cell[],
  row: readonly Cell[],
  columns: readonly Column[],
): Difference[] {
  return columns.flatMap((column, at) => {
    const [before, after] = [reference[at] as Cell, row[at] as Cell];
    if (before === after) return [];
    if (column.kind !== 'word') return [{ property: column.key, value: after }];
    const [from, to] = [bitsOf(before), bitsOf(after)];
    return changedBits(from ^ to).map((bit) => ({
      property: bitName(column, bit),
      value: ((to >> BigInt(bit)) & 1n) === 1n,
    }));
  });
}

/** Where a difference is found. */
export interface Finding {
  readonly difference: Difference;
  readonly variant: VariantId;
  readonly className: string;
  readonly subject: string;
}

/** The value of a feature or property at a place. */
export type CellAt = (place: Omit<Finding, 'difference'>, property: string) => Cell;

/** Folds findings into lines: one per difference and set of places. */
export function foldChanges(
  findings: Iterable<Finding>,
  classes: readonly string[],
  subjects: readonly string[],
  cellAt: CellAt,
): FrozenChange[] {
  const places = new Map<string, { head: Difference; variants: VariantId[]; rest: Place }>();
  for (const [variant, found] of byVariant(findings)) {
    const possible = subjects.filter((subject) => variantsOfSubject(subject).some(({ id }) => id === variant));
    for (const { head, on, models } of found) {
      const has = (subject: string) =>
        [...on].every((name) => cellAt({ variant, className: name, subject }, head.property) === head.value);
      const rest = {
        ...(on.size === classes.length ? {} : { machines: foldRanges(on, classes) }),
        ...listModels(models, possible, has),
      };
      const key = JSON.stringify([head.property, writeCell(head.value), rest]);
      const place = places.get(key);
      if (place === undefined) places.set(key, { head, variants: [variant], rest });
      else place.variants.push(variant);
    }
  }
  return mergePlaces([...places.values()]);
}

type Place = Pick<FrozenChange, 'machines' | 'models' | 'all-but'>;

/** One line for all that changes at the same places. */
function mergePlaces(
  places: readonly { head: Difference; variants: readonly VariantId[]; rest: Place }[],
): FrozenChange[] {
  const lines = new Map<string, FrozenChange>();
  for (const { head, variants, rest } of places) {
    const where = { ...listVariants(variants, rest.models), ...rest };
    const key = JSON.stringify(where);
    const line = lines.get(key) ?? { set: {}, ...where };
    line.set[head.property] = writeCell(head.value);
    lines.set(key, line);
  }
  return [...lines.values()];
}

interface Found {
  readonly head: Difference;
  readonly on: ReadonlySet<string>;
  readonly models: string[];
}

/** Per variant: subjects that differ in the same way on the same classes. */
function byVariant(findings: Iterable<Finding>): Map<VariantId, Found[]> {
  const places = new Map<string, Finding & { on: Set<string> }>();
  for (const finding of findings) {
    const { difference, variant, className, subject } = finding;
    const key = JSON.stringify([variant, difference.property, writeCell(difference.value), subject]);
    const place = places.get(key);
    if (place === undefined) places.set(key, { ...finding, on: new Set([className]) });
    else place.on.add(className);
  }
  const groups = new Map<string, Found & { variant: VariantId }>();
  for (const { difference, variant, subject, on } of places.values()) {
    const key = JSON.stringify([variant, difference.property, writeCell(difference.value), [...on].sort()]);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, { variant, head: difference, on, models: [subject] });
    else group.models.push(subject);
  }
  return groupByVariant([...groups.values()]);
}

function groupByVariant(groups: readonly (Found & { variant: VariantId })[]): Map<VariantId, Found[]> {
  const result = new Map<VariantId, Found[]>(VARIANTS.map(({ id }) => [id, []]));
  for (const group of groups) result.get(group.variant)?.push(group);
  return result;
}

/** Models that have the value anyway may be counted in, so that `all` can stand for many. */
function listModels(
  models: readonly string[],
  possible: readonly string[],
  has: (subject: string) => boolean,
): Pick<FrozenChange, 'models' | 'all-but'> {
  const listed = new Set(models);
  const others = possible.filter((subject) => !listed.has(subject) && !has(subject));
  if (others.length === 0) return {};
  return others.length < models.length / 2 ? { 'all-but': others } : { models: [...models].sort() };
}

/** What `kvm` stands for: KVM whatever its host and irqchip are. */
const KVM: readonly VariantId[] = ['kvm-intel', 'kvm-amd', 'kvm-split-irqchip', 'kvm-no-irqchip'];

function listVariants(
  variants: readonly VariantId[],
  models: readonly string[] | undefined,
): Pick<FrozenChange, 'for'> {
  const possible = models === undefined ? VARIANTS : models.flatMap((subject) => variantsOfSubject(subject));
  if (possible.every(({ id }) => variants.includes(id))) return {};
  const kvm = KVM.every((id) => variants.includes(id));
  return { for: kvm ? [...variants.filter((id) => !KVM.includes(id)), 'kvm'] : [...variants] };
}

/** The variants that a line is for; those that a model does not have are no matter. */
export function variantsOfLine({ for: list }: Pick<FrozenChange, 'for'>): VariantId[] {
  if (list === undefined) return VARIANTS.map(({ id }) => id);
  return list.flatMap((name) => (name === 'kvm' ? KVM : [name as VariantId]));
}
