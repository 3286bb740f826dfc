import { wrongValue } from '../facts/property-values.js';
import { at, defineRule } from '../rule.js';

/** Means "not set" in 64 bits, outside every range. */
const UNSET = '18446744073709551552';

export const propertyDefault = defineRule({
  id: 'property-default',
  what: "A property's default is of its type: true or false, a whole number, or text.",
  *find(source) {
    for (const { document, value } of source.all('properties')) {
      for (const [i, { name, type, default: given }] of value.properties.entries()) {
        const entries = Array.isArray(given)
          ? given.map((entry, j) => [entry.value, ['default', j, 'value']] as const)
          : [[given, ['default']] as const];
        for (const [only, path] of entries) {
          const expected = wrongDefault(only, type);
          if (expected !== undefined)
            yield at(document, ['properties', i, ...path], {
              message: `the default of ${name} is ${JSON.stringify(only)}, but it is of type ${type}`,
              expected,
            });
        }
      }
    }
  },
});

function wrongDefault(value: string | number | boolean, type: string): string | undefined {
  if (type === 'bool') return typeof value === 'boolean' ? undefined : 'true or false';
  if (type === 'string') return typeof value === 'string' ? undefined : 'text';
  if (typeof value === 'boolean') return type === 'OnOffAuto' ? 'on, off or auto' : 'a whole number';
  if (type === 'uint64' && typeof value === 'number') return 'a quoted number: 64 bits do not fit in YAML';
  return value === UNSET ? undefined : wrongValue(value, { type });
}
