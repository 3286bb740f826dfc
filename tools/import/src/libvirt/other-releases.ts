import { type LibvirtRelease, libvirtRelease, type ModelComments } from '@cpu-models/catalog';
import type { ReleaseFile, Source } from '@cpu-models/source';
import type { Draft } from './draft.js';
import { mapFacts } from './map-facts.js';

/** What an import would change in releases that it does not read, in sentences: nothing, if all is well. */
export function changedReleases(draft: Draft): string[] {
  const before = draft.sourceBefore();
  const after = draft.source();
  return othersOf(draft).flatMap((release) => {
    const [old, now] = [subjects(before, release), subjects(after, release)];
    return [...new Set([...old.keys(), ...now.keys()])]
      .filter((subject) => old.get(subject) !== now.get(subject))
      .map((subject) => `libvirt ${release} would change: ${subject}`);
  });
}

/** All that the draft makes of the other releases, to compare. */
export function otherReleases(draft: Draft): string {
  const source = draft.source();
  return JSON.stringify(othersOf(draft).map((release) => [...subjects(source, release)]));
}

/** Whether the draft makes the very same map of two releases, to the form of its files. */
export function isSameMap(draft: Draft, one: string, other: string): boolean {
  const source = draft.source();
  return JSON.stringify([...subjects(source, one)]) === JSON.stringify([...subjects(source, other)]);
}

/** Releases with an entry that stands for a tree, but for the one that is read. */
function othersOf(draft: Draft): string[] {
  return draft
    .file<ReleaseFile>('releases.yaml')
    .libvirt.filter(({ release, dated }) => dated === undefined && release !== draft.axis.release)
    .map(({ release }) => release);
}

function subjects(source: Source, release: string): ReadonlyMap<string, string> {
  const made = libvirtRelease(source, release);
  const facts = [...mapFacts(made.map)].map(([subject, items]) => [subject, JSON.stringify([...items])] as const);
  return new Map([...facts, ...formOf(made)]);
}

/** What the files look like, and the order in which libvirt loads them. */
function formOf({ x86, arm, ppc64, libcpuinfoAliases, layout }: LibvirtRelease): [string, string][] {
  return [
    ['index', JSON.stringify([x86.groups, arm.groups, ppc64.groups])],
    ['comments', JSON.stringify([...x86.comments].filter(([, comments]) => isSaid(comments)).sort())],
    ['x86 features', JSON.stringify(x86.sections.map(({ heading, features }) => [heading, features]))],
    ['arm features', JSON.stringify(arm.sections)],
    ['libcpuinfo aliases', JSON.stringify(libcpuinfoAliases)],
    ['layout', JSON.stringify(layout)],
  ];
}

function isSaid({ signatures, blocks }: ModelComments): boolean {
  return blocks.length > 0 || signatures.some((text) => text !== null);
}
