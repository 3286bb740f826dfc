import type { ExplainHost, GuestCpu } from '@cpu-models/runtime';
import type { Guest } from './guest.js';

/** A guest's CPU, and its machine type where the host has that. */
export interface GuestOnHost extends GuestCpu {
  readonly machine: string | undefined;
}

/**
 * A guest as a question about a host.
 * @param machine asked for instead of the guest's own
 */
export function guestOnHost(guest: Guest, host: ExplainHost, machine?: string): GuestOnHost {
  const { model, cpu, properties } = guest;
  return { model, cpu, properties, machine: machine ?? (has(host, guest.machine) ? guest.machine : undefined) };
}

/** A host that lists no machine types may have any. */
function has({ machines, definitions }: ExplainHost, machine: string | undefined): boolean {
  if (machine === undefined) return false;
  return (
    machines.length === 0 ||
    machine in definitions ||
    machines.some(({ name, alias }) => name === machine || alias === machine)
  );
}
