import { compareReleases } from '@cpu-models/runtime';
import type { Emitter } from '../emitter.js';
import { byCodePoint, identifier, type ModelName, modelNames } from '../names.js';
import { isSevModel } from '../signature.js';
import { render } from '../templates.js';

/** Numbers that the crate has given out, in their order. Programs store them, so later names only follow. */
const NUMBERED: readonly string[] = [
  ...['EPYC', 'EPYC-v1', 'EPYC-v2', 'EPYC-IBPB', 'EPYC-v3', 'EPYC-v4'],
  ...['EPYC-Rome', 'EPYC-Rome-v1', 'EPYC-Rome-v2', 'EPYC-Rome-v3'],
  ...['EPYC-Milan', 'EPYC-Milan-v1', 'EPYC-Milan-v2', 'EPYC-Genoa', 'EPYC-Genoa-v1'],
];

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
  const place = ({ name }: ModelName) => (NUMBERED.includes(name) ? NUMBERED.indexOf(name) : NUMBERED.length);
  return [...names].sort(
    (a, b) => place(a) - place(b) || compareSince(a, b) || (a.since === b.since ? 0 : byCodePoint(a.name, b.name)),
  );
}

function compareSince({ since: a = '0.0' }: ModelName, { since: b = '0.0' }: ModelName): number {
  return compareReleases(a, b);
}
