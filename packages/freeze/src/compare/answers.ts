import type { QemuRelease } from '@cpu-models/runtime';
import { type Answers, answersOf } from '../answers.js';
import { bitsOf, type Cell, type Column, type Row } from '../columns.js';
import type { FrozenAnswers } from '../ledger/decode.js';
import { bitName, changedBits } from '../ledger/property.js';
import { rowMovedOn } from '../moved.js';
import { type Variant, variantsOf } from '../variants.js';
import type { EffectSink } from './effects.js';

/** Compares every frozen CPU with what the source gives today, and adds what differs. */
export function compareAnswers(frozen: FrozenAnswers, release: QemuRelease, effects: EffectSink): void {
  const current = answersOf(release);
  const columns = pairColumns(frozen.columns, current.columns, release);
  const models = frozen.models.filter((model) => current.models.includes(model));
  for (const machines of samePlaces(frozen, current)) {
    const [machine = ''] = machines;
    for (const model of models) {
      for (const variant of variantsOf(model)) {
        const before = frozen.row(variant, machine, model);
        const after = current.row(variant, machine, model);
        if (rowMovedOn(frozen.models, current.models, before, after)) continue;
        for (const change of changesOf(before, after, columns, variant)) {
          for (const name of machines) effects.add({ ...change, variant: variant.id, machine: name, model });
        }
      }
    }
  }
}

/** Machine types that are of one class in the ledger and of one group today: one of them speaks for all. */
export function samePlaces(frozen: FrozenAnswers, current: Answers): string[][] {
  const places = new Map<string, string[]>();
  for (const machine of frozen.machines.keys()) {
    if (!current.machines.has(machine)) continue;
    const key = `${frozen.classOf(machine)} ${current.groupOf(machine)}`;
    places.set(key, [...(places.get(key) ?? []), machine]);
  }
  return [...places.values()];
}

interface ColumnPair {
  readonly column: Column;
  readonly before: number;
  readonly after: number;
  /** TCG's bits today, for words. */
  readonly tcg: bigint;
  readonly guestVisible: boolean;
}

function pairColumns(frozen: readonly Column[], current: readonly Column[], { properties }: QemuRelease): ColumnPair[] {
  const places = new Map(current.map((column, at) => [column.key, { column, at }]));
  const internal = new Set(properties.filter(({ guestVisible }) => !guestVisible).map(({ name }) => name));
  return frozen.flatMap((column, before) => {
    const other = places.get(column.key);
    if (other === undefined) return [];
    const tcg = other.column.kind === 'word' ? other.column.tcg : 0n;
    const guestVisible = column.kind !== 'alias-of' && !internal.has(column.key);
    return [{ column, before, after: other.at, tcg, guestVisible }];
  });
}

interface Change {
  readonly property: string;
  readonly from: string;
  readonly to: string;
  readonly guestVisible: boolean;
}

function* changesOf(before: Row, after: Row, columns: readonly ColumnPair[], variant: Variant): Generator<Change> {
  for (const { column, before: left, after: right, tcg, guestVisible } of columns) {
    const [old, now] = [before[left] as Cell, after[right] as Cell];
    if (column.kind !== 'word') {
      if (old !== now) yield { property: column.key, from: textOf(old), to: textOf(now), guestVisible };
      continue;
    }
    if (old !== now) yield* bitChanges(column, bitsOf(old) ^ bitsOf(now), bitsOf(now), 'off', 'on');
    if (variant.id === 'tcg' && column.tcg !== tcg) {
      // Asked for then and now, but given by TCG only at one of these times.
      const asked = bitsOf(old) & bitsOf(now);
      yield* bitChanges(column, asked & (column.tcg ^ tcg), tcg, 'unavailable', 'available');
    }
  }
}

function* bitChanges(
  column: Column & { kind: 'word' },
  changed: bigint,
  now: bigint,
  off: string,
  on: string,
): Generator<Change> {
  for (const bit of changedBits(changed)) {
    const isOn = ((now >> BigInt(bit)) & 1n) === 1n;
    yield { property: bitName(column, bit), from: isOn ? off : on, to: isOn ? on : off, guestVisible: true };
  }
}

function textOf(cell: Cell): string {
  if (cell === null) return 'none';
  return typeof cell === 'string' ? `'${cell}'` : typeof cell === 'boolean' ? (cell ? 'on' : 'off') : String(cell);
}
