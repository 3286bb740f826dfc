import { featureWords, type QemuRelease, resolve } from '@cpu-models/runtime';
import { readMask } from '../facts/words.js';
import { type Change, isTree, type Tree } from '../ledger/tree.js';
import { knownOf, switchedOn } from './probes.js';

/**
 * Whether the masks of a feature word differ so that a CPU shows it: whether a bit migrates decides only where `max` takes
 * it over by itself, and what TCG gives only in words that a CPU of TCG can have. Other changes always show.
 */
export function isShownMask(
  { path, from, to }: Change,
  frozen: Tree,
  current: Tree,
  releases: readonly QemuRelease[],
): boolean {
  const [kind, key = '', mask] = path;
  if (kind !== 'words') return true;
  if (mask === 'tcg') return releases.some((release) => isReachedByTcg(release, `FEAT_${key}`));
  if (mask !== 'migratable') return true;
  const neverTaken = leftOff(frozen, key) & leftOff(current, key);
  return ((readMask(from) ^ readMask(to)) & ~neverTaken) !== 0n;
}

/** The bits of a word that `max` does not take over by itself. */
function leftOff(facts: Tree, key: string): bigint {
  const word = isTree(facts['words']) ? facts['words'][key] : undefined;
  return isTree(word) ? readMask(word['no-autoenable']) : 0n;
}

/** Whether some bit of a word stays on under TCG once everything is asked for that it needs. */
function isReachedByTcg(release: QemuRelease, word: string): boolean {
  const names = release.words.find(({ name }) => name === word)?.names.filter((name) => name !== null) ?? [];
  if (names.length === 0) return true;
  const wanted = Object.assign({}, ...names.map((name) => switchedOn(release, name)));
  const properties = knownOf(release, { 'x-force-features': true, xsave: true, xsaves: true, pmu: true, ...wanted });
  const cpu = resolve(release, { machine: 'none', model: 'base', accelerator: 'tcg', properties });
  return (featureWords(cpu)[word] ?? 0n) !== 0n;
}
