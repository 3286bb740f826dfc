import { UNCLASSIFIED } from '@cpu-models/import';
import type { Followed } from './follow.js';

const MOST = 25;

/** What following a release did, and what it leaves to do, in Markdown. */
export function followReport(followed: Followed, written: boolean): string {
  const {
    project,
    version,
    release,
    meant,
    isNew,
    changes,
    models,
    additions,
    drift,
    problems,
    unplaced,
    released,
    recordings,
  } = followed;
  const count = `${changes.length} source files ${written ? 'changed' : 'would change'}`;
  const known = additions.flatMap(({ what, added, changed }) => [
    ...(added.length === 0 ? [] : [`${added.length} new ${what}: ${short(added)}`]),
    ...(changed.length === 0 ? [] : [`${changed.length} ${what} with another span or value: ${short(changed)}`]),
  ]);
  const sections = [
    [
      `## ${project} ${version} as release ${release}${isNew ? '' : ', which the source describes already'}`,
      '',
      ...(meant === undefined ? [] : [`By ${release} the source means ${meant}: ${microNote(version, meant)}.`, '']),
      `${count}.`,
      '',
    ],
    section(
      'Models and versions',
      models.map(({ name, change, what }) => `${name}: ${change}${what.length > 0 ? ` (${what.join(', ')})` : ''}`),
    ),
    section('Other facts', known),
    section(
      'Differences to libvirt',
      drift.flatMap((pair) =>
        [...pair.appear.map((text) => `new: ${text}`), ...pair.vanish.map((text) => `resolved: ${text}`)].map(
          (text) => `QEMU ${pair.qemu}, libvirt ${pair.libvirt}: ${text}`,
        ),
      ),
    ),
    section('Could not be placed', unplaced),
    section('Rules that the source then breaks', problems),
    section('Released answers that would change', released),
    section('Left to do', leftToDo(followed, recordings)),
  ];
  return sections.flat().join('\n').trimEnd();
}

function microNote(version: string, meant: string): string {
  return `what differs in ${version} is dated with a micro release, and outputs of the release have what ${meant} has`;
}

function leftToDo(
  { project, release, changes, problems, models, unplaced }: Followed,
  recordings: readonly string[],
): string[] {
  if (changes.length === 0) return [];
  const fresh = models.some(({ change }) => change === 'added');
  const unclassified = changes.some(({ after }) => after?.includes(UNCLASSIFIED));
  const adopted =
    project === 'qemu'
      ? fresh && 'say what is new and why, and who says so: `cpu-models validate` lists what lacks `about` and `source`'
      : unclassified && `look at entries of x86/libvirt/differences.yaml that say "${UNCLASSIFIED}"`;
  return [
    ...(unplaced.length > 0
      ? [
          'teach the reader and the format what could not be placed (packages/docs/follow.md), and follow the tree again: until then it stands as `unsaid` in schemas/releases.yaml',
        ]
      : []),
    ...(problems.length > 0 ? ['mend what the rules found: `cpu-models validate`'] : []),
    ...(problems.some((text) => text.includes(' freeze-upgrade: '))
      ? [
          'say in schemas/freeze/waivers.yaml why guests see another CPU in the new release, or correct the facts',
          'then extend the ledger: `cpu-models freeze`',
        ]
      : []),
    ...(adopted ? [adopted] : []),
    'generate: `npx nx run gen`',
    ...recordings.map((path) => `record ${path}`),
    `prove it: \`npx nx run conformance\` with the tree of ${project} ${release}`,
  ];
}

function section(title: string, items: readonly string[]): string[] {
  if (items.length === 0) return [];
  const more = items.length > MOST ? [`- and ${items.length - MOST} more`] : [];
  return [`### ${title}`, '', ...items.slice(0, MOST).map((item) => `- ${item}`), ...more, ''];
}

function short(names: readonly string[]): string {
  return names.slice(0, 12).join(', ') + (names.length > 12 ? ' ...' : '');
}
