import {
  cpuidTable,
  featureWords,
  fullExpansion,
  isCpuModelError,
  type QemuRelease,
  readerOf,
  realize,
  resolve,
  unavailableFeatures,
} from '@cpu-models/runtime';
import { qemuFromFacts } from '../facts/qemu-release.js';
import { type Change, isList, type Tree } from '../ledger/tree.js';
import { behaviourProbes, levelProbes, type Probe, xsaveProbes } from './probes.js';

/** Kinds of facts that most CPUs hide: probes are made for them. */
const PROBED = new Set(['behaviours', 'xsave', 'auto-level']);

export function isProbed({ path }: Change): boolean {
  return PROBED.has(path[0] ?? '');
}

/**
 * Those of the changed facts that some CPU shows, each kind looked at by itself.
 * @returns none if no probe tells the two states of the release apart
 */
export function shownChanges(release: string, frozen: Tree, current: Tree, changes: readonly Change[]): Change[] {
  const before = qemuFromFacts(release, frozen);
  return [...PROBED].flatMap((kind) => {
    const own = changes.filter(({ path }) => path[0] === kind);
    if (own.length === 0) return [];
    const after = qemuFromFacts(release, withKind(frozen, current, kind));
    if (!tellApart(before, after, probesFor(kind, own, before, after))) return [];
    return kind === 'behaviours' ? own.map((change) => narrowed(release, frozen, change)) : own;
  });
}

/** Of the behaviours that came and went those that show by themselves; all of them if only several together do. */
function narrowed(release: string, frozen: Tree, change: Change): Change {
  const before = qemuFromFacts(release, frozen);
  const from = isList(change.from) ? change.from : [];
  const shown = namesThatDiffer(change).filter((name) => {
    const after = qemuFromFacts(release, { ...frozen, behaviours: toggled(from, [name]) });
    return tellApart(before, after, behaviourProbes(before, [name]));
  });
  return shown.length === 0 ? change : { ...change, to: toggled(from, shown) };
}

/** A list without those of the names that it has, and with those that it lacks. */
function toggled(list: readonly string[], names: readonly string[]): string[] {
  return [...list.filter((name) => !names.includes(name)), ...names.filter((name) => !list.includes(name))].sort();
}

function withKind(frozen: Tree, current: Tree, kind: string): Tree {
  const { [kind]: _old, ...others } = frozen;
  const now = current[kind];
  return now === undefined ? others : { ...others, [kind]: now };
}

function probesFor(kind: string, changes: readonly Change[], before: QemuRelease, after: QemuRelease): Probe[] {
  if (kind === 'behaviours') return behaviourProbes(before, changes.flatMap(namesThatDiffer));
  if (kind === 'auto-level')
    return levelProbes(before, new Set(changes.flatMap(namesThatDiffer).map((name) => `FEAT_${name}`)));
  const components = new Set(changes.map(({ path }) => path[1]));
  const areas = [before, after].flatMap(({ xsaveComponents }) =>
    xsaveComponents.filter(({ register, component }) => components.has(`${register} ${component}`)),
  );
  return xsaveProbes(before, new Set(areas.flatMap(({ owners }) => owners)));
}

function namesThatDiffer({ from, to }: Change): string[] {
  const [old, now] = [isList(from) ? from : [], isList(to) ? to : []];
  return [...old.filter((name) => !now.includes(name)), ...now.filter((name) => !old.includes(name))];
}

function tellApart(before: QemuRelease, after: QemuRelease, probes: readonly Probe[]): boolean {
  return probes.some((probe) => shown(before, probe) !== shown(after, probe));
}

/** All that a CPU shows: its words and properties, what is unavailable, and the CPUID that QEMU makes of it. */
function shown(release: QemuRelease, { options, topology }: Probe): string {
  return attempt(() => {
    const cpu = resolve(release, options);
    const registers = attempt(() => text(cpuidTable(readerOf(realize(cpu, topology)))));
    return text([featureWords(cpu), fullExpansion(cpu), unavailableFeatures(cpu), registers]);
  });
}

/** What QEMU refuses is an answer too. */
function attempt(answer: () => string): string {
  try {
    return answer();
  } catch (error) {
    if (isCpuModelError(error)) return error.message;
    throw error;
  }
}

function text(value: unknown): string {
  return JSON.stringify(value, (_key, item) => (typeof item === 'bigint' ? item.toString(16) : item));
}
