import type { Explanation, LibvirtRelease } from '@cpu-models/catalog';
import type { DifferenceReason } from '@cpu-models/runtime';
import { memo } from '@cpu-models/source';
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

interface Collected {
  readonly first: Omit<DifferenceReason, 'points'>;
  /** Release and feature by the names that have it. */
  readonly names: Map<string, { readonly release: string; readonly feature: string; readonly names: string[] }>;
}

function reasonsOf(libvirt: readonly LibvirtRelease[]): DifferenceReason[] {
  const found = new Map<string, Collected>();
  for (const { release, x86 } of libvirt) {
    for (const explanation of [...x86.explanations.values()].flat()) {
      const { name, feature = '' } = explanation;
      const { entry, key } = keyed(explanation);
      const { names } = found.get(key) ?? found.set(key, { first: entry, names: new Map() }).get(key)!;
      const at = `${release} ${feature}`;
      (names.get(at) ?? names.set(at, { release, feature, names: [] }).get(at)!).names.push(name);
    }
  }
  return [...found.values()].map(({ first, names }) => ({ ...first, points: pointsOf([...names.values()]) }));
}

/** Releases share what explains a name that they have alike. */
const keyed = memo(({ kind, what, reason, source }: Explanation) => {
  const entry = { kind, what, reason, source: `${source.file} ${source.path.join('.')}` };
  return { entry, key: Object.values(entry).join('\0') };
});

/** Features with the same names are one point, and so are releases with the same features and names. */
function pointsOf(
  entries: readonly { readonly release: string; readonly feature: string; readonly names: string[] }[],
) {
  const byNames = new Map<string, { release: string; names: string; features: string[] }>();
  for (const { release, feature, names } of entries) {
    const list = names.join(' ');
    const key = `${release}\0${list}`;
    (byNames.get(key) ?? byNames.set(key, { release, names: list, features: [] }).get(key)!).features.push(feature);
  }
  const points = new Map<string, { releases: string[]; names: string; features: string }>();
  for (const { release, names, features } of byNames.values()) {
    const list = features.join(' ');
    const key = `${names}\0${list}`;
    (points.get(key) ?? points.set(key, { releases: [], names, features: list }).get(key)!).releases.push(release);
  }
  return [...points.values()].map(({ releases, ...point }) => ({ releases: releases.join(' '), ...point }));
}
