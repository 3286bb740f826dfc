import { diff, type PropertyChange } from './diff.js';
import { namesOf } from './names.js';
import type { ResolveOptions } from './options.js';
import { describeOrigin } from './origin.js';
import type { QemuRelease } from './release.js';
import { type ResolvedCpu, sharedAnswers } from './resolve.js';
import type { CpuState } from './state.js';

/** One change and all the places that it hits. */
export interface ChangeGroup {
  readonly property: string;
  readonly from: PropertyChange['from'];
  readonly to: PropertyChange['to'];
  readonly guestVisible: boolean;
  readonly machines: readonly string[];
  readonly models: readonly string[];
  /** The models are all that were compared on these machine types. */
  readonly everyModel: boolean;
  /** Origins of the two values in words; several only where they differ by model. */
  readonly fromOrigins: readonly string[];
  readonly toOrigins: readonly string[];
}

/** Two CPUs to compare, under the names of the place that they stand for. */
export interface Comparison {
  readonly machine: string;
  readonly model: string;
  readonly from: ResolvedCpu;
  readonly to: ResolvedCpu;
}

/** Groups the changes of many pairs: one group per change and set of models, however many machine types it hits. */
export function diffMany(comparisons: Iterable<Comparison>): ChangeGroup[] {
  const changes = collectChanges();
  for (const comparison of comparisons) changes.add(comparison);
  return changes.groups();
}

/** The same pair by pair, for programs that must not stand still over thousands of them. */
export function collectChanges(): {
  readonly add: (comparison: Comparison) => void;
  readonly groups: () => ChangeGroup[];
} {
  const compared = new Map<string, number>();
  const places: Place[] = [];
  const byMachine = new Map<string, Map<string, Place>>();
  const known = new WeakMap<CpuState, WeakMap<CpuState, readonly KeyedChange[]>>();
  // CPUs that share their state differ alike.
  const changesOf = (from: ResolvedCpu, to: ResolvedCpu) => {
    const others = known.get(from.state) ?? new WeakMap<CpuState, readonly KeyedChange[]>();
    known.set(from.state, others);
    const changes = others.get(to.state) ?? diff(from, to).map(keyed);
    others.set(to.state, changes);
    return changes;
  };
  const add = ({ machine, model, from, to }: Comparison) => {
    compared.set(machine, (compared.get(machine) ?? 0) + 1);
    const own = byMachine.get(machine) ?? new Map<string, Place>();
    byMachine.set(machine, own);
    for (const change of changesOf(from, to)) {
      let place = own.get(change.key);
      if (place === undefined) {
        place = newPlace(change, machine);
        own.set(change.key, place);
        places.push(place);
      }
      place.models.push(model);
      if (change.from !== null) place.fromOrigins.add(change.from);
      if (change.to !== null) place.toOrigins.add(change.to);
    }
  };
  return { add, groups: () => mergeMachines(places, compared) };
}

/** A change with what tells it from others, and its origins in words. */
interface KeyedChange {
  readonly change: PropertyChange;
  readonly key: string;
  readonly from: string | null;
  readonly to: string | null;
}

function keyed(change: PropertyChange): KeyedChange {
  const { property, from, to, guestVisible, fromOrigin, toOrigin } = change;
  return {
    change,
    key: [property, typeof from, from, typeof to, to, guestVisible].map(String).join('\0'),
    from: fromOrigin && describeOrigin(fromOrigin),
    to: toOrigin && describeOrigin(toOrigin),
  };
}

/** One change on one machine type. */
interface Place {
  readonly change: PropertyChange;
  readonly key: string;
  readonly machine: string;
  readonly models: string[];
  readonly fromOrigins: Set<string>;
  readonly toOrigins: Set<string>;
}

function newPlace({ key, change }: KeyedChange, machine: string): Place {
  return { change, key, machine, models: [], fromOrigins: new Set(), toOrigins: new Set() };
}

function mergeMachines(places: readonly Place[], compared: ReadonlyMap<string, number>): ChangeGroup[] {
  const groups = new Map<string, Place[]>();
  for (const place of places) {
    const every = place.models.length === compared.get(place.machine);
    const key = `${place.key}\0${every ? 'every model' : place.models.join()}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [place]);
    else group.push(place);
  }
  return [...groups.values()].map((group) => merge(group, compared)).sort(byVisibility);
}

function merge(group: readonly Place[], compared: ReadonlyMap<string, number>): ChangeGroup {
  const [first] = group;
  if (first === undefined) throw new Error('a group has at least one place');
  const { property, from, to, guestVisible } = first.change;
  const union = (part: (place: Place) => Iterable<string>) => [...new Set(group.flatMap((place) => [...part(place)]))];
  return {
    property,
    from,
    to,
    guestVisible,
    machines: group.map(({ machine }) => machine),
    models: union(({ models }) => models),
    everyModel: group.every(({ machine, models }) => models.length === compared.get(machine)),
    fromOrigins: union(({ fromOrigins }) => fromOrigins),
    toOrigins: union(({ toOrigins }) => toOrigins),
  };
}

function byVisibility(a: ChangeGroup, b: ChangeGroup): number {
  if (a.guestVisible !== b.guestVisible) return a.guestVisible ? -1 : 1;
  if (a.property !== b.property) return a.property < b.property ? -1 : 1;
  return b.models.length - a.models.length;
}

/** What of two stacks to compare; all that both have, unless said. */
export interface StackOptions<Model extends string = string, Machine extends string = string>
  extends Pick<ResolveOptions, 'accelerator' | 'hostVendor'> {
  readonly machines?: readonly Machine[];
  readonly models?: readonly Model[];
}

/** Every pair of the same machine type and model in two releases; under KVM without `max` and `host`. */
export function* compareStacks<
  FromModel extends string,
  FromMachine extends string,
  ToModel extends string,
  ToMachine extends string,
>(
  from: QemuRelease<FromModel, FromMachine>,
  to: QemuRelease<ToModel, ToMachine>,
  options: StackOptions<NoInfer<FromModel & ToModel>, NoInfer<FromMachine & ToMachine>>,
): Generator<Comparison> {
  yield* compareNames(from, to, options);
}

function* compareNames(from: QemuRelease, to: QemuRelease, options: StackOptions): Generator<Comparison> {
  const { machines, models, ...common } = options;
  const [before, after] = [sharedAnswers(from, common), sharedAnswers(to, common)];
  for (const machine of shared(from, to, 'machines', machines)) {
    for (const model of shared(from, to, 'models', models)) {
      if (options.accelerator === 'kvm' && (model === 'max' || model === 'host')) continue;
      yield { machine, model, from: before(machine, model), to: after(machine, model) };
    }
  }
}

function shared(
  from: QemuRelease,
  to: QemuRelease,
  kind: 'machines' | 'models',
  wanted: readonly string[] | undefined,
): string[] {
  const other = new Set(namesOf(to)[kind]);
  return namesOf(from)[kind].filter((name) => other.has(name) && (wanted === undefined || wanted.includes(name)));
}
