import { type Located, type ModelFile, memo, type Path, type Source, type Span } from '@cpu-models/source';
import { groupBy } from './group.js';
import { intersect } from './spans.js';

/** A name that QEMU takes for a CPU. */
export interface ModelName {
  readonly name: string;
  readonly form: 'model' | 'alias' | 'version';
  readonly model: Located<ModelFile>;
  readonly path: Path;
  readonly span: Span;
}

/** Models of QEMU's that no file describes: they are what the host or the emulator offers. */
export const SPECIAL_MODELS: readonly string[] = ['base', 'host', 'max'];

/** Every name that a model file gives: its own, its aliases, NAME-v1 and so on. Needs `model`. */
export const modelNames = memo((source: Source): ModelName[] =>
  source.all('model').flatMap((model) => [...namesOf(model)]),
);

/** Names of models by spelling. Needs `model`. */
export const modelsByName = memo((source: Source) => groupBy(modelNames(source), ({ name }) => name));

/** Models that only libvirt has. Needs `libvirt-model`. */
export const libvirtOnly = memo(
  (source: Source) => new Set(source.all('libvirt-model').map(({ value }) => value.name)),
);

function* namesOf(model: Located<ModelFile>): Generator<ModelName> {
  const { value } = model;
  const span = intersect(value);
  yield { name: value.name, form: 'model', model, path: ['name'], span };
  const versions = value.versions ?? [{ version: 1 }];
  for (const [i, version] of versions.entries()) {
    const own = intersect(span, version.version === 1 ? {} : version);
    yield {
      name: `${value.name}-v${version.version}`,
      form: 'version',
      model,
      path: ['versions', i, 'version'],
      span: own,
    };
    if (version.alias !== undefined)
      yield { name: version.alias, form: 'alias', model, path: ['versions', i, 'alias'], span: own };
  }
}
