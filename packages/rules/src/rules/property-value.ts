import { propertiesByName } from '../facts/properties.js';
import { propertyUses } from '../facts/property-uses.js';
import { wrongValue } from '../facts/property-values.js';
import { at, defineRule } from '../rule.js';

export const propertyValue = defineRule({
  id: 'property-value',
  what: "A property's value is of the property's type and inside its range.",
  needs: ['word', 'properties'],
  *find(source) {
    for (const { document, name, value, valuePath } of propertyUses(source)) {
      const [entry] = propertiesByName(source).get(name) ?? [];
      const expected = entry === undefined ? undefined : wrongValue(value, entry);
      if (entry === undefined || expected === undefined) continue;
      yield at(document, valuePath, {
        message: `${name} is ${JSON.stringify(value)}, but ${entry.what} is of type ${entry.type}`,
        expected,
      });
    }
  },
});
