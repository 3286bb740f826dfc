import { type LibvirtRelease, type LibvirtSlice, libvirtRelease, releaseOf } from '@cpu-models/catalog';
import { FILE_KINDS, type KindName, type ReleaseFile, type Source, sourceFromValues } from '@cpu-models/source';
import { type Axis, axisOf, axisWithin, type Presence, presenceWith } from './presence.js';

/** The source while an import changes it, as plain values. Nothing of the caller's is touched. */
export class Draft {
  readonly axis: Axis;
  /** What was changed and what remains to be done by hand, for people. */
  readonly notes: string[] = [];
  readonly #files: Map<string, unknown>;
  readonly #before: ReadonlyMap<string, unknown>;

  constructor(files: ReadonlyMap<string, unknown>, release: string) {
    this.#before = files;
    this.#files = new Map([...files].map(([path, value]) => [path, structuredClone(value)]));
    // What is dated by notes alone is no evidence, and may be corrected.
    const read = this.file<ReleaseFile>('releases.yaml').libvirt.filter(({ dated }) => dated === undefined);
    this.axis = axisOf(
      read.flatMap((entry) => [entry.release, ...(entry.same ?? [])]),
      release,
    );
  }

  /** The value of a file, to be changed in place. */
  file<T>(path: string): T {
    const value = this.#files.get(path);
    if (value === undefined) throw new Error(`${path} does not exist`);
    return value as T;
  }

  has(path: string): boolean {
    return this.#files.has(path);
  }

  /** The value of a file as it was before the import; undefined for one that it made. */
  before<T>(path: string): T | undefined {
    return this.#before.get(path) as T | undefined;
  }

  /** Path and value of every file of a folder. */
  folder<T>(path: string): [string, T][] {
    return [...this.#files].filter(([file]) => file.startsWith(path)) as [string, T][];
  }

  create(path: string, value: unknown): void {
    this.#files.set(path, value);
    this.notes.push(`${path}: new`);
  }

  /**
   * Says whether this release has something; `value.libvirt` changes only where it says otherwise.
   * @param within what it is a part of: releases that lack that say nothing of the part
   */
  present(value: { libvirt?: unknown }, present: boolean, what: string, within?: { libvirt?: unknown }): void {
    const before = value.libvirt as Presence;
    const after = presenceWith(before, axisWithin(this.axis, within?.libvirt as Presence), present);
    if (after === before) return;
    setLibvirt(value, after);
    this.notes.push(`${what}: libvirt ${this.axis.release} ${present ? 'has' : 'lacks'} it`);
  }

  /** The draft as it stands: what is changed afterwards does not reach it. */
  source(): Source {
    return sourceFromValues(structuredClone(this.#files));
  }

  sourceBefore(): Source {
    return sourceFromValues(this.#before);
  }

  /** What the draft says of the release that is being read, or of another one. */
  slice(release = this.axis.release): LibvirtSlice {
    return releaseOf(this.source(), 'libvirt', release);
  }

  /** What the draft makes of the release that is being read. */
  derived(): LibvirtRelease {
    return libvirtRelease(this.source(), this.axis.release);
  }

  /** The files that an import has changed or made. */
  changed(): { kind: KindName; path: string; value: unknown }[] {
    return [...this.#files].flatMap(([path, value]) => {
      const kind = FILE_KINDS.find((candidate) => candidate.path.test(path))?.schema;
      const same = JSON.stringify(value) === JSON.stringify(this.#before.get(path));
      return kind === undefined || same ? [] : [{ kind, path, value }];
    });
  }
}

/** Writes a presence; a thing that was always there says nothing of it. */
export function setLibvirt(value: { libvirt?: unknown }, presence: Presence): void {
  const empty = presence === undefined || (typeof presence === 'object' && Object.keys(presence).length === 0);
  if (empty) delete value.libvirt;
  else value.libvirt = presence;
}
