import type { MapModel, MapSignature } from '@cpu-models/runtime';
import type { AheadModel } from '@cpu-models/source';
import type { Draft } from './draft.js';
import { projectName } from './project-name.js';

/** What a file says of a name, as the source writes it; since when is not said. */
export function aheadEntry(draft: Draft, model: MapModel): AheadModel {
  const listed = (names: readonly string[]) => names.map((name) => projectName(draft, name));
  return {
    name: model.name,
    ...(model.decodeGuest ? {} : { guest: false }),
    ...(model.ancestor === null ? {} : { reference: model.ancestor }),
    ...(model.signatures.length === 0 ? {} : { signatures: model.signatures.map(signatureEntry) }),
    ...(model.vendor === null ? {} : { vendor: model.vendor }),
    ...listOf('features', listed(model.features)),
    ...listOf('added', listed(model.added)),
    ...listOf('removed', listed(model.removed)),
  };
}

function listOf(key: 'features' | 'added' | 'removed', names: string[]): Partial<AheadModel> {
  return names.length === 0 ? {} : { [key]: names };
}

function signatureEntry({ family, model, stepping }: MapSignature): NonNullable<AheadModel['signatures']>[number] {
  if (stepping === null) return { family, model };
  const steppings = [...Array(16).keys()].filter((bit) => stepping & (1 << bit));
  const [first, last] = [steppings[0], steppings.at(-1)];
  return { family, model, steppings: first === last ? String(first) : `${first}-${last}` };
}
