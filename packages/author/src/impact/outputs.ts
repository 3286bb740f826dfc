import { cTables, libvirtRelease } from '@cpu-models/catalog';
import { generateLibvirt } from '@cpu-models/gen-libvirt';
import { generateQemu } from '@cpu-models/gen-qemu';
import type { Source } from '@cpu-models/source';
import { diffLines } from 'diff';

/** Lines of the generated files of one release that change. */
export interface OutputChange {
  readonly project: 'qemu' | 'libvirt';
  readonly release: string;
  readonly files: number;
  readonly added: number;
  readonly removed: number;
}

type Files = ReadonlyMap<string, string>;

/** Lines of C and XML that change, per release; releases without a change are left out. */
export function changedOutputs(base: Source, head: Source): OutputChange[] {
  return (['qemu', 'libvirt'] as const).flatMap((project) => {
    const [before, after] = [generated(base, project), generated(head, project)];
    const releases = [...new Set([...before.keys(), ...after.keys()])];
    return releases
      .map((release) => change(project, release, before.get(release), after.get(release)))
      .filter(({ files }) => files > 0);
  });
}

function generated(source: Source, project: 'qemu' | 'libvirt'): Map<string, Files> {
  const files = (release: string) =>
    project === 'qemu' ? generateQemu(cTables(source, release)) : generateLibvirt(libvirtRelease(source, release));
  return new Map(
    source
      .one('release')
      .value[project].map(({ release }) => [release, new Map(files(release).map(({ path, text }) => [path, text]))]),
  );
}

function change(
  project: OutputChange['project'],
  release: string,
  before: Files = new Map(),
  after: Files = new Map(),
): OutputChange {
  const paths = [...new Set([...before.keys(), ...after.keys()])].filter(
    (path) => before.get(path) !== after.get(path),
  );
  const parts = paths.flatMap((path) => diffLines(before.get(path) ?? '', after.get(path) ?? ''));
  const count = (wanted: 'added' | 'removed') =>
    parts.filter((part) => part[wanted]).reduce((sum, part) => sum + (part.count ?? 0), 0);
  return { project, release, files: paths.length, added: count('added'), removed: count('removed') };
}
