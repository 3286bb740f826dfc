import { libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import { PROJECTS, type Project, releasedOf } from '@cpu-models/freeze';
import { FILE_KINDS, type FileTypes, type KindName, type Located, memo, Source } from '@cpu-models/source';
import { entriesOf } from './edited.js';

/**
 * The projects whose releases are made of files like this one: nothing else can change by an edit of it. Both, if
 * neither is.
 */
export function readersOf(source: Source, file: string): readonly Project[] {
  const kind = FILE_KINDS.find(({ path }) => path.test(file))?.schema;
  const found = PROJECTS.filter((project) => kind !== undefined && kindsRead(source)[project].has(kind));
  return found.length === 0 ? PROJECTS : found;
}

const kindsRead = memo((source: Source): Readonly<Record<Project, ReadonlySet<KindName>>> => {
  const read = (project: Project, make: (from: Source, release: string) => unknown) => {
    const recorder = new Recorder(source);
    for (const release of releasedOf(source, project)) make(recorder, release);
    return recorder.kinds;
  };
  return { qemu: read('qemu', qemuRelease), libvirt: read('libvirt', libvirtRelease) };
});

/** Remembers which kinds of files it was asked for. */
class Recorder extends Source {
  readonly kinds = new Set<KindName>();

  constructor(source: Source) {
    super(source.root, entriesOf(source), []);
  }

  override all<K extends KindName>(kind: K): readonly Located<FileTypes[K]>[] {
    this.kinds.add(kind);
    return super.all(kind);
  }
}
