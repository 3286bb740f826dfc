import { namesOf, type QemuRelease } from '@cpu-models/runtime';
import { memo } from '@cpu-models/source';
import { qemuFacts } from '../facts/qemu.js';
import { qemuFromFacts } from '../facts/qemu-release.js';
import { type Change, changesOf, type Tree } from '../ledger/tree.js';
import { wholeEntities } from '../ledger/whole-entities.js';
import { causes } from './causes.js';
import type { Effect } from './effects.js';
import { isShownMask } from './masks.js';
import { isShownOrder } from './orders.js';
import { isProbed, shownChanges } from './probed.js';
import { compareRaw } from './raw.js';
import { reachOf } from './reach.js';
import { visibleCaches } from './visible-caches.js';

/** A released fact that is another one now, with the answers that it changes. */
export interface Violation {
  readonly project: 'qemu' | 'libvirt';
  readonly release: string;
  readonly change: Change;
  /** Answers that differ by it; empty where the fact is an answer itself, or one about every CPU. */
  readonly effects: readonly Effect[];
}

export interface CompareOptions {
  /** New names, versions and so on are let pass: an overlay may add to a release, the source may not. */
  readonly open?: boolean;
}

/** Every fact in which a release differs from its ledger so that an answer differs under some option. */
export function compareQemu(frozen: Tree, release: QemuRelease, { open = false }: CompareOptions = {}): Violation[] {
  const current = qemuFacts(release);
  const changes = changesOf(frozen, current).filter(({ path }) => path[0] !== 'c');
  if (changes.length === 0) return [];
  const before = frozenRelease(frozen)(release.release);
  const whole = wholeEntities(changes, frozen, current, entitiesOf).filter(
    (change) => isShownMask(change, frozen, current, [before, release]) && isShownOrder(change, before, release),
  );
  const told = (change: Change, effects: readonly Effect[] = []): Violation => ({
    project: 'qemu',
    release: release.release,
    change,
    effects,
  });
  const probed = shownChanges(release.release, frozen, current, whole.filter(isProbed));
  const direct = [...whole.filter((change) => !isProbed(change) && isAnswer(change.path)), ...probed];
  const indirect = whole.filter((change) => !isProbed(change) && !isAnswer(change.path));
  const effects = indirect.length === 0 ? [] : effectsOf(before, release, indirect);
  const caused = causes(indirect, effects, frozen).map(([change, hit]) => told(change, hit));
  const kept = open ? direct.filter(({ from }) => from !== undefined) : direct;
  return [...kept.map((change) => told(change)), ...caused];
}

/** The release of a ledger: the same value each time, so that what is known of it is asked once. */
const frozenRelease = memo((frozen: Tree) => {
  let known: QemuRelease | undefined;
  return (release: string) => (known ??= qemuFromFacts(release, frozen));
});

const ENTITIES: readonly string[] = ['words', 'properties', 'machines', 'models', 'caches'];

/** Things, and versions of models. */
function entitiesOf(path: readonly string[]): (readonly string[])[] {
  const version = path[0] === 'models' && path[2] === 'versions' ? [path.slice(0, 4)] : [];
  return [...(ENTITIES.includes(path[0] ?? '') ? [path.slice(0, 2)] : []), ...version];
}

const MODEL_ANSWERS = new Set(['deprecated']);
const MACHINE_ANSWERS = new Set(['alias', 'default-model', 'deprecated']);
const SHOWN_BY_CPUS = new Set(['caches', 'legacy-caches', 'descriptors', 'accelerators', 'max', 'compat']);

/** Whether a fact shows by itself; the others only in the CPUs that follow from them. */
function isAnswer([kind = '', , field, , part]: readonly string[]): boolean {
  if (SHOWN_BY_CPUS.has(kind)) return false;
  if (kind === 'models' && field !== undefined) {
    return field === 'versions' ? part === undefined || part === 'alias' || part === 'note' : MODEL_ANSWERS.has(field);
  }
  if (kind === 'machines' && field !== undefined) return MACHINE_ANSWERS.has(field);
  return true;
}

function effectsOf(before: QemuRelease, after: QemuRelease, changes: readonly Change[]): Effect[] {
  const raw = changes.filter(({ path: [kind = ''] }) => !CACHES.has(kind));
  return [
    ...(raw.length > 0 ? compareRaw(before, after, reachOf(before, raw)) : []),
    ...(changes.some(touchesCaches) ? cacheEffects(before, after) : []),
  ];
}

function touchesCaches({ path }: Change): boolean {
  return CACHES.has(path[0] ?? '') || (path[0] === 'models' && path.at(-1) === 'cache');
}

const CACHES = new Set(['caches', 'legacy-caches', 'descriptors']);

function cacheEffects(before: QemuRelease, after: QemuRelease): Effect[] {
  const now = visibleCaches(after);
  return [...visibleCaches(before)].flatMap(([name, from]) => {
    const to = now.get(name);
    if (to === undefined || to === from) return [];
    const models = name === 'legacy' ? namesOf(before).models : [name];
    return models.map((model) => ({ property: 'caches', from, to, variant: 'tcg' as const, machine: '', model }));
  });
}
