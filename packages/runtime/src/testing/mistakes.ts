/**
 * Mistakes that must not compile, and beside each the same thing done right. The type check of the workspace fails when
 * one of them compiles. Nothing here ever runs.
 */
import {
  libvirt_9_0,
  libvirt_11_3,
  QEMU_RELEASES,
  type QemuReleaseName,
  qemu_7_2,
  qemu_10_0,
} from '../generated/index.js';
import type { Cpu, CpuData } from '../libvirt/index.js';
import { compare, decode, guestCpu, loadMap, mergeSummaries, summarizeHosts, update } from '../libvirt/index.js';
import { compareStacks, definitions, hasModel, pin, type QemuRelease, resolve, versionAt } from '../qemu/index.js';

const place = { machine: 'pc-q35-7.2', accelerator: 'tcg' } as const;

/** Releases that do not exist. */
export const supported: QemuReleaseName = '7.2';
// @ts-expect-error nobody has released it
export const wished: QemuReleaseName = '7.3';
// @ts-expect-error nor is there data of it
export type Wished = typeof import('../generated/index.js').qemu_7_3;

/** Models and machine types that a release lacks. */
export function names(): void {
  resolve(qemu_7_2, { ...place, model: 'EPYC-Milan' });
  resolve(qemu_7_2, { ...place, model: 'Haswell-v4' });
  resolve(qemu_7_2, { ...place, model: 'Haswell-noTSX-IBRS' });
  resolve(qemu_7_2, { ...place, machine: 'q35', model: 'max' });
  resolve(qemu_10_0, { ...place, model: 'EPYC-Genoa' });
  // @ts-expect-error a model that came later
  resolve(qemu_7_2, { ...place, model: 'EPYC-Genoa' });
  // @ts-expect-error a version that does not exist
  resolve(qemu_7_2, { ...place, model: 'Haswell-v40' });
  // @ts-expect-error a machine type that came later
  resolve(qemu_7_2, { accelerator: 'tcg', machine: 'pc-q35-10.0', model: 'Haswell' });
  // @ts-expect-error an accelerator that is not known
  resolve(qemu_7_2, { ...place, accelerator: 'xen', model: 'Haswell' });
  pin(qemu_10_0, { ...place, model: 'EPYC-Genoa' });
  // @ts-expect-error a model that came later
  pin(qemu_7_2, { ...place, model: 'EPYC-Genoa' });
  versionAt(qemu_10_0, 'pc-q35-10.0', 'EPYC-Genoa');
  // @ts-expect-error a model that came later
  versionAt(qemu_7_2, 'pc-q35-7.2', 'EPYC-Genoa');
  definitions(qemu_10_0, { accelerator: 'tcg', machine: 'pc-q35-10.0' });
  // @ts-expect-error a machine type that came later
  definitions(qemu_7_2, { accelerator: 'tcg', machine: 'pc-q35-10.0' });
  compareStacks(qemu_7_2, qemu_10_0, { accelerator: 'tcg', models: ['Haswell'] });
  // @ts-expect-error a model that only one of the two has
  compareStacks(qemu_7_2, qemu_10_0, { accelerator: 'tcg', models: ['EPYC-Genoa'] });
}

/** Names from users: any name, checked when it runs, or checked by hand before. */
export function userInput(model: string): void {
  const releases: readonly QemuRelease[] = QEMU_RELEASES;
  for (const release of releases) resolve(release, { ...place, model });
  if (hasModel(qemu_7_2, model)) resolve(qemu_7_2, { ...place, model });
  // @ts-expect-error any text may be a name that the release lacks
  resolve(qemu_7_2, { ...place, model });
  for (const { name } of definitions(qemu_7_2, place)) resolve(qemu_7_2, { ...place, model: name });
  resolve(qemu_7_2, { ...place, model: pin(qemu_7_2, { ...place, model: 'EPYC' }).model });
}

/** What was made with one map and is used with another. */
export function maps(data: CpuData, fromElsewhere: Cpu): void {
  const [old, now] = [loadMap(libvirt_9_0), loadMap(libvirt_11_3)];
  const [oldHost, host] = [decode(old, data), decode(now, data)];
  compare(now, host, guestCpu({ model: 'Haswell' }));
  compare(now, host, fromElsewhere);
  // @ts-expect-error the host was decoded with another map
  compare(now, oldHost, guestCpu({ model: 'Haswell' }));
  // @ts-expect-error the second one was
  compare(now, host, oldHost);
  // @ts-expect-error the guest would be updated by another map's host
  update(now, guestCpu({ mode: 'host-model' }), oldHost);
  const fleet = summarizeHosts(now, [{ name: 'a', cpu: host }]);
  mergeSummaries(fleet, summarizeHosts(now, [{ name: 'b', data }]));
  // @ts-expect-error summaries of two maps number their features differently
  mergeSummaries(fleet, summarizeHosts(old, [{ name: 'b', data }]));
  // @ts-expect-error a host of another map in a fleet
  summarizeHosts(now, [{ name: 'c', cpu: oldHost }]);
}
