import { propertiesByName } from '../facts/properties.js';
import { propertyUses } from '../facts/property-uses.js';
import { lackingIn, spell } from '../facts/spans.js';
import { at, atKey, defineRule } from '../rule.js';

export const propertyReleases = defineRule({
  id: 'property-releases',
  what: 'A property is set only in releases that have it.',
  needs: ['word', 'properties', 'release'],
  *find(source) {
    for (const { document, path, key, name, span } of propertyUses(source)) {
      const entries = propertiesByName(source).get(name);
      if (entries === undefined) continue;
      const needed = entries.map((entry) => entry.span);
      const lacking = lackingIn(source, span, needed);
      if (lacking.length === 0) continue;
      const spans = [...new Set(needed.map(spell))].join(' and ');
      yield (key ? atKey : at)(document, path, {
        message: `QEMU ${lacking.join(', ')} has no property ${name}: it exists ${spans}`,
        expected: 'releases that have the property',
        fix: 'give this since or until',
      });
    }
  },
});
