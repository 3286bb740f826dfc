import { qemuRelease } from '@cpu-models/catalog';
import { compareReleases, type NamesOfRelease, namesOf, type QemuRelease } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';
import type { Command } from 'commander';
import { UsageError } from '../io/fail.js';
import { findWorkspace, readSource } from '../io/workspace.js';

/** The QEMU releases of a workspace. */
export interface Releases {
  readonly source: Source;
  /** Release names, oldest first. */
  readonly names: readonly string[];
  /** A release by name, with or without `qemu-` before it; the newest if undefined. */
  get(name?: string): QemuRelease;
  /** Names that the other releases know, so that errors can tell `not yet` from `no longer`. */
  others(release: QemuRelease): readonly NamesOfRelease[];
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

/** Reads the workspace's source, with all its releases at hand. */
export async function readReleases({ workspace, overlay }: Globals): Promise<Releases> {
  const source = await readSource(findWorkspace(workspace), overlay);
  const names = source
    .one('release')
    .value.qemu.map(({ release }) => release)
    .sort(compareReleases);
  const made = new Map<string, QemuRelease>();
  const get = (name = names.at(-1) ?? ''): QemuRelease => {
    const release = name.replace(/^qemu-/, '');
    if (!names.includes(release))
      throw new UsageError(`QEMU ${release} is not supported; supported are ${names.join(', ')}`);
    const known = made.get(release) ?? qemuRelease(source, release);
    made.set(release, known);
    return known;
  };
  const others = (release: QemuRelease) =>
    names.filter((name) => name !== release.release).map((name) => namesOf(get(name)));
  return { source, names, get, others };
}

/** An accelerator as typed. */
export function readAccelerator(text: string): 'tcg' | 'kvm' {
  if (text !== 'tcg' && text !== 'kvm') throw new UsageError(`there is no accelerator ${text}; expected tcg or kvm`);
  return text;
}

/** The newest release that has a machine type; undefined if none has. */
export function newestWith(releases: Releases, machine: string): string | undefined {
  const has = (name: string) =>
    releases.get(name).machines.some((type) => type.name === machine || type.alias === machine);
  return [...releases.names].reverse().find(has);
}
