import { qemuRelease } from '@cpu-models/catalog';
import type { QemuRelease } from '@cpu-models/runtime';
import { locate, type Problem, type Source } from '@cpu-models/source';
import { findViolations } from './compare/violations.js';
import { decodeLedger } from './ledger/decode.js';
import { unneededProblem, upgradeProblem, violationProblem } from './problems.js';
import { sealOf } from './seal.js';
import { findUpgradeChanges } from './upgrades.js';
import { Waivers } from './waivers.js';

export interface CheckOptions {
  /** Compare everything, also what a seal says has not changed; that finds changes of the rules in the code too. */
  readonly full?: boolean;
}

/**
 * Checks that released QEMUs still give what they gave, and later ones the same guest-visible CPUs.
 * @param source that schemas and rules found nothing wrong with
 */
export function checkFreeze(source: Source, { full = false }: CheckOptions = {}): Problem[] {
  const axis = releasesOf(source);
  const waivers = new Waivers(source.one('freeze-waivers').value, axis.at(-1)?.release ?? '0');
  const problems = lostReleases(source);
  let sealed = 0;
  axis.forEach((release, at) => {
    if (!full && isSealed(source, axis, at)) sealed++;
    else problems.push(...checkRelease(source, release, axis[at - 1], waivers));
  });
  if (sealed === 0 && problems.length === 0) {
    problems.push(...waivers.unneeded().map(({ path, pattern }) => unneededProblem(source, path, pattern)));
  }
  return problems;
}

/** Every release of the axis, oldest first. */
export function releasesOf(source: Source): QemuRelease[] {
  return source.one('release').value.qemu.map(({ release }) => qemuRelease(source, release));
}

/** The ledger of a release, if it is frozen. */
export function ledgerOf(source: Source, release: string) {
  return source.all('freeze').find(({ value }) => value.release === release);
}

/** The seal that a release's ledger ought to have. */
export function sealFor(source: Source, axis: readonly QemuRelease[], at: number, ledger: object): string {
  return sealOf(ledger, source.one('freeze-waivers').document.text, axis[at], axis[at - 1]);
}

function isSealed(source: Source, axis: readonly QemuRelease[], at: number): boolean {
  const ledger = ledgerOf(source, axis[at]?.release ?? '');
  if (ledger === undefined) return false;
  const { seal, ...body } = ledger.value;
  return seal === sealFor(source, axis, at, body);
}

function checkRelease(
  source: Source,
  release: QemuRelease,
  previous: QemuRelease | undefined,
  waivers: Waivers,
): Problem[] {
  const ledger = ledgerOf(source, release.release);
  if (ledger !== undefined) {
    const waived = (asked: { machine: string; model: string; property: string }) =>
      waivers.allowsEdit(release.release, asked);
    const violations = findViolations(decodeLedger(ledger.value), release, waived);
    // What breaks the freeze breaks upgrades too; told once is enough.
    if (violations.length > 0) return violations.map((violation) => violationProblem(source, release, violation));
  }
  if (previous === undefined) return [];
  return findUpgradeChanges(previous, release, waivers).map((change) => upgradeProblem(source, release, change));
}

/** Released releases stay on the axis. */
function lostReleases(source: Source): Problem[] {
  const known = new Set(source.one('release').value.qemu.map(({ release }) => release));
  const { document } = source.one('release');
  return source
    .all('freeze')
    .filter(({ value }) => !known.has(value.release))
    .map(({ value }) => ({
      file: document.file,
      ...locate(document, ['qemu']),
      rule: 'freeze',
      message: `QEMU ${value.release} is released, but no longer on the axis`,
      fix: 'put it back: what it gives is promised',
    }));
}
