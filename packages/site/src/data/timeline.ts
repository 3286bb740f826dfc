import type { CpuMap } from '@cpu-models/runtime/libvirt';
import type { QemuRelease } from '@cpu-models/runtime/qemu';
import { allVersions, versionsOf } from './names.js';

/** One line of the timeline: a stretch of releases of each project, by place on its axis. */
export interface TimelineRow {
  readonly name: string;
  readonly kind: 'version' | 'machine';
  /** Model or family of machine types, for headings. */
  readonly group: string;
  readonly vendor: string | null;
  /** Index of the first release that has it and of the last; null: none. */
  readonly qemu: Stretch | null;
  readonly libvirt: Stretch | null;
  /** From which release on it is deprecated. */
  readonly deprecated: number | null;
}

export interface Stretch {
  readonly first: number;
  readonly last: number;
}

/** Every version of every model, by model, the newest first; models in the order in which QEMU's tables got them. */
export function versionRows(releases: readonly QemuRelease[], maps: readonly CpuMap[]): TimelineRow[] {
  const found = new Map<string, TimelineRow>();
  for (const release of releases.toReversed()) {
    for (const { name, definition, version } of release.models
      .toReversed()
      .flatMap((model) => versionsOf(release, model))) {
      if (found.has(name)) continue;
      const names = [name, version.alias, version.version === 1 ? definition.name : null];
      const deprecated = releases.findIndex(
        ({ models }) => (models.find((model) => model.name === definition.name)?.deprecation ?? null) !== null,
      );
      found.set(name, {
        name,
        kind: 'version',
        group: definition.name,
        vendor: definition.vendor,
        qemu: stretch(releases, (each) => allVersions(each).some((facts) => facts.name === name)),
        libvirt: stretch(maps, ({ x86 }) => x86.models.some((model) => names.includes(model.name))),
        deprecated: deprecated < 0 ? null : deprecated,
      });
    }
  }
  return [...found.values()];
}

/** Every machine type by family, newest first. */
export function machineRows(releases: readonly QemuRelease[]): TimelineRow[] {
  const names = new Set(releases.toReversed().flatMap(({ machines }) => machines.map(({ name }) => name)));
  const rows = [...names].map((name): TimelineRow => {
    const deprecated = releases.findIndex(({ machines }) =>
      machines.some((machine) => machine.name === name && machine.deprecated),
    );
    return {
      name,
      kind: 'machine',
      group: /^(.*?)-\d/.exec(name)?.[1] ?? 'others',
      vendor: null,
      qemu: stretch(releases, ({ machines }) => machines.some((machine) => machine.name === name)),
      libvirt: null,
      deprecated: deprecated < 0 ? null : deprecated,
    };
  });
  return rows.sort(
    (a, b) => compareGroups(a, b) || (b.qemu?.first ?? 0) - (a.qemu?.first ?? 0) || byNumber(b.name, a.name),
  );
}

function compareGroups(a: TimelineRow, b: TimelineRow): number {
  return a.group === b.group ? 0 : b.group < a.group ? -1 : 1;
}

const byNumber = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true });

function stretch<T>(releases: readonly T[], has: (release: T) => boolean): Stretch | null {
  const first = releases.findIndex(has);
  return first < 0 ? null : { first, last: releases.findLastIndex(has) };
}
