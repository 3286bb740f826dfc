import { machineOrigin } from '@cpu-models/runtime';

/** Whose a machine type is, and how well it is known, in a sentence; null for QEMU's own. */
export function originText(machine: string): string | null {
  const origin = machineOrigin(machine);
  if (origin === null) return null;
  const { whose, base, verified, source } = origin;
  const how = verified ? 'what it sets for CPUs was compared with' : 'not verified against';
  return `${machine} is a machine type of ${whose}${base === null ? '' : `, based on ${base}`}; ${how} ${source}`;
}
