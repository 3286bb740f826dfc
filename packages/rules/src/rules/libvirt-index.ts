import { suggest } from '@cpu-models/runtime';
import type { Source, SourceDocument } from '@cpu-models/source';
import { modelsByName } from '../facts/model-names.js';
import { at, defineRule, type Fault } from '../rule.js';

interface Known {
  /** Things that the index can list, with their documents. */
  readonly models: ReadonlyMap<string, SourceDocument>;
  /** A model without an entry has a place by rule. */
  readonly complete: boolean;
}

export const libvirtIndex = defineRule({
  id: 'libvirt-index',
  what: "libvirt's indexes list models that exist, once each; on Arm and ppc64 all of them.",
  needs: ['model', 'libvirt-model', 'libvirt-ahead', 'arm-model', 'ppc64-model'],
  *find(source) {
    for (const { document, value } of source.all('libvirt-index')) {
      const known = knownTo(source, document.file);
      const seen = new Set<string>();
      for (const [i, group] of value.groups.entries()) {
        for (const [j, entry] of group.models.entries()) {
          const path = ['groups', i, 'models', j];
          const name = typeof entry === 'string' ? entry : entry.model;
          if (seen.has(name))
            yield at(document, path, { message: `${name} stands twice`, expected: 'each model once' });
          seen.add(name);
          if (!known.models.has(name)) yield at(document, path, unknown(name, known));
          if (typeof entry !== 'string') yield* firstFaults(source, document, [...path, 'first'], entry);
        }
      }
      if (!known.complete) continue;
      for (const [name, file] of known.models) {
        if (!seen.has(name))
          yield at(file, [], { message: `${name} is not in ${document.file}`, expected: 'its place in the index' });
      }
    }
  },
});

function knownTo(source: Source, file: string): Known {
  if (file.startsWith('arm/'))
    return {
      models: new Map(source.all('arm-model').map(({ document, value }) => [value.model, document])),
      complete: true,
    };
  if (file.startsWith('ppc64/'))
    return {
      models: new Map(source.all('ppc64-model').map(({ document, value }) => [value.model, document])),
      complete: true,
    };
  const own = [...source.all('model'), ...source.all('libvirt-model')].map(
    ({ document, value }) => [value.name, document] as const,
  );
  return { models: new Map([...own, ...aheadNames(source)]), complete: false };
}

function unknown(name: string, known: Known): { message: string; expected: string; fix?: string } {
  const [nearest] = suggest(name, known.models.keys(), 1);
  return {
    message: `no model is called ${name}`,
    expected: 'a model that has a file',
    ...(nearest === undefined ? {} : { fix: `did you mean ${nearest}?` }),
  };
}

/** `first` lists names of the model. */
function* firstFaults(
  source: Source,
  document: SourceDocument,
  path: (string | number)[],
  { model, first }: { model: string; first: string[] },
): Generator<Fault> {
  for (const [k, alias] of first.entries()) {
    const isName = modelsByName(source)
      .get(alias)
      ?.some((entry) => entry.model.value.name === model);
    if (!isName && !aheadNames(source).has(alias))
      yield at(document, [...path, k], {
        message: `${alias} is not a name of ${model}`,
        expected: `an alias or a version of ${model}`,
      });
  }
}

/** Names that libvirt has before any QEMU of the source. */
function aheadNames(source: Source): ReadonlyMap<string, SourceDocument> {
  const entries = source.all('libvirt-ahead');
  return new Map(entries.flatMap(({ document, value }) => value.models.map(({ name }) => [name, document] as const)));
}
