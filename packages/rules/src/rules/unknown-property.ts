import { suggest } from '@cpu-models/runtime';
import type { Source } from '@cpu-models/source';
import { featuresByName, otherSpellings } from '../facts/features.js';
import { propertiesByName } from '../facts/properties.js';
import { propertyUses } from '../facts/property-uses.js';
import { at, atKey, defineRule, type Words } from '../rule.js';

export const unknownProperty = defineRule({
  id: 'unknown-property',
  what: 'A property that a version, a machine type or an accelerator sets is a feature, an alias or a property of QEMU.',
  needs: ['word', 'properties'],
  *find(source) {
    const known = propertiesByName(source);
    for (const { document, path, key, name } of propertyUses(source)) {
      if (!known.has(name)) yield (key ? atKey : at)(document, path, explain(source, name));
    }
  },
});

function explain(source: Source, name: string): Words {
  const expected = 'a feature, an alias or a property of QEMU';
  const [own] = featuresByName(source).get(name) ?? [];
  if (own !== undefined)
    return {
      message: `QEMU has no property ${name}: the bit is ${own.feature.qemu ?? own.feature.name} there`,
      expected,
    };
  const [other] = otherSpellings(source).get(name) ?? [];
  if (other !== undefined)
    return {
      message: `QEMU has no property ${name}: it is ${other.whose} for ${other.entry.feature.name}`,
      expected,
      fix: `write ${other.entry.feature.name}`,
    };
  const [nearest] = suggest(name, propertiesByName(source).keys(), 1);
  return {
    message: `QEMU has no property ${name}`,
    expected,
    fix: nearest === undefined ? 'add it to x86/words or x86/qemu/properties.yaml' : `did you mean ${nearest}?`,
  };
}
