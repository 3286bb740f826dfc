import { suggest } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';
import { libvirtOnly, modelsByName, SPECIAL_MODELS } from '../facts/model-names.js';
import { type ModelUse, modelUses } from '../facts/model-uses.js';
import { at, atKey, defineRule } from '../rule.js';

const EXPECTED: Readonly<Record<ModelUse['vocabulary'], string>> = {
  qemu: 'a model, an alias, NAME-vN, host or max',
  file: 'a model of x86/models',
  libvirt: "a model, an alias or a model of libvirt's own",
};

export const unknownModel = defineRule({
  id: 'unknown-model',
  what: 'Every model that is named anywhere exists.',
  needs: ['model', 'libvirt-model'],
  *find(source) {
    const known = {
      qemu: namesFor(source, 'qemu'),
      file: namesFor(source, 'file'),
      libvirt: namesFor(source, 'libvirt'),
    };
    for (const { document, path, key, name, vocabulary } of modelUses(source)) {
      if (known[vocabulary].has(name)) continue;
      const [alias] = modelsByName(source).get(name) ?? [];
      const [nearest] = alias === undefined ? suggest(name, known[vocabulary], 1) : [];
      const message =
        alias === undefined
          ? `no model is called ${name}`
          : `${name} is ${alias.form === 'alias' ? 'an alias' : 'a version'} of ${alias.model.value.name}`;
      yield (key ? atKey : at)(document, path, {
        message,
        expected: EXPECTED[vocabulary],
        fix: nearest === undefined ? undefined : `did you mean ${nearest}?`,
      });
    }
  },
});

function namesFor(source: Source, vocabulary: ModelUse['vocabulary']): Set<string> {
  const names = [...modelsByName(source).values()].flat();
  if (vocabulary === 'file') return new Set(names.filter(({ form }) => form === 'model').map(({ name }) => name));
  if (vocabulary === 'qemu') return new Set([...names.map(({ name }) => name), ...SPECIAL_MODELS]);
  return new Set([...names.filter(({ form }) => form !== 'version').map(({ name }) => name), ...libvirtOnly(source)]);
}
