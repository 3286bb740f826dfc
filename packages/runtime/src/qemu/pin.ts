import { compatSettings } from './compat.js';
import { fullExpansion, propertyValue } from './expansion.js';
import { unavailableFeatures } from './filter.js';
import { versionedName } from './models.js';
import type { ResolveOptions, WithVendor } from './options.js';
import type { Accelerator, QemuRelease } from './release.js';
import { type ResolvedCpu, resolve } from './resolve.js';
import type { PropertyValue } from './state.js';

/** A CPU by names that no machine type changes. */
export interface PinnedCpu<Model extends string = string> {
  /** A versioned name, which means the same on every machine type; `max`, `host` and `base` stay as they are. */
  readonly model: Model;
  /** What the machine type changes in the unversioned name alone; to be set besides. */
  readonly properties: Readonly<Record<string, PropertyValue>>;
  /** The pinned CPU was compared with the original, and equals it in every property. */
  readonly exact: boolean;
}

/** Turns a name and a machine type into the immutable name, and the properties that make it exactly the same CPU. */
export function pin<Model extends string, Machine extends string, Kind extends Accelerator>(
  release: QemuRelease<Model, Machine>,
  options: ResolveOptions<NoInfer<Model>, NoInfer<Machine>> & WithVendor<Kind>,
): PinnedCpu<Model> {
  const original = resolve(release, options);
  const { model, version } = original.request;
  if (model.definition === null || !model.isAlias) return { model: options.model, properties: {}, exact: true };
  const name = versionedName(model.definition, Math.max(version, 1)) as Model;
  const plain = resolve(release, { ...options, model: name });
  const properties = ownCompat(original, plain, options.properties ?? {});
  const pinned = resolve(release, {
    ...options,
    model: name,
    properties: { ...properties, ...options.properties },
  });
  return { model: name, properties, exact: same(original, pinned) };
}

/** The compatibility settings that go by the unversioned name and make a difference. */
function ownCompat(
  original: ResolvedCpu,
  plain: ResolvedCpu,
  given: Readonly<Record<string, PropertyValue>>,
): Record<string, PropertyValue> {
  const settings = compatSettings(original.request).filter(
    ({ origin, slot }) =>
      origin.kind === 'compat' &&
      origin.model !== null &&
      !(slot.name in given) &&
      propertyValue(original, slot.name) !== propertyValue(plain, slot.name),
  );
  return Object.fromEntries(settings.map(({ slot, value }) => [slot.name, value]));
}

function same(a: ResolvedCpu, b: ResolvedCpu): boolean {
  const [left, right] = [fullExpansion(a), fullExpansion(b)];
  return (
    Object.keys(left).every((name) => left[name] === right[name]) &&
    String(unavailableFeatures(a)) === String(unavailableFeatures(b))
  );
}
