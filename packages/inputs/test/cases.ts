import { readFileSync } from 'node:fs';
import { type CpuMap, explainHost, explainMove, type GuestCpu, type QemuRelease } from '@cpu-models/runtime';
import { FEATURES, LIBVIRT_RELEASES, QEMU_RELEASES } from '@cpu-models/runtime/data';
import { ABOUT } from '@cpu-models/runtime/data/about';
import { type Known, readGuests, readHost } from '../src/index.js';

/** Facts of public reports as inputs; what KVM offers in the probes was set from the report. */
export const known: Known = {
  qemu: QEMU_RELEASES as readonly QemuRelease[],
  libvirt: LIBVIRT_RELEASES as readonly CpuMap[],
  features: FEATURES,
  about: ABOUT.models,
};

export function text(name: string): string {
  return readFileSync(new URL(`cases/${name}`, import.meta.url), 'utf8');
}

export function hostOf(...names: readonly string[]) {
  return readHost(
    names.map((name) => ({ name, text: text(name) })),
    known,
  ).host;
}

export function guestOf(name: string): GuestCpu {
  const [guest] = readGuests(text(name), name);
  return { model: guest?.model, cpu: guest?.cpu, properties: guest?.properties };
}

const map = (release: string) => known.libvirt.find((one) => one.release === release);

export function explain(
  host: string | readonly string[],
  guest: GuestCpu,
  more: { feature?: string; libvirt?: string } = {},
) {
  return explainHost({
    host: hostOf(...[host].flat()),
    qemu: known.qemu,
    features: FEATURES,
    ...guest,
    feature: more.feature,
    libvirt: more.libvirt === undefined ? undefined : map(more.libvirt),
  });
}

export function move(from: string, to: string, guest: GuestCpu, machine?: string) {
  const qemu = { from: known.qemu, to: known.qemu };
  return explainMove({ from: hostOf(from), to: hostOf(to), qemu, features: FEATURES, machine, ...guest });
}
