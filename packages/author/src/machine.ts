import { asFamilies, wholeFamilies } from '@cpu-models/catalog';
import { compareReleases, machineRelease } from '@cpu-models/runtime';
import type { CompatArrayEntry, CompatFile, MachineFamily, Source } from '@cpu-models/source';
import { sinceOf } from './axis.js';
import type { AuthoredFile, Edit } from './edit.js';
import { AuthorError } from './errors.js';
import { hint } from './find.js';
import { readSettings } from './settings.js';

export interface MachineRequest {
  /** Families, such as pc-q35; all versioned ones unless given. */
  readonly families?: readonly string[];
  /** The release that names the machine type: `10.1`. */
  readonly version: string;
  readonly since?: string;
  /** What older machine types keep: `prop=value` for every CPU, `MODEL:prop=value` for one name. */
  readonly pin?: readonly string[];
  /** Why they keep it. */
  readonly about?: string;
}

/**
 * Adds machine types, and what the machine types before them keep.
 * @throws AuthorError for a family without versions, a machine type that exists, and one that its release does not bring
 */
export function newMachine(source: Source, request: MachineRequest): Edit {
  if (!/^\d+\.\d+$/.test(request.version))
    throw new AuthorError(`${request.version} names no machine type; expected a form like 10.1`);
  const next = sinceOf(source, undefined);
  const since = sinceOf(source, request.since);
  if (compareReleases(request.version, next) < 0)
    throw new AuthorError(
      `machine types of ${request.version} belong to QEMU ${request.version}, and ${next} is next; expected ${next} or later`,
    );
  if (compareReleases(request.version, since) > 0)
    throw new AuthorError(
      `machine types of ${request.version} come with QEMU ${request.version}, not with ${since}; expected ${since}, or --since ${request.version} if it is to come later`,
    );
  const file = source.one('machines').value;
  const families = wholeFamilies(file);
  const versioned = families.filter((family) => family.versioned).map(({ family }) => family);
  const wanted = request.families ?? versioned;
  const unknown = wanted.find((name) => !versioned.includes(name));
  if (unknown !== undefined)
    throw new AuthorError(`${unknown} is not a family with versions${hint(unknown, versioned)}`);
  const machines = families.map((family) =>
    wanted.includes(family.family) ? withMachine(family, request.version, since) : family,
  );
  const files: AuthoredFile[] = [
    {
      kind: 'machines',
      path: 'x86/qemu/machines.yaml',
      value: { ...file, ...asFamilies(machines, file.lifetime) },
    },
  ];
  const previous = previousVersion(families, request.version);
  const pins = request.pin ?? [];
  if (pins.length > 0)
    files.push({ kind: 'compat', path: 'x86/qemu/compat.yaml', value: pinned(source, request, previous, since) });
  const notes = wanted.map((family) => `${family}-${request.version} exists since QEMU ${since}`);
  return {
    files,
    notes: pins.length > 0 ? [...notes, `machine types up to ${previous} keep ${pins.join(', ')}`] : notes,
  };
}

function withMachine(family: MachineFamily, version: string, since: string): MachineFamily {
  const name = `${family.family}-${version}`;
  if (family.machines.some((machine) => machine.name === name))
    throw new AuthorError(`the machine type ${name} exists already`);
  const at = family.machines.findIndex(
    (machine) => compareReleases(machineRelease(machine.name) ?? '0.0', version) < 0,
  );
  const machines = [...family.machines];
  machines.splice(at < 0 ? machines.length : at, 0, { name, since });
  return { ...family, machines };
}

/** The array of a release applies to its machine type and older ones: so what changes is kept by the version before. */
function previousVersion(families: readonly MachineFamily[], version: string): string {
  const versions = families
    .filter((family) => family.versioned)
    .flatMap((family) => family.machines.map(({ name }) => machineRelease(name) ?? '0.0'));
  const older = versions
    .filter((other) => /^\d+\.\d+$/.test(other) && compareReleases(other, version) < 0)
    .sort(compareReleases);
  return older.at(-1) ?? version;
}

function pinned(source: Source, { pin = [], about }: MachineRequest, array: string, since: string): CompatFile {
  const { arrays, ...rest } = source.one('compat').value;
  const why = about === undefined ? {} : { about };
  const entries = pin.flatMap((setting) => readPin(source, setting)).map((entry) => ({ ...entry, ...why }));
  const known = arrays.find((entry) => entry.array === array);
  const fresh: CompatArrayEntry = { array, since, entries };
  const merged =
    known === undefined
      ? [...arrays, fresh]
      : arrays.map((entry) =>
          entry === known ? { ...known, entries: [...known.entries, ...dated(known, entries, since)] } : entry,
        );
  return { ...rest, arrays: merged.sort((a, b) => compareReleases(b.array, a.array)) };
}

function dated(
  known: CompatArrayEntry,
  entries: CompatArrayEntry['entries'],
  since: string,
): CompatArrayEntry['entries'] {
  return known.since === since ? entries : entries.map((entry) => ({ ...entry, since }));
}

function readPin(source: Source, pin: string): CompatArrayEntry['entries'] {
  const [, model, setting] = /^(?:([^:=]+):)?(.+)$/.exec(pin) as RegExpExecArray;
  return Object.entries(readSettings(source, [setting as string])).map(([property, value]) => ({
    ...(model === undefined ? {} : { model }),
    property,
    value: String(value),
  }));
}
