import type { About, DifferenceReason, FeatureSpelling } from '@cpu-models/runtime';
import type { CpuMap } from '@cpu-models/runtime/libvirt';
import type { QemuRelease } from '@cpu-models/runtime/qemu';
import { computed, type Signal, signal } from '@preact/signals';

/** Where the data comes from: lazy chunks in a browser, modules when pages are made. */
export interface Library {
  /** Releases by name, oldest first. */
  readonly qemu: Readonly<Record<string, () => Promise<QemuRelease>>>;
  readonly libvirt: Readonly<Record<string, () => Promise<CpuMap>>>;
  readonly features: () => Promise<readonly FeatureSpelling[]>;
  readonly about: () => Promise<About>;
  readonly reasons: () => Promise<readonly DifferenceReason[]>;
}

/** Why data is not there. */
export class LoadError extends Error {
  override readonly name = 'LoadError';
}

type Slot<T> = Signal<T | LoadError | null>;

let library: Library = {
  qemu: {},
  libvirt: {},
  features: () => Promise.resolve([]),
  about: () => Promise.reject(new Error('no library')),
  reasons: () => Promise.resolve([]),
};
const slots = new Map<string, Slot<unknown>>();
const pending = new Map<string, Promise<unknown>>();

const underWay = signal(0);
/** Whether data is on its way. */
export const loading = computed(() => underWay.value > 0);

/** What a view waits for. */
export async function during<T>(work: Promise<T>): Promise<T> {
  underWay.value++;
  try {
    return await work;
  } finally {
    underWay.value--;
  }
}

export function useLibrary(given: Library): void {
  library = given;
  slots.clear();
  pending.clear();
}

/** Release names, oldest first. */
export const qemuReleases = () => Object.keys(library.qemu);
export const libvirtReleases = () => Object.keys(library.libvirt);
export const newestQemu = () => qemuReleases().at(-1) ?? '';
export const newestLibvirt = () => libvirtReleases().at(-1) ?? '';

/**
 * Data by what it is called: null until it is there, and asked for by the first who reads it.
 * @throws LoadError, to those alone who need what cannot be had
 */
export const qemu = (release: string) => read(`qemu ${release}`, library.qemu[release]);
export const libvirt = (release: string) => read(`libvirt ${release}`, library.libvirt[release]);
export const features = () => read('features', library.features);
export const about = () => read('about', library.about);
export const reasons = () => read('reasons', library.reasons);

const everyQemu = computed(() => all(qemuReleases().map(qemu)));
const everyLibvirt = computed(() => all(libvirtReleases().map(libvirt)));

/** Every release at once, for views along time; null until all are there. */
export const allQemu = () => everyQemu.value;
export const allLibvirt = () => everyLibvirt.value;

/** Loads everything, for those who cannot wait for signals. */
export async function loadAll(): Promise<void> {
  const jobs = () => [qemuReleases().map(qemu), libvirtReleases().map(libvirt), features(), about(), reasons()];
  jobs();
  await Promise.all(pending.values());
}

function all<T>(items: readonly (T | null)[]): readonly T[] | null {
  return items.includes(null) ? null : (items as readonly T[]);
}

function read<T>(key: string, load: (() => Promise<T>) | undefined): T | null {
  let slot = slots.get(key) as Slot<T> | undefined;
  if (slot === undefined) {
    slot = signal<T | LoadError | null>(null);
    slots.set(key, slot);
    pending.set(key, fill(slot, load ?? missing, key));
  }
  if (slot.value instanceof LoadError) throw slot.value;
  return slot.value;
}

const missing = () =>
  Promise.reject(
    new Error(`known here are ${qemuReleases().join(', ')} of QEMU and ${libvirtReleases().join(', ')} of libvirt`),
  );

async function fill<T>(slot: Slot<T>, load: () => Promise<T>, key: string): Promise<void> {
  // Not at once: who asks may be a value that is being computed, and these change nothing.
  await null;
  try {
    slot.value = await during(load());
  } catch (error) {
    slot.value = new LoadError(`${key} could not be loaded: ${error instanceof Error ? error.message : String(error)}`);
  }
}
