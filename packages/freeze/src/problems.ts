import type { QemuRelease } from '@cpu-models/runtime';
import { locate, type Path, type Problem, type Source } from '@cpu-models/source';
import { foldMachines } from './fold-machines.js';
import type { BrokenLedger, Project } from './ledger/ledgers.js';
import { listNames } from './list-names.js';
import type { UpgradeChange } from './upgrades.js';
import type { Unneeded } from './waivers.js';

export const PROJECT_NAMES = { qemu: 'QEMU', libvirt: 'libvirt' } as const;

function atRelease(source: Source, project: Project, release: string): Pick<Problem, 'file' | 'line' | 'column'> {
  const { document, value } = source.one('release');
  const at = value[project].findIndex((entry) => entry.release === release);
  const path: Path = at < 0 ? [project] : [project, at];
  return { file: document.file, ...locate(document, path) };
}

/** Released releases stay on the axis. */
export function lostProblem(source: Source, project: Project, release: string): Problem {
  return {
    ...atRelease(source, project, release),
    rule: 'freeze',
    message: `${PROJECT_NAMES[project]} ${release} is released, but no longer on the axis`,
    fix: 'put it back: what it gives is promised',
  };
}

export function missingProblem(source: Source, project: Project, release: string): Problem {
  return {
    ...atRelease(source, project, release),
    rule: 'freeze-missing',
    message: `${PROJECT_NAMES[project]} ${release} has no ledger, so nothing holds the source to what it gives`,
    fix: `restore freeze/${project}/${release}.yaml; for a release that has just been added, run \`cpu-models freeze\``,
  };
}

/** Only the newest release can be yet to come, and no ledger holds it. */
export function nextProblem(source: Source, project: Project, release: string): Problem {
  return {
    ...atRelease(source, project, release),
    rule: 'freeze',
    message: `${PROJECT_NAMES[project]} ${release} is out, so it is not next`,
    expected: '`next` on the newest release alone, and no ledger for it',
    fix: 'take `next` away',
  };
}

export function brokenProblem(source: Source, project: Project, { release, why }: BrokenLedger): Problem {
  const file = `freeze/${project}/${release}.yaml`;
  const entry = source.all('freeze').find(({ document }) => document.file === file);
  const place = entry === undefined ? { line: 1, column: 1 } : locate(entry.document, ['seal']);
  return {
    file,
    ...place,
    rule: 'freeze',
    message: `the ledger ${why}`,
    fix: 'restore it from git: ledgers are never edited by hand',
  };
}

/** A change between two releases for its author. */
export function upgradeProblem(source: Source, previous: string, release: QemuRelease, change: UpgradeChange): Problem {
  const { property, from, to, models, machines, accelerator, origins } = change;
  const why = origins.length === 0 ? '' : ` (${origins.join(', ')})`;
  const all = release.machines.map(({ name }) => name);
  const where = `${listNames(models)} on ${foldMachines(machines, all)} (${accelerator})`;
  return {
    ...atRelease(source, 'qemu', release.release),
    rule: 'freeze-upgrade',
    message: `${property} of ${where} is ${from} in QEMU ${previous} and ${to} in ${release.release}${why}`,
    expected: 'the same guest-visible CPU in every later release',
    fix: 'correct the facts, or, if QEMU is really so, say why in freeze/waivers.yaml',
  };
}

/** A waiver, or a part of one, that nothing needs. */
export function unneededProblem(source: Source, { path, pattern }: Unneeded): Problem {
  const { document } = source.one('freeze-waivers');
  const what = pattern === null ? 'the waiver' : `"${pattern}" in the waiver`;
  return {
    file: document.file,
    ...locate(document, path),
    rule: 'freeze-waiver',
    message: `nothing needs ${what}`,
    fix: 'remove it',
  };
}
