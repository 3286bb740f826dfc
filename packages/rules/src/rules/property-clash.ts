import type { Source, Span } from '@cpu-models/source';
import { allFeatures, propertyName } from '../facts/features.js';
import { groupBy } from '../facts/group.js';
import { intersect, overlap } from '../facts/spans.js';
import { at, defineRule, type Fault } from '../rule.js';

/** Something that takes a name in QEMU. */
interface Claim {
  readonly name: string;
  readonly span: Span;
  readonly what: string;
  /** Of a feature's own name: its word, and whether it is the project's name as well. */
  readonly feature?: { readonly word: string; readonly plain: boolean };
  fault(earlier: Claim): Fault;
}

export const propertyClash = defineRule({
  id: 'property-clash',
  what: "QEMU's properties, features and aliases have different names: QEMU aborts if a name is registered twice.",
  needs: ['word', 'properties'],
  *find(source) {
    for (const claims of groupBy([...featureClaims(source), ...propertyClaims(source)], ({ name }) => name).values()) {
      for (const [i, claim] of claims.entries()) {
        const earlier = claims.slice(0, i).find((other) => clashes(claim, other));
        if (earlier !== undefined) yield claim.fault(earlier);
      }
    }
  },
});

/** QEMU gives two bits of one word one name where it wants to; one project's name for two bits is another rule's. */
function clashes(a: Claim, b: Claim): boolean {
  if (a.feature && b.feature && (a.feature.word === b.feature.word || (a.feature.plain && b.feature.plain)))
    return false;
  return overlap(a.span, b.span);
}

function* featureClaims(source: Source): Generator<Claim> {
  for (const entry of allFeatures(source)) {
    const { feature, word, span, path } = entry;
    const name = propertyName(entry);
    if (name === undefined) continue;
    const what = `the feature ${feature.name}`;
    const plain = feature.qemu === undefined;
    const fault = (earlier: Claim) => at(word.document, [...path, plain ? 'name' : 'qemu'], clash(name, what, earlier));
    yield { name, span, what, feature: { word: word.value.word, plain }, fault };
    for (const [i, alias] of (feature.aliases ?? []).entries()) {
      const spelling = typeof alias === 'string' ? alias : alias.name;
      const about = `an alias of ${feature.name}`;
      const own = typeof alias === 'string' ? span : intersect(span, alias);
      yield {
        name: spelling,
        span: own,
        what: about,
        fault: (earlier) => at(word.document, [...path, 'aliases', i], clash(spelling, about, earlier)),
      };
    }
  }
}

function* propertyClaims(source: Source): Generator<Claim> {
  const { document, value } = source.one('properties');
  for (const [i, entry] of value.properties.entries()) {
    const what = `the property ${entry.name}`;
    yield {
      name: entry.name,
      what,
      span: intersect(entry),
      fault: (earlier) => at(document, ['properties', i, 'name'], clash(entry.name, what, earlier)),
    };
  }
  for (const [i, entry] of value.aliases.entries()) {
    const what = `an alias of ${entry.property}`;
    yield {
      name: entry.alias,
      what,
      span: intersect(entry),
      fault: (earlier) => at(document, ['aliases', i, 'alias'], clash(entry.alias, what, earlier)),
    };
  }
}

function clash(name: string, what: string, earlier: Claim): { message: string; expected: string } {
  return { message: `${name} is ${what} and also ${earlier.what}`, expected: 'one meaning of a name in a release' };
}
