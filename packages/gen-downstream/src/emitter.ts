import type { FeatureIndex, LibvirtRelease } from '@cpu-models/catalog';
import type { QemuRelease } from '@cpu-models/runtime';

/** What a project's file is made from: one release of each, and the features' names. */
export interface DownstreamView {
  readonly qemu: QemuRelease;
  readonly libvirt: LibvirtRelease;
  readonly features: FeatureIndex;
}

/** One generated file, its path below the project's folder. */
export interface DownstreamFile {
  readonly path: string;
  readonly text: string;
}

/** A project whose files are generated. */
export interface Emitter {
  /** As tables name it, and its folder in dist/downstream. */
  readonly name: string;
  /** Its files; the same for the same view. */
  readonly emit: (view: DownstreamView) => readonly DownstreamFile[];
}
