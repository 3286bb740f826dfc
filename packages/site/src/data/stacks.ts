import { type CpuMap, checkMode, loadMap, type MapModel, type X86Cpus } from '@cpu-models/runtime/libvirt';
import {
  type ChangeGroup,
  type Comparison,
  collectChanges,
  keepAs,
  namesOf,
  type QemuRelease,
  type ResolveOptions,
  resolve,
} from '@cpu-models/runtime/qemu';

/** One side of a comparison. */
export interface Stack {
  readonly qemu: QemuRelease;
  readonly machine: string;
  readonly accelerator: 'kvm' | 'tcg';
}

/** What both sides are asked about. */
export interface Asked {
  /** One model; empty: all that both sides have. */
  readonly model: string;
  /** Vendor of the processors below KVM. */
  readonly vendor: string;
}

export function questionOf({ machine, accelerator }: Stack, model: string, vendor: string): ResolveOptions {
  return { machine, accelerator, model, ...(accelerator === 'kvm' ? { hostVendor: vendor } : {}) };
}

/** The models to compare: those of both, less what only a host can say under KVM. */
export function sharedModels(from: Stack, to: Stack, { model }: Asked): string[] {
  if (model !== '') return [model];
  const other = new Set<string>(namesOf(to.qemu).models);
  const kvm = [from, to].some(({ accelerator }) => accelerator === 'kvm');
  return namesOf(from.qemu).models.filter((name) => other.has(name) && !(kvm && (name === 'max' || name === 'host')));
}

/** Compares model by model; each step is short, so that the page stays in hand. */
export function* compareSides(from: Stack, to: Stack, asked: Asked): Generator<ChangeGroup[] | null> {
  const changes = collectChanges();
  const machine = from.machine === to.machine ? from.machine : `${from.machine} → ${to.machine}`;
  for (const model of sharedModels(from, to, asked)) {
    const comparison: Comparison = {
      machine,
      model,
      from: resolve(from.qemu, questionOf(from, model, asked.vendor)),
      to: resolve(to.qemu, questionOf(to, model, asked.vendor)),
    };
    changes.add(comparison);
    yield null;
  }
  yield changes.groups();
}

/** The `-cpu` that keeps a guest's CPU on the other side as it was on the first; what cannot be kept is named. */
export function keepLine(
  from: Stack,
  to: Stack,
  model: string,
  vendor: string,
): { readonly text: string; readonly left: readonly string[] } {
  const before = resolve(from.qemu, questionOf(from, model, vendor));
  const { properties, left } = keepAs(before, to.qemu, questionOf(to, model, vendor));
  const set = Object.entries(properties).map(
    ([name, value]) => `${name}=${value === true ? 'on' : value === false ? 'off' : value}`,
  );
  return { text: `-cpu ${[model, ...set].join(',')}`, left };
}

/** A libvirt name whose definition is another in another libvirt. */
export interface MapChange {
  readonly name: string;
  readonly added: readonly string[];
  readonly dropped: readonly string[];
  readonly notes: readonly string[];
}

/** What libvirt means by its names, before and after; only names that differ. */
export function mapChanges(from: CpuMap, to: CpuMap, model: string): MapChange[] {
  const [before, after] = [compiled(from), compiled(to)];
  const others = new Map(to.x86.models.map((each) => [each.name, each]));
  return from.x86.models
    .filter(({ name }) => model === '' || name === model)
    .flatMap((old) => {
      const next = others.get(old.name);
      if (next === undefined) return [{ name: old.name, added: [], dropped: [], notes: ['gone'] }];
      const change = { ...featureChange(meant(from, old), meant(to, next)), name: old.name };
      const notes = [...checkNotes(before, after, old.name), ...change.notes];
      return change.added.length + change.dropped.length + notes.length === 0 ? [] : [{ ...change, notes }];
    });
}

const maps = new WeakMap<CpuMap, X86Cpus>();

function compiled(map: CpuMap): X86Cpus {
  const known = maps.get(map) ?? loadMap(map);
  maps.set(map, known);
  return known;
}

const meant = ({ x86 }: CpuMap, model: MapModel): MapModel =>
  x86.models.find(({ name }) => name === model.ancestor) ?? model;

function featureChange(before: MapModel, after: MapModel): Omit<MapChange, 'name'> {
  const [had, has] = [new Set(before.features), new Set(after.features)];
  const removed = after.removed.filter((name) => had.has(name));
  return {
    added: after.features.filter((name) => !had.has(name)),
    dropped: before.features.filter((name) => !has.has(name)),
    notes: removed.length === 0 ? [] : [`${removed.join(', ')} listed as removed: a guest that has it may keep it`],
  };
}

function checkNotes(before: X86Cpus, after: X86Cpus, name: string): string[] {
  const [old, now] = [checkMode(before, name), checkMode(after, name)];
  if (old === now) return [];
  return [`check='partial' now goes by ${now === 'map' ? "libvirt's own definition" : "QEMU's list of blockers"}`];
}
