import type { Source } from '@cpu-models/source';
import { allFeatures, propertyName } from '../facts/features.js';
import { groupBy } from '../facts/memo.js';
import { intersect, overlap } from '../facts/spans.js';
import { at, defineRule, type Fault } from '../rule.js';
import type { Span } from '@cpu-models/source';

interface Claim {
  readonly name: string;
  readonly span: Span;
  readonly what: string;
  /** Claims of one owner may share a name: two bits of a word do so in QEMU. */
  readonly owner: string;
  fault(earlier: Claim): Fault;
}

export const propertyClash = defineRule({
  id: 'property-clash',
  what: "QEMU's properties, features and aliases have different names: QEMU aborts if a name is registered twice.",
  needs: ['word', 'properties'],
  *find(source) {
    for (const claims of groupBy([...featureClaims(source), ...propertyClaims(source)], ({ name }) => name).values()) {
      for (const [i, claim] of claims.entries()) {
        const earlier = claims.slice(0, i).find((other) => overlap(other.span, claim.span) && other.owner !== claim.owner);
        if (earlier !== undefined) yield claim.fault(earlier);
      }
    }
  },
});

function* featureClaims(source: Source): Generator<Claim> {
  for (const { feature, word, span, path } of allFeatures(source)) {
    const name = propertyName(feature);
    if (name === undefined) continue;
    const claim = (spelling: string, what: string, where: readonly (string | number)[], own: Span): Claim => ({
      ...{ name: spelling, what, span: own, owner: what.startsWith('the feature') ? `${word.value.word} ${spelling}` : `${word.value.word} ${feature.bit} ${spelling} ${where.join('.')}` },
      fault: (earlier) => at(word.document, [...path, ...where], clash(spelling, what, earlier)),
    });
    // The same name in two words is what duplicate-feature tells.
    yield { ...claim(name, `the feature ${feature.name}`, [feature.qemu === undefined ? 'name' : 'qemu'], span), owner: feature.qemu === undefined ? 'a feature' : `${word.value.word} ${name}` };
    for (const [i, alias] of (feature.aliases ?? []).entries()) {
      const spelling = typeof alias === 'string' ? alias : alias.name;
      yield claim(spelling, `an alias of ${feature.name}`, ['aliases', i], typeof alias === 'string' ? span : intersect(span, alias));
    }
  }
}

function* propertyClaims(source: Source): Generator<Claim> {
  const { document, value } = source.one('properties');
  for (const [i, entry] of value.properties.entries()) {
    const what = `the property ${entry.name}`;
    yield { name: entry.name, what, span: intersect(entry), owner: `properties.${i}`, fault: (earlier) => at(document, ['properties', i, 'name'], clash(entry.name, what, earlier)) };
  }
  for (const [i, entry] of value.aliases.entries()) {
    const what = `an alias of ${entry.property}`;
    yield { name: entry.alias, what, span: intersect(entry), owner: `aliases.${i}`, fault: (earlier) => at(document, ['aliases', i, 'alias'], clash(entry.alias, what, earlier)) };
  }
}

function clash(name: string, what: string, earlier: Claim): { message: string; expected: string } {
  return { message: `${name} is ${what} and also ${earlier.what}`, expected: 'one meaning of a name in a release' };
}
