import { compareReleases } from '../releases.js';
import { compile } from './compile.js';
import { machineRelease } from './machines.js';
import { versionedName } from './models.js';
import { findMachine, findModel } from './names.js';
import type { ModelDefinition, QemuRelease } from './release.js';

/**
 * The newest version of a model that existed when the machine type's release came out.
 *
 * QEMU itself takes version 1 on pc and q35. This policy gives new machine types the fixed CPU, while old ones keep
 * theirs. Machine types without a release in their name (microvm, isapc, none) get the newest version. A name that says
 * its version keeps it.
 * @throws CpuModelError for an unknown machine type or model
 */
export function versionAt<Model extends string, Machine extends string>(
  release: QemuRelease<Model, Machine>,
  machine: NoInfer<Machine>,
  model: NoInfer<Model>,
): Model {
  const compiled = compile(release);
  const { name: machineName } = findMachine(compiled, machine, []);
  const { name, definition, version } = findModel(compiled, model, []);
  if (definition === null) return name as Model;
  if (version !== 'auto') return versionedName(definition, version) as Model;
  return versionedName(definition, newest(definition, machineRelease(machineName))) as Model;
}

function newest(definition: ModelDefinition, machineRelease: string | null): number {
  const known = definition.versions.filter(({ since = definition.since }) => {
    return machineRelease === null || since === undefined || compareReleases(since, machineRelease) <= 0;
  });
  return (known.at(-1) ?? definition.versions[0])?.version ?? 1;
}
