import { feature } from '../qemu/compile.js';
import type { ModelName } from '../qemu/models.js';
import type { ResolvedCpu } from '../qemu/resolve.js';
import { settingsUpTo } from '../qemu/versions.js';
import { turnedOn } from './bit.js';

/** What a model's own definition says of a feature, before accelerator, machine type and caller. */
export interface Defined {
  readonly has: boolean;
  /** The version that last changed it, if any did. */
  readonly version: number | null;
}

/** Looks a feature up in the definition and in the versions up to the one that is meant. */
export function definedIn({ request }: ResolvedCpu, name: string): Defined {
  const { compiled, model, version } = request;
  const slot = feature(compiled, name);
  if (slot === null || model.definition === null) return { has: false, version: null };
  const word = compiled.words[slot.word];
  const bits = word === undefined ? 0n : (model.definition.features[word.name] ?? 0n);
  return (
    lastVersion(model, version, (property) => compiled.slots.get(property) === slot) ?? {
      has: turnedOn(bits, slot),
      version: null,
    }
  );
}

function lastVersion({ definition }: ModelName, upTo: number, isIt: (property: string) => boolean): Defined | null {
  const last = settingsUpTo(definition?.versions ?? [], upTo).findLast(({ property }) => isIt(property));
  return last === undefined ? null : { has: ['on', 'true', 'yes'].includes(last.value), version: last.version };
}
