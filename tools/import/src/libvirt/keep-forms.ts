import { compareReleases } from '@cpu-models/runtime';
import type { LibvirtLayoutFile, LibvirtModelFile, LibvirtRulesFile, ModelFile } from '@cpu-models/source';
import type { Draft } from './draft.js';
import { afterwards, newestBefore } from './minors.js';
import { isPresentAt, type Presence } from './presence.js';

interface Dated {
  libvirt?: unknown;
}

/**
 * A tree that lacks a name makes its `since` younger, up to the next release that is known to have it. Rules that go by
 * the age of names must not take it for a younger one in that release, so it stays before the end of its age.
 */
export function keepForms(draft: Draft): void {
  const ends = endsOfAges(draft);
  for (const [path, now, before] of datedThings(draft)) {
    const written = sinceOf(before.libvirt as Presence);
    const since = sinceOf(now.libvirt as Presence);
    const end = ends.find((candidate) => compareReleases(written, candidate) < 0);
    if (end === undefined || compareReleases(since, end) < 0) continue;
    const lacking = draft.axis.releases.findLast(
      (release) => compareReleases(release, end) < 0 && !isPresentAt(now.libvirt as Presence, release),
    );
    const kept = newestBefore(end, afterwards(lacking));
    if (kept === undefined) continue;
    now.libvirt = { ...(now.libvirt as object), since: kept };
    draft.notes.push(`${path}: since ${kept} at the latest, as it has the form of names before ${end}`);
  }
}

/** Where the form of new names changed, oldest first. */
function endsOfAges(draft: Draft): string[] {
  const rules = draft.file<LibvirtRulesFile>('x86/libvirt/rules.yaml');
  const layout = draft.file<LibvirtLayoutFile>('x86/libvirt/layout.yaml');
  const spans = [
    rules.added.names,
    rules['partial-check'].names,
    layout['signature-comments'].names,
    ...rules.omit.map((rule) => rule.names ?? {}),
  ];
  return spans
    .flatMap(({ since, until }) => [since, until])
    .filter((end) => end !== undefined)
    .sort(compareReleases);
}

/** Models and versions that have just become younger, each as it is now and as it was. */
function datedThings(draft: Draft): [string, Dated, Dated][] {
  const models = [...draft.folder<ModelFile>('x86/models/'), ...draft.folder<LibvirtModelFile>('x86/libvirt/models/')];
  return models
    .flatMap(([path, model]): [string, Dated, Dated | undefined][] => {
      const before = draft.before<ModelFile>(path);
      const versions = 'versions' in model ? (model.versions ?? []) : [];
      return [
        [path, model, before],
        ...versions.map((version): [string, Dated, Dated | undefined] => [
          `${path}, version ${version.version}`,
          version,
          before?.versions?.find((old) => old.version === version.version),
        ]),
      ];
    })
    .filter((entry): entry is [string, Dated, Dated] => becameYounger(entry[1], entry[2]));
}

function becameYounger(now: Dated, before: Dated | undefined): boolean {
  if (before === undefined || typeof now.libvirt !== 'object' || typeof before.libvirt === 'string') return false;
  return compareReleases(sinceOf(before.libvirt as Presence), sinceOf(now.libvirt as Presence)) < 0;
}

function sinceOf(presence: Presence): string {
  return typeof presence === 'object' ? (presence.since ?? '0.0') : '0.0';
}
