import type { Source } from '@cpu-models/source';
import { DIFFERENCES, type Entry, RULES, usageKey } from './explanation.js';
import { libvirtRelease } from './release.js';

/** A difference, or a part of one, that changes nothing in any supported release. */
export interface Unneeded {
  readonly entry: Entry;
  readonly message: string;
}

/** Differences that could be deleted without any effect: QEMU's definition already says so, or nobody is meant. */
export function unneededDifferences(source: Source, releases: readonly string[]): Unneeded[] {
  const used = new Set<string>();
  // Releases share what explains a name that they have alike.
  const lists = new Set(releases.flatMap((release) => [...libvirtRelease(source, release).x86.explanations.values()]));
  for (const { source, feature } of new Set([...lists].flat())) {
    used.add(usageKey(source, feature));
    used.add(usageKey(source));
  }
  return claims(source)
    .filter(({ entry, feature }) => !used.has(usageKey(entry, feature)))
    .map(({ entry, feature }) => ({ entry, message: message(entry, feature) }));
}

interface Claim {
  readonly entry: Entry;
  readonly feature?: string;
}

function message({ subject, path }: Entry, feature: string | undefined): string {
  const about = feature === undefined ? String(path[0]) : `${path[0]} ${feature}`;
  return `${about}${subject === undefined ? '' : ` for ${subject}`} changes nothing in any supported release`;
}

/** Every single thing that the entries say: per feature and per model or name. */
function claims(source: Source): Claim[] {
  const differences = source.one('libvirt-differences').value;
  const rules = source.one('libvirt-rules').value;
  const claimed: Claim[] = rules.omit.flatMap((rule, at) =>
    rule.features.map((feature) => ({ entry: { file: RULES, path: ['omit', at] }, feature })),
  );
  for (const list of ['omit', 'extra', 'removed'] as const) {
    differences[list].forEach((entry, at) => {
      for (const subject of subjects(entry)) {
        for (const feature of entry.features)
          claimed.push({ entry: { file: DIFFERENCES, path: [list, at], subject }, feature });
      }
    });
  }
  for (const list of ['signatures', 'no-signature', 'no-vendor', 'guest-off'] as const) {
    differences[list].forEach((entry, at) => {
      for (const subject of subjects(entry)) claimed.push({ entry: { file: DIFFERENCES, path: [list, at], subject } });
    });
  }
  return claimed;
}

type ListOrMap = readonly string[] | Readonly<Record<string, unknown>> | undefined;

function subjects(entry: { models?: ListOrMap; names?: ListOrMap }): string[] {
  return [entry.models, entry.names].flatMap((group) =>
    Array.isArray(group) ? (group as string[]) : Object.keys(group ?? {}),
  );
}
