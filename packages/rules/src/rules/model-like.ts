import { libvirtOnly } from '../facts/model-names.js';
import { at, defineRule } from '../rule.js';

export const modelLike = defineRule({
  id: 'model-like',
  what: "A model of libvirt's own has its features listed, or takes them from a model of QEMU's.",
  needs: ['libvirt-model'],
  *find(source) {
    for (const { document, value } of source.all('libvirt-model')) {
      const { name, features, like } = value;
      if ((features === undefined) === (like === undefined))
        yield at(document, ['name'], {
          message: `${name} has ${like === undefined ? 'neither' : 'both'} features and like`,
          expected: 'one of them',
        });
      if (like === undefined && (value.with ?? value.without) !== undefined)
        yield at(document, ['name'], {
          message: `${name} has with or without, but no like`,
          expected: 'a model that they change',
        });
      if (like !== undefined && libvirtOnly(source).has(like))
        yield at(document, ['like'], {
          message: `${name} is like ${like}, which is libvirt's own too`,
          expected: "a model of QEMU's",
        });
    }
  },
});
