import type { PropertyValue } from '../qemu/state.js';
import { maximumOn } from './host.js';
import type { Scene } from './scene.js';

/** What `host` (or `max` under TCG) has, by the names of the scene's tables whatever spelling the host's QEMU uses. */
export type Maximum = ReadonlyMap<string, PropertyValue>;

const caches = new WeakMap<Scene, Map<boolean, Maximum | null>>();

/** The answer about the maximum; null where the host was not asked. */
export function maximumOf(scene: Scene, migratable = true): Maximum | null {
  const cache = caches.get(scene) ?? new Map<boolean, Maximum | null>();
  caches.set(scene, cache);
  let known = cache.get(migratable);
  if (known === undefined) {
    const props = scene.asked === null ? null : maximumOn(scene.host, scene.asked, migratable);
    known = props === null ? null : canonical(scene, props);
    cache.set(migratable, known);
  }
  return known;
}

function canonical({ compiled }: Scene, props: Readonly<Record<string, PropertyValue>>): Maximum {
  const entries = Object.entries(props);
  return new Map([
    ...entries.map(([name, value]) => [compiled.slots.get(name)?.name ?? name, value] as const),
    ...entries,
  ]);
}

/**
 * Whether the host's QEMU has a property of that name at all; null where its list is not known or not whole. What it has
 * no name for is unknown there, not absent.
 */
export function isKnownTo(scene: Scene, name: string): boolean | null {
  const maximum = maximumOf(scene, false) ?? maximumOf(scene);
  if (maximum === null) return null;
  if (maximum.has(name)) return true;
  return scene.host.partial === true ? null : false;
}

/** Whether QEMU on the host was asked anything about CPUs. */
export function wasAsked({ host }: Scene): boolean {
  return Object.values(host.defs).some((list) => list.length > 0) || Object.keys(host.props).length > 0;
}
