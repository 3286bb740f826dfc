import { type Origin, origins, type QemuRelease, resolve } from '@cpu-models/runtime';
import { locate, type Path, type Source } from '@cpu-models/source';
import { question } from './answers.js';
import type { Violation } from './compare/effects.js';
import { fullHost, variantById } from './variants.js';

/** Fields of a model file that properties of other names come from. */
const FIELDS: Readonly<Record<string, string>> = {
  'min-level': 'level',
  'min-xlevel': 'xlevel',
  'legacy-cache': 'cache',
};

export interface Place {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** Where the fact stands that gives a violation its new value; else where one would look for what has gone. */
export function placeOf(source: Source, release: QemuRelease, violation: Violation): Place {
  const origin = originOf(release, violation);
  return (origin === null ? null : placeOfOrigin(source, origin, violation.property)) ?? fallback(source, violation);
}

function originOf(release: QemuRelease, { models, machines, variants, property }: Violation): Origin | null {
  const [model = '', machine = '', variant = 'tcg'] = [models[0], machines[0], variants[0]];
  try {
    return origins(resolve(release, question(variantById(variant), machine, model, fullHost(release))))(property);
  } catch {
    return null; // What has gone has no origin.
  }
}

function placeOfOrigin(source: Source, origin: Origin, property: string): Place | null {
  switch (origin.kind) {
    case 'definition':
      return inModel(source, origin.model, property);
    case 'version': {
      const versions = modelFile(source, origin.model)?.value.versions ?? [];
      const at = versions.findIndex(({ version }) => version === origin.version);
      return inModel(source, origin.model, property, ['versions', at, 'properties', property]);
    }
    case 'compat': {
      const arrays = source.one('compat').value.arrays;
      const array = arrays.findIndex((entry) => entry.array === origin.release);
      const entry =
        arrays[array]?.entries.findIndex(
          (item) => item.property === property && (item.model ?? null) === origin.model,
        ) ?? -1;
      return inOne(source, 'compat', ['arrays', array, 'entries', entry]);
    }
    case 'accelerator': {
      const list = origin.accelerator === 'kvm' ? 'kvm' : 'tcg';
      return inOne(source, 'accelerators', [
        list,
        source.one('accelerators').value[list].findIndex((entry) => entry.property === property),
      ]);
    }
    case 'dependency':
      return inOne(source, 'dependencies', ['dependencies', dependencyAt(source, property)]);
    default:
      return null;
  }
}

function dependencyAt(source: Source, property: string): number {
  return source
    .one('dependencies')
    .value.dependencies.findIndex(({ 'then-off': off }) => off.features?.includes(property) === true);
}

function modelFile(source: Source, name: string) {
  return source.all('model').find(({ value }) => value.name === name);
}

function inModel(source: Source, name: string, property: string, path?: Path): Place | null {
  const file = modelFile(source, name);
  if (file === undefined) return null;
  const words = Object.entries(file.value.features).find(([, uses]) =>
    uses.some((use) => (typeof use === 'string' ? use : use.name) === property),
  );
  const own: Path = words === undefined ? [FIELDS[property] ?? property] : ['features', words[0]];
  return { file: file.document.file, ...locate(file.document, path ?? own) };
}

function inOne(
  source: Source,
  kind: 'compat' | 'accelerators' | 'dependencies' | 'machines' | 'caches' | 'properties',
  path: Path,
): Place {
  const { document } = source.one(kind);
  return { file: document.file, ...locate(document, path) };
}

function fallback(source: Source, { property, models, machines }: Violation): Place {
  if (property.startsWith('CPUID') || property === 'the guest') return inOne(source, 'caches', []);
  if (property.startsWith('the machine type') || property === 'the default model') {
    const { families } = source.one('machines').value;
    const family = families.findIndex((entry) => machines.some((name) => name.startsWith(entry.family)));
    return inOne(source, 'machines', family < 0 ? [] : ['families', family]);
  }
  const named = models.find((model) => model !== 'base' && model !== 'max' && model !== 'host') ?? '';
  const model = source.all('model').find(({ value }) => named === value.name || named.startsWith(`${value.name}-`));
  if (model !== undefined && models.length < 20) return { file: model.document.file, line: 1, column: 1 };
  return inOne(source, 'properties', [
    'properties',
    source.one('properties').value.properties.findIndex(({ name }) => name === property),
  ]);
}
