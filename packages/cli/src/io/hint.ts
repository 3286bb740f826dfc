import { compareReleases, likelyBase, machineOrigin, namesOf, suggestModels } from '@cpu-models/runtime';
import { KNOWN } from '../explain/known.js';
import { isUserError, UsageError } from './fail.js';

/** An error about a name, with what else is known of the name: whose machine type it is, the generation that is meant. */
export function withHint(error: unknown): unknown {
  if (!(error instanceof Error) || !isUserError(error)) return error;
  const plain = error.message.replace(/; did you mean .*\?$/s, '');
  const machine = /has no machine type '([^']+)'$/.exec(plain)?.[1];
  const model = /has no CPU model '([^']+)'$/.exec(plain)?.[1];
  const hint = machine === undefined ? null : machineHint(machine);
  if (hint !== null) return new UsageError(`${plain}: ${hint}`);
  const names = KNOWN.qemu.flatMap((release) => namesOf(release).models);
  const near = model === undefined ? [] : suggestModels(names, model, KNOWN.about);
  return near.length === 0 ? error : new UsageError(`${plain}; did you mean ${listed(near)}?`);
}

function listed(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop();
  return quoted.length === 0 ? `${last}` : `${quoted.join(', ')} or ${last}`;
}

function machineHint(machine: string): string | null {
  const origin = machineOrigin(machine);
  if (origin !== null) {
    const based =
      origin.based === null
        ? ''
        : `, based on QEMU ${origin.based}: use pc-q35-${origin.based} or pc-i440fx-${origin.based} here`;
    return `it is a machine type of ${origin.whose}${based}`;
  }
  const base = likelyBase(
    machine,
    KNOWN.qemu.flatMap(({ machines }) => machines.map(({ name }) => name)),
  );
  if (base !== null && base !== machine)
    return `nobody is known to have it; by its name it is likely made of ${base}, which can be asked instead`;
  const release = /-(\d+\.\d+)$/.exec(machine)?.[1];
  const newest =
    KNOWN.qemu
      .map((one) => one.release)
      .sort(compareReleases)
      .at(-1) ?? '0';
  return release !== undefined && compareReleases(release, newest) > 0
    ? `it is newer than what is known here, QEMU ${newest}`
    : null;
}
