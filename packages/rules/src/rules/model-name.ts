import { groupBy } from '../facts/group.js';
import { libvirtOnly, modelNames, SPECIAL_MODELS } from '../facts/model-names.js';
import { at, defineRule } from '../rule.js';

/** Who keeps a name that two want. */
const FORMS = ['model', 'version', 'alias'] as const;

export const modelName = defineRule({
  id: 'model-name',
  what: 'Models, aliases and NAME-vN all have different names, also where case does not count; names never come back.',
  needs: ['model', 'libvirt-model'],
  *find(source) {
    for (const names of groupBy(modelNames(source), ({ name }) => name.toLowerCase()).values()) {
      const [first, ...rest] = FORMS.flatMap((wanted) => names.filter(({ form }) => form === wanted));
      for (const { name, form, model, path } of rest) {
        if (first === undefined || (form === 'version' && first.form === 'version' && first.model === model)) continue;
        const owner =
          first.form === 'model'
            ? `the model ${first.name}`
            : `${first.form === 'alias' ? 'an alias' : 'a version'} of ${first.model.value.name}`;
        yield at(model.document, path, {
          message: `the name ${name} is taken by ${owner}`,
          expected: 'a name of its own',
        });
      }
    }
    for (const { name, form, model, path } of modelNames(source)) {
      if (form === 'version') continue;
      const taken = SPECIAL_MODELS.includes(name)
        ? 'QEMU'
        : libvirtOnly(source).has(name)
          ? `x86/libvirt/models/${name}.yaml`
          : undefined;
      if (taken !== undefined)
        yield at(model.document, path, {
          message: `the name ${name} is taken by ${taken}`,
          expected: 'a name of its own',
        });
      if (/-v[0-9]+$/.test(name))
        yield at(model.document, path, {
          message: `the name ${name} ends like a version`,
          expected: 'a name without -vN: QEMU gives those itself',
        });
    }
  },
});
