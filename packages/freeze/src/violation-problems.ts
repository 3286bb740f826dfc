import { nextRelease, type Problem, type Source } from '@cpu-models/source';
import type { Effect } from './compare/effects.js';
import type { Violation } from './compare/qemu.js';
import { describeChange, describeFeatures, describeMachines } from './describe.js';
import { editedModels } from './edited-model.js';
import { listNames } from './list-names.js';
import { differencePlace, featuresPlace } from './place/features.js';
import type { Place } from './place/find.js';
import { placeOf } from './place/place.js';
import { PROJECT_NAMES } from './problems.js';

const WAYS_OUT = {
  qemu: 'what is released stays as it is: put it into a new version, or date it with the next release, or keep the old value with a compat entry; where the ledger itself is wrong, `cpu-models freeze --waive "reason"`',
  libvirt:
    'what is released stays as it is: say since when libvirt has it (`libvirt: not-yet`, or the next release), or keep what it had in libvirt/differences.yaml; where the ledger itself is wrong, `cpu-models freeze --waive "reason"`',
} as const;

interface Edit {
  readonly place: Place;
  /** The model whose features were edited; null for every other edit. */
  readonly model: string | null;
  readonly all: Violation[];
}

/** One problem per edit: all releases, names and answers that the same change of the same fact hits. */
export function violationProblems(source: Source, violations: readonly Violation[]): Problem[] {
  const edits = new Map<string, Edit>();
  const editedIn = editedModels(source, violations);
  const hasQemu = violations.some(({ project, change }) => project === 'qemu' && change.path[0] === 'models');
  for (const violation of violations) {
    const model = editedIn(violation);
    // Features of libvirt's names alone are edited where libvirt's rules and differences are.
    const told = hasQemu ? null : differencePlace(source, violation);
    const place = told ?? (model === null ? placeOf(source, violation) : featuresPlace(source, model, violation));
    const what = isOfMachine(violation)
      ? describeMachines(violation, [''])
      : model === null
        ? describeChange(violation)
        : describeFeatures(violation, ['']);
    const key = [place.file, place.line, place.column, violation.project, what].join('\0');
    const edit = edits.get(key);
    if (edit === undefined) edits.set(key, { place, model, all: [violation] });
    else edit.all.push(violation);
  }
  return [...edits.values()].map((edit) => ({
    ...edit.place,
    rule: 'freeze',
    message: `${releasesOf(edit.all)}, but ${whatOf(edit)}${reachOf(edit.all)}`,
    fix: fixOf(source, edit.all[0]?.project ?? 'qemu'),
  }));
}

/** What many machine types share is told once. */
function isOfMachine({ change: { path }, effects }: Violation): boolean {
  return path[0] === 'machines' && path.length === 3 && effects.length === 0;
}

/** libvirt's models are told by all the names that changed, QEMU's by the one that was edited. */
function whatOf({ model, all }: Edit): string {
  const first = all[0] as Violation;
  if (isOfMachine(first))
    return describeMachines(
      first,
      all.map(({ change }) => change.path[1] ?? ''),
    );
  if (model === null) return describeChange(first);
  return describeFeatures(first, first.project === 'qemu' ? [model] : all.map(({ change }) => change.path[2] ?? ''));
}

function fixOf(source: Source, project: Violation['project']): string {
  return WAYS_OUT[project].replaceAll(
    'the next release',
    `the next release (${nextRelease(source.one('release').value, project)})`,
  );
}

function releasesOf(all: readonly Violation[]): string {
  const project = PROJECT_NAMES[all[0]?.project ?? 'qemu'];
  const releases = [...new Set(all.map(({ release }) => release))];
  if (releases.length === 1) return `${project} ${releases[0]} is released`;
  return `${project} ${releases[0]} to ${releases.at(-1)} (${releases.length} releases) are released`;
}

function reachOf(all: readonly Violation[]): string {
  const effects = all.flatMap((violation) => violation.effects);
  if (effects.length === 0) return '';
  const models = countOf(effects, ({ model }) => model, 'name');
  const machines = countOf(
    effects.filter(({ machine }) => machine !== ''),
    ({ machine }) => machine,
    'machine type',
  );
  return `; that changes ${models}${machines === '' ? '' : ` on ${machines}`}`;
}

function countOf(effects: readonly Effect[], of: (effect: Effect) => string, what: string): string {
  const names = new Set(effects.map(of));
  if (names.size === 0) return '';
  return `${names.size} ${what}${names.size === 1 ? '' : 's'} (${listNames(names)})`;
}
