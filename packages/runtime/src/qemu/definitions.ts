import { compile } from './compile.js';
import { unavailableFeatures } from './filter.js';
import { aliasOf, type ModelName } from './models.js';
import { findMachine } from './names.js';
import type { ResolveOptions } from './options.js';
import type { QemuRelease } from './release.js';
import { resolve } from './resolve.js';

/** One entry of query-cpu-definitions. */
export interface CpuDefinition<Model extends string = string> {
  readonly name: Model;
  readonly typename: string;
  readonly aliasOf: Model | null;
  /** Null under KVM where the host is not known. */
  readonly unavailableFeatures: readonly string[] | null;
  readonly static: boolean;
  readonly migrationSafe: boolean;
  readonly deprecated: boolean;
}

/** What of a question about a CPU matters to the list of all CPUs. */
export type DefinitionsOptions<Machine extends string = string> = Omit<
  ResolveOptions<string, Machine>,
  'model' | 'properties' | 'commandLine'
>;

/**
 * The CPU types of a release on a machine type, sorted by name: query-cpu-definitions.
 *
 * Source: x86_cpu_definition_entry, all releases.
 */
export function definitions<Model extends string, Machine extends string>(
  release: QemuRelease<Model, Machine>,
  options: DefinitionsOptions<NoInfer<Machine>>,
): CpuDefinition<Model>[] {
  const compiled = compile(release);
  const machine = findMachine(compiled, options.machine, options.otherReleases ?? []);
  const models = [...compiled.models.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  return models.map((model) => ({
    name: model.name as Model,
    typename: `${model.name}-x86_64-cpu`,
    aliasOf: aliasOf(model, machine) as Model | null,
    unavailableFeatures: unavailable(release, options, model),
    static: model.kind === 'base',
    migrationSafe: model.kind === 'named' || model.kind === 'base',
    deprecated: model.definition !== null && model.definition.deprecation !== null,
  }));
}

function unavailable(release: QemuRelease, options: DefinitionsOptions, model: ModelName) {
  if (options.accelerator === 'kvm' && options.host === undefined) return null;
  return unavailableFeatures(resolve(release, { ...options, model: model.name }));
}
