import { groupBy } from '../facts/group.js';
import { propertiesByName } from '../facts/properties.js';
import { type PropertyUse, propertyUses } from '../facts/property-uses.js';
import { overlap } from '../facts/spans.js';
import { at, atKey, defineRule } from '../rule.js';

export const propertyTwice = defineRule({
  id: 'property-twice',
  what: 'A version, or a compat array for one model, sets a property once, under one of its names.',
  needs: ['word', 'properties'],
  *find(source) {
    const canonical = (name: string) =>
      /^an alias of (.*)$/.exec(propertiesByName(source).get(name)?.[0]?.what ?? '')?.[1] ?? name;
    const listOf = ({ document, path }: PropertyUse) =>
      `${document.file} ${path.slice(0, -2).join(' ')} ${modelOf(document.value, path)}`;
    // What an accelerator sets twice, it sets on different conditions.
    const uses = propertyUses(source).filter(({ path }) => path[0] === 'versions' || path[0] === 'arrays');
    for (const group of groupBy(uses, (use) => `${listOf(use)} ${canonical(use.name)}`).values()) {
      for (const [i, { document, path, key, name, span, valuePath }] of group.entries()) {
        const earlier = group
          .slice(0, i)
          .find((other) => overlap(other.span, span) && other.valuePath.join() !== valuePath.join());
        // Values of one key over time are a timeline.
        if (earlier === undefined || (key && earlier.name === name)) continue;
        const message =
          earlier.name === name ? `${name} is set twice` : `${name} sets what ${earlier.name} has set already`;
        yield (key ? atKey : at)(document, path, { message, expected: 'one value of a property', fix: 'delete one' });
      }
    }
  },
});

/** The model of a compat entry; versions have one model per file. */
function modelOf(file: unknown, path: PropertyUse['path']): string {
  if (path[0] !== 'arrays') return '';
  const { arrays } = file as { arrays: { entries: { model?: string }[] }[] };
  return arrays[path[1] as number]?.entries[path[3] as number]?.model ?? '*';
}
