import { modelsByName } from '../facts/model-names.js';
import { at, defineRule } from '../rule.js';

export const aheadName = defineRule({
  id: 'ahead-name',
  what: "A name that libvirt has ahead of QEMU's definition has none here: one place says what it is.",
  needs: ['model', 'libvirt-ahead'],
  *find(source) {
    const known = modelsByName(source);
    for (const { document, value } of source.all('libvirt-ahead')) {
      for (const [i, { name }] of value.models.entries()) {
        const model = known.get(name)?.[0]?.model.document.file;
        if (model === undefined) continue;
        yield at(document, ['models', i, 'name'], {
          message: `${name} stands in ${model} too`,
          expected: 'each name in one place',
          fix: `say there since when libvirt has it (\`libvirt: {since: ...}\`), and take the entry away`,
        });
      }
    }
  },
});
