import { compareReleases, machineOrigin, type NamesOfRelease, namesOf, type QemuRelease } from '@cpu-models/runtime';
import type { Command } from 'commander';
import { UsageError } from '../io/fail.js';
import { isGeneratedFrom } from '../io/generated.js';
import { findWorkspace, readSource } from '../io/workspace.js';

/** The QEMU releases of a workspace. */
export interface Releases {
  /** Release names, oldest first. */
  readonly names: readonly string[];
  /** A release by name, with or without `qemu-` before it; the newest if undefined. */
  get(name?: string): QemuRelease;
  /** Names that the other releases know, so that errors can tell `not yet` from `no longer`; looked up when they are asked for. */
  others(release: QemuRelease): Iterable<NamesOfRelease>;
}

/** Options that every command has. */
export interface Globals {
  readonly workspace?: string;
  readonly overlay?: string;
  readonly json?: boolean;
}

export function globalsOf(command: Command): Globals {
  return command.optsWithGlobals<Globals>();
}

/** A workspace's releases: those that were generated from its source, or if that has changed since, what it says now. */
export async function readReleases({ workspace, overlay }: Globals): Promise<Releases> {
  const root = findWorkspace(workspace);
  if (overlay === undefined && isGeneratedFrom(root)) {
    const { QEMU_RELEASES } = await import('@cpu-models/runtime/data');
    const releases: readonly QemuRelease[] = QEMU_RELEASES;
    return releasesOf(new Map(releases.map((release) => [release.release, () => release])));
  }
  const { qemuRelease } = await import('@cpu-models/catalog');
  const source = await readSource(root, overlay);
  const { qemu } = source.one('release').value;
  return releasesOf(new Map(qemu.map(({ release }) => [release, () => qemuRelease(source, release)])));
}

function releasesOf(makers: ReadonlyMap<string, () => QemuRelease>): Releases {
  const names = [...makers.keys()].sort(compareReleases);
  const made = new Map<string, QemuRelease>();
  const get = (name = names.at(-1) ?? ''): QemuRelease => {
    const release = name.replace(/^qemu-/, '');
    const known = made.get(release) ?? makers.get(release)?.();
    if (known === undefined)
      throw new UsageError(`QEMU ${release} is not supported; supported are ${names.join(', ')}`);
    made.set(release, known);
    return known;
  };
  const others = function* (release: QemuRelease) {
    for (const name of names) if (name !== release.release) yield namesOf(get(name));
  };
  return { names, get, others: (release) => ({ [Symbol.iterator]: () => others(release) }) };
}

/** An accelerator as typed. */
export function readAccelerator(text: string): 'tcg' | 'kvm' {
  if (text !== 'tcg' && text !== 'kvm') throw new UsageError(`there is no accelerator ${text}; expected tcg or kvm`);
  return text;
}

/** The newest release that has a machine type, or the one that a distribution's is based on; undefined if none has. */
export function newestWith(releases: Releases, machine: string): string | undefined {
  const based = machineOrigin(machine)?.base ?? machine;
  const has = (name: string) =>
    releases.get(name).machines.some(({ name: known, alias }) => [machine, based].includes(known) || alias === machine);
  return [...releases.names].reverse().find(has);
}
