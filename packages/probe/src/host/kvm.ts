import { closeSync, openSync } from 'node:fs';

/** Why KVM cannot be used here; null if it can. */
export function kvmObstacle(path = '/dev/kvm'): string | null {
  try {
    closeSync(openSync(path, 'r+'));
    return null;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT')
      return `${path} does not exist: no KVM in this kernel, or virtualization is off in the firmware`;
    if (code === 'EACCES' || code === 'EPERM') return `${path} may not be opened: the user is not in the group kvm`;
    return `${path}: ${code ?? message}`;
  }
}
