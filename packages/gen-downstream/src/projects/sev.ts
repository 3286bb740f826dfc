import { compareReleases } from '@cpu-models/runtime';
import type { Emitter } from '../emitter.js';
import { byCodePoint, identifier, type ModelName, modelNames } from '../names.js';
import { policyOf } from '../policy.js';
import { isSevModel } from '../signature.js';
import { render } from '../templates.js';

interface Policy {
  /** Names that the crate has given numbers to, in their order. Programs store them, so later names only follow. */
  readonly numbered: readonly string[];
}

/** `CpuType` of the crate virtee/sev: the same table as an enumeration with numbers, names and signatures. */
export const sev: Emitter = {
  name: 'sev',
  emit: ({ qemu }) => {
    const names = modelNames(qemu).filter(({ definition }) => isSevModel(definition));
    const types = numbered(names).map(({ name, definition: { family, model, stepping } }, number) => ({
      ...{ variant: identifier(name), number, name, lower: name.toLowerCase(), family, model, stepping },
    }));
    const bare = names.filter(({ version }) => version === null).map(({ name }) => name);
    const families = types.filter(({ name }) => bare.includes(name));
    return [{ path: 'vcpu_types.rs', text: render('sev', { release: qemu.release, types, families }) }];
  },
};

/** Names that have a number first, then by the release that brought them. */
function numbered(names: readonly ModelName[]): ModelName[] {
  const { numbered: given } = policyOf<Policy>('sev');
  const place = ({ name }: ModelName) => (given.includes(name) ? given.indexOf(name) : given.length);
  return [...names].sort(
    (a, b) => place(a) - place(b) || compareSince(a, b) || (a.since === b.since ? 0 : byCodePoint(a.name, b.name)),
  );
}

function compareSince({ since: a = '0.0' }: ModelName, { since: b = '0.0' }: ModelName): number {
  return compareReleases(a, b);
}
