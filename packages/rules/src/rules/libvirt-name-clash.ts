import { allFeatures, type FeatureEntry } from '../facts/features.js';
import { groupBy } from '../facts/group.js';
import { at, defineRule } from '../rule.js';

export const libvirtNameClash = defineRule({
  id: 'libvirt-name-clash',
  what: 'libvirt has one feature of a name.',
  needs: ['word'],
  *find(source) {
    const named = allFeatures(source).filter(isListed);
    for (const [name, entries] of groupBy(named, libvirtName)) {
      for (const { word, path, feature } of entries.slice(1)) {
        const [first] = entries;
        // Two features of one name are what duplicate-feature tells.
        if (first === undefined || first.feature.name === feature.name) continue;
        const where =
          typeof feature.libvirt === 'object' && feature.libvirt.name !== undefined ? ['libvirt', 'name'] : ['name'];
        yield at(word.document, [...path, ...where], {
          message: `libvirt calls both ${first.feature.name} and ${feature.name} ${name}`,
          expected: 'one feature of a name in libvirt',
        });
      }
    }
  },
});

function isListed({ feature, word }: FeatureEntry): boolean {
  return (feature.libvirt ?? word.value.libvirt) !== 'never';
}

function libvirtName({ feature }: FeatureEntry): string {
  return (typeof feature.libvirt === 'object' ? feature.libvirt.name : undefined) ?? feature.name;
}
