import { compareReleases, type ExplainHost, fleetBaseline, type GuestCpu } from '@cpu-models/runtime';
import type { Known } from '../known.js';
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

/**
 * A guest of mode host-model where QEMU was not asked what the host gives: the richest CPU that follows from what is known of
 * the host, which is what libvirt would start from. Any other guest stays as it is.
 * @throws CpuModelError where nothing follows for want of a vendor
 */
export function withHostModel(guest: Guest, host: ExplainHost, known: Known): Guest {
  const wasAsked = host.hostModel !== undefined || Object.keys(host.props).length > 0;
  const [libvirt] = [...known.libvirt].sort((a, b) => compareReleases(b.release, a.release));
  if (guest.cpu?.mode !== 'host-model' || wasAsked || libvirt === undefined) return guest;
  const { features } = known;
  const { cpu } = fleetBaseline({ members: [{ name: 'the host', host }], qemu: known.qemu, libvirt, features });
  return {
    ...guest,
    cpu: { ...cpu, features: [...cpu.features, ...guest.cpu.features] },
    notes: [
      ...guest.notes,
      "host-model is made of what QEMU answers, and QEMU was not asked: it is taken for the richest CPU that follows from the host's own",
    ],
  };
}
