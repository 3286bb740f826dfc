import type { Problem, Source, WaivedUpgrade } from '@cpu-models/source';
import { compareC } from './compare/c.js';
import { compareLibvirt } from './compare/libvirt.js';
import { type CompareOptions, compareQemu, type Violation } from './compare/qemu.js';
import { PROJECTS, type Project } from './ledger/ledgers.js';
import {
  brokenProblem,
  lostProblem,
  missingProblem,
  nextProblem,
  unneededProblem,
  upgradeProblem,
} from './problems.js';
import { axisOf, datedOf, mapOf, qemuOf, releasedOf } from './releases.js';
import { ledgersOf } from './source-ledgers.js';
import type { UpgradeChange } from './upgrades.js';
import { upgradesOf } from './upgrades-of.js';
import { violationProblems } from './violation-problems.js';
import { Waivers } from './waivers.js';

export interface CheckOptions extends CompareOptions {
  /** Compares releases with one another anew, instead of taking what ledgers say: finds changes of the rules in the code. */
  readonly full?: boolean;
}

/**
 * Checks that released QEMUs and libvirts still give what they gave, and later QEMUs the same guest-visible CPUs.
 * @param source that schemas and rules found nothing wrong with
 */
export function checkFreeze(source: Source, options: CheckOptions = {}): Problem[] {
  const waivers = waiversOf(source);
  const edits = findViolations(source, options).filter((violation) => !waivers.allowsEdit(violation));
  const ledgers = PROJECTS.flatMap((project) => ledgerProblems(source, project));
  // What breaks the freeze breaks upgrades too; told once is enough.
  if (edits.length > 0) return [...ledgers, ...violationProblems(source, edits)];
  const upgrades = upgradeProblems(source, waivers, options.full);
  const unneeded = waivers.unneeded().map((part) => unneededProblem(source, part));
  return [...ledgers, ...upgrades, ...unneeded];
}

/** What a source lets pass although its ledgers say otherwise. */
export function waiversOf(source: Source): Waivers {
  return new Waivers(source.one('freeze-waivers').value, axisOf(source, 'qemu').at(-1) ?? '0');
}

/** Every released fact that the source says in another way now. */
export function findViolations(source: Source, options: CompareOptions = {}): Violation[] {
  return PROJECTS.flatMap((project) =>
    frozenReleases(source, project).flatMap((release) => violationsIn(source, project, release, options)),
  );
}

/** Releases on the axis that have a ledger, oldest first. */
export function frozenReleases(source: Source, project: Project): string[] {
  const axis = new Set(axisOf(source, project));
  return [...ledgersOf(source, project).read.keys()].filter((release) => axis.has(release));
}

/**
 * What one release that has a ledger no longer says.
 * @returns none for a release without one
 */
export function violationsIn(
  source: Source,
  project: Project,
  release: string,
  options: CompareOptions = {},
): Violation[] {
  const ledger = ledgersOf(source, project).read.get(release);
  if (ledger === undefined) return [];
  if (project === 'libvirt') return compareLibvirt(ledger.facts, mapOf(source, release), options);
  const names = compareC(ledger.facts, source, release, options);
  const answers = compareQemu(ledger.facts, qemuOf(source, release), options);
  // What a structure has no field for, all that have the structure lose.
  const shape = names.some(({ change }) => change.path[1] === 'structures');
  return [...(shape ? answers.filter(({ change }) => change.path[0] !== 'caches') : answers), ...names];
}

/** Ledgers that are missing, or do not say what `freeze` wrote. */
export function ledgerProblems(source: Source, project: Project): Problem[] {
  const { read, broken } = ledgersOf(source, project);
  const [axis, out, dated] = [axisOf(source, project), releasedOf(source, project), datedOf(source, project)];
  const known = new Set([...read.keys(), ...broken.map(({ release }) => release)]);
  return [
    ...broken.map((ledger) => brokenProblem(source, project, ledger)),
    ...out.filter((release) => !known.has(release)).map((release) => missingProblem(source, project, release)),
    ...[...known].filter((release) => !axis.includes(release)).map((release) => lostProblem(source, project, release)),
    ...axis
      .filter(
        (release, at) =>
          !out.includes(release) && !dated.includes(release) && (known.has(release) || at < axis.length - 1),
      )
      .map((release) => nextProblem(source, project, release)),
  ];
}

function upgradeProblems(source: Source, waivers: Waivers, full: boolean | undefined): Problem[] {
  return openUpgrades(source, waivers, full).map(({ previous, release, change }) =>
    upgradeProblem(source, previous, qemuOf(source, release), change),
  );
}

interface OpenUpgrade {
  readonly previous: string;
  readonly release: string;
  readonly change: UpgradeChange;
}

/** Changes between releases as far as no waiver lets them pass. */
function openUpgrades(source: Source, waivers: Waivers, full?: boolean): OpenUpgrade[] {
  return [...upgradesOf(source, { full })].flatMap(({ previous, release, changes }) =>
    changes.flatMap((change) => {
      const waived = (machine: string, model: string) =>
        waivers.allowsUpgrade(previous, release, { machine, model, property: change.property });
      const hit = change.machines
        .map((machine) => [machine, change.models.filter((model) => !waived(machine, model))] as const)
        .filter(([, models]) => models.length > 0);
      if (hit.length === 0) return [];
      const models = [...new Set(hit.flatMap(([, names]) => names))];
      return [{ previous, release, change: { ...change, machines: hit.map(([machine]) => machine), models } }];
    }),
  );
}

/** What waivers of the changes between releases would have to name; one for all that change the same property alike. */
export function unwaivedUpgrades(source: Source, waivers: Waivers): Omit<WaivedUpgrade, 'reason' | 'date'>[] {
  const found = openUpgrades(source, waivers).map(({ previous, release, change }) => {
    const before = new Set(qemuOf(source, previous).machines.map(({ name }) => name));
    const shared = qemuOf(source, release).machines.filter(({ name }) => before.has(name));
    return {
      after: previous,
      by: release,
      ...(change.machines.length === shared.length ? {} : { machines: [...change.machines] }),
      models: [...change.models],
      properties: [change.property],
    };
  });
  // TCG and KVM usually change alike.
  return [...new Map(found.map((entry) => [JSON.stringify(entry), entry])).values()];
}
