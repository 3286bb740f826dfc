import type { Explanation, LibvirtRelease } from '@cpu-models/catalog';
import type { DifferenceReason } from '@cpu-models/runtime';
import { type Literal, toLiteral } from './literal.js';
import { constant, DATA, importOf, type Module } from './structure.js';

/** Why libvirt's definitions differ from QEMU's, of all releases: each reason once, with all that it is about. */
export function reasonsModule(libvirt: readonly LibvirtRelease[]): Module {
  return {
    name: 'reasons.ts',
    statements: [
      importOf('../codegen/v2.js', ['unpackReasons']),
      importOf('../definitions.js', ['DifferenceReason'], true),
      constant({
        doc: "Why libvirt's definitions differ from QEMU's; for compareDefinitions.",
        name: 'REASONS',
        type: 'readonly DifferenceReason[]',
        initializer: `/*@__PURE__*/ unpackReasons(${DATA})`,
      }),
    ],
    data: toLiteral(packReasons(libvirt), 3),
  };
}

/** The reasons as `unpackReasons` reads them. */
function packReasons(libvirt: readonly LibvirtRelease[]): Literal {
  const found = reasonsOf(libvirt);
  const list = (part: 'releases' | 'names' | 'features') => [
    ...new Set(found.flatMap(({ points }) => points.flatMap((point) => point[part].split(' ')))),
  ];
  // In libvirt's order names that are alike stand together.
  const order = [...new Set(libvirt.flatMap(({ map }) => map.x86.models.map(({ name }) => name)))];
  const names = list('names').sort((a, b) => order.indexOf(a) - order.indexOf(b));
  const [releases, features] = [libvirt.map(({ release }) => release), list('features')];
  const packed = found.map(({ kind, what, reason, source, points }) => {
    const sets = points.map((point) =>
      [setOf(point.releases, releases), setOf(point.names, names), setOf(point.features, features)].join(' '),
    );
    return [kind, what, reason, source, sets.join(';')];
  });
  return { releases: releases.join(' '), names: names.join(' '), features: features.join(' '), reasons: packed };
}

/** Ranges of a list, each counted from the end of the one before. */
function setOf(members: string, all: readonly string[]): string {
  const places = members
    .split(' ')
    .map((member) => all.indexOf(member))
    .sort((a, b) => a - b);
  const ranges: string[] = [];
  let end = -1;
  for (const first of places) {
    if (first <= end) continue;
    const start = end;
    for (end = first; places.includes(end + 1); ) end++;
    ranges.push(`${(first - start).toString(36)}${end === first ? '' : `-${(end - first).toString(36)}`}`);
  }
  return ranges.join();
}

/** A reason, with the names that it is about by feature, by release. */
interface Collected {
  readonly first: Omit<DifferenceReason, 'points'>;
  readonly releases: Map<string, Map<string, string[]>>;
}

function reasonsOf(libvirt: readonly LibvirtRelease[]): DifferenceReason[] {
  const found = new Map<string, Collected>();
  // Releases share what explains a name that they have alike.
  const known = new Map<Explanation, Collected>();
  for (const { release, x86 } of libvirt) {
    for (const explanation of [...x86.explanations.values()].flat()) {
      const { name, feature = '' } = explanation;
      const { releases } = known.get(explanation) ?? collected(explanation, found, known);
      const features = releases.get(release) ?? new Map<string, string[]>();
      releases.set(release, features);
      const names = features.get(feature);
      if (names === undefined) features.set(feature, [name]);
      else names.push(name);
    }
  }
  return [...found.values()].map(({ first, releases }) => ({ ...first, points: pointsOf(releases) }));
}

function collected(
  explanation: Explanation,
  found: Map<string, Collected>,
  known: Map<Explanation, Collected>,
): Collected {
  const { kind, what, reason, source } = explanation;
  const first = { kind, what, reason, source: `${source.file} ${source.path.join('.')}` };
  const key = Object.values(first).join('\0');
  const all = found.get(key) ?? { first, releases: new Map() };
  found.set(key, all);
  known.set(explanation, all);
  return all;
}

/** Features with the same names are one point, and so are releases with the same features and names. */
function pointsOf(releases: Collected['releases']) {
  const byNames = new Map<string, { release: string; names: string; features: string[] }>();
  for (const [release, all] of releases) {
    for (const [feature, names] of all) {
      const list = names.join(' ');
      const key = `${release}\0${list}`;
      const point = byNames.get(key) ?? { release, names: list, features: [] };
      byNames.set(key, point);
      point.features.push(feature);
    }
  }
  const points = new Map<string, { releases: string[]; names: string; features: string }>();
  for (const { release, names, features } of byNames.values()) {
    const list = features.join(' ');
    const key = `${names}\0${list}`;
    (points.get(key) ?? points.set(key, { releases: [], names, features: list }).get(key)!).releases.push(release);
  }
  return [...points.values()].map(({ releases, ...point }) => ({ releases: releases.join(' '), ...point }));
}
