import type { MachineType, ModelDefinition } from './release.js';

/** What a name of a CPU type stands for. */
export interface ModelName {
  readonly name: string;
  /** `max` fills itself from the accelerator, `host` is its child for KVM, `base` has nothing. */
  readonly kind: 'named' | 'max' | 'host' | 'base';
  readonly definition: ModelDefinition | null;
  /** `auto` for an unversioned name: the machine type decides. */
  readonly version: number | 'auto';
  /** Whether query-cpu-definitions may give it an alias-of. */
  readonly isAlias: boolean;
}

/** All CPU types of a release (x86_register_cpudef_types and the three that have no definition). */
export function compileModels(definitions: readonly ModelDefinition[]): ReadonlyMap<string, ModelName> {
  const names = new Map<string, ModelName>();
  const add = (name: string, definition: ModelDefinition, version: number | 'auto', isAlias: boolean) => {
    names.set(name, { name, kind: 'named', definition, version, isAlias });
  };
  for (const definition of definitions) {
    add(definition.name, definition, 'auto', true);
    for (const { version, alias } of definition.versions) {
      add(versionedName(definition, version), definition, version, false);
      if (alias !== null) add(alias, definition, version, true);
    }
  }
  for (const kind of ['max', 'host', 'base'] as const) {
    names.set(kind, { name: kind, kind, definition: null, version: 1, isAlias: false });
  }
  return names;
}

/** `EPYC` and 2 -> `EPYC-v2`, the name of one version. */
export function versionedName(definition: ModelDefinition, version: number): string {
  return `${definition.name}-v${version}`;
}

/**
 * The version that a name means on a machine type; 0: the definition alone, no version is applied.
 *
 * Source: x86_cpu_model_resolve_version, all releases.
 */
export function resolveVersion(model: ModelName, machine: MachineType): number {
  if (model.version !== 'auto') return model.version;
  if (machine.defaultCpuVersion === 'legacy') return 0;
  if (machine.defaultCpuVersion !== 'latest') return machine.defaultCpuVersion;
  return model.definition?.versions.at(-1)?.version ?? 0;
}

/**
 * The versioned name behind a name, or null; machine types without versions show none at all.
 *
 * Source: x86_cpu_class_get_alias_of and x86_cpu_definition_entry, all releases.
 */
export function aliasOf(model: ModelName, machine: MachineType): string | null {
  if (!model.isAlias || model.definition === null || machine.defaultCpuVersion === 'legacy') return null;
  const version = resolveVersion(model, machine);
  return version > 0 ? versionedName(model.definition, version) : null;
}
