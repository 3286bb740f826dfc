import { memo, type Source, type Span } from '@cpu-models/source';
import { allFeatures, propertyName } from './features.js';
import { groupBy } from './group.js';
import { intersect } from './spans.js';

/** A name that QEMU takes as a property of a CPU. */
export interface PropertyName {
  readonly name: string;
  readonly span: Span;
  readonly type: string;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  /** What it is, for messages: `the feature lm (8000_0001_EDX bit 29)`. */
  readonly what: string;
}

/** Every property, alias and feature that QEMU takes, by name. Needs `word` and `properties`. */
export const propertiesByName = memo((source: Source) => {
  const features = [...ofFeatures(source)];
  const own = [...ownProperties(source)];
  const direct = groupBy([...features, ...own], ({ name }) => name);
  return groupBy([...features, ...own, ...aliasesOf(source, direct)], ({ name }) => name);
});

function* ofFeatures(source: Source): Generator<PropertyName> {
  for (const entry of allFeatures(source)) {
    const { feature, word, span } = entry;
    const name = propertyName(entry);
    if (name === undefined) continue;
    const what = `the feature ${feature.name} (${word.value.word} bit ${feature.bit})`;
    yield { name, span, type: 'bool', what };
    for (const alias of feature.aliases ?? []) {
      if (typeof alias === 'string') yield { name: alias, span, type: 'bool', what: `an alias of ${name}` };
      else yield { name: alias.name, span: intersect(span, alias), type: 'bool', what: `an alias of ${name}` };
    }
  }
}

function* ownProperties(source: Source): Generator<PropertyName> {
  for (const entry of source.one('properties').value.properties) {
    const { name, type, minimum, maximum } = entry;
    yield { name, span: intersect(entry), type, minimum, maximum, what: `the property ${name}` };
  }
}

function* aliasesOf(source: Source, direct: ReadonlyMap<string, readonly PropertyName[]>): Generator<PropertyName> {
  for (const entry of source.one('properties').value.aliases) {
    for (const target of direct.get(entry.property) ?? []) {
      yield {
        ...target,
        name: entry.alias,
        span: intersect(entry, target.span),
        what: `an alias of ${entry.property}`,
      };
    }
  }
}
