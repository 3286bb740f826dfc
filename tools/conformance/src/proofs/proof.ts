import { fileURLToPath } from 'node:url';
import { checkSource } from '@cpu-models/rules';
import { loadSource, type Source, SourceError } from '@cpu-models/source';
import type { CaseResult } from '../cases.js';
import type { Progress } from '../progress.js';
import type { Project } from '../sources/sources.js';

/** What every proof works with. */
export interface ProofContext {
  readonly source: Source;
  readonly progress: Progress;
  /** The releases of QEMU and libvirt that this run is about, oldest first. */
  readonly releases: Readonly<Record<Project, readonly string[]>>;
  /** A QEMU tree to prove instead of those that can be had; it is the one release of this run. */
  readonly tree?: string | undefined;
}

/** One comparison of what we generate or predict with what upstream ships or answers. */
export interface Proof {
  /** The target's name: `objects`, `maps`. */
  readonly name: string;
  readonly about: string;
  readonly run: (context: ProofContext) => Promise<CaseResult[]>;
}

/** The workspace's own source; a proof of a source with problems would prove nothing. */
export async function provenSource(): Promise<Source> {
  const source = await loadSource(fileURLToPath(new URL('../../../../schemas', import.meta.url)));
  const problems = checkSource(source);
  if (problems.length > 0) throw new SourceError(problems);
  return source;
}

/** Every supported release, oldest first. */
export function allReleases(source: Source): ProofContext['releases'] {
  const { qemu, libvirt } = source.one('release').value;
  return { qemu: qemu.map(({ release }) => release), libvirt: libvirt.map(({ release }) => release) };
}
