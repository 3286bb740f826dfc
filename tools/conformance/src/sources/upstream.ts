import { UserError } from '../errors.js';
import type { Project } from './sources.js';

/** Reads the name of an upstream release, e.g. "qemu-10.0". */
export function parseUpstream(name: string): { project: Project; release: string } {
  const [, project, release] = /^(qemu|libvirt)-(\d+(?:\.\d+)+)$/.exec(name) ?? [];
  if (project === undefined || release === undefined) {
    throw new UserError(`"${name}" is not an upstream release; expected a project and its release, e.g. "qemu-10.0"`);
  }
  return { project: project as Project, release };
}
