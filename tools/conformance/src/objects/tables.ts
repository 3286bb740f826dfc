import { listDefinitions, spliceDefinitions } from '../builds/splice.js';
import { UserError } from '../errors.js';

const TABLE_TYPES = /^(X86CPUDefinition|FeatureWordInfo|FeatureDep|AVX10VersionDefinition|CPUCaches|CPUCacheInfo)$/;

/** Generated definitions by variable, each with the comments and macros ahead of it. */
export type Definitions = ReadonlyMap<string, string>;

/** Cuts generated C text so that each definition keeps what stands between it and the one before. */
export function generatedDefinitions(texts: readonly string[]): Definitions {
  return new Map(
    texts.flatMap((text) => {
      const definitions = listDefinitions(text);
      return definitions.map(
        ({ name, end }, i) => [name, text.slice(definitions[i - 1]?.end ?? 0, end).trim()] as const,
      );
    }),
  );
}

/**
 * Upstream's cpu.c with all its tables replaced by the generated ones.
 * @throws UserError if one side has a table that the other lacks
 */
export function spliceTables(text: string, path: string, generated: Definitions): string {
  const upstream = listDefinitions(text).filter(({ type }) => TABLE_TYPES.test(type));
  const missing = upstream.map(({ name }) => name).filter((name) => !generated.has(name));
  const surplus = [...generated.keys()].filter((name) => !upstream.some((definition) => definition.name === name));
  const problems = [
    ...missing.map((name) => `${name} is not generated`),
    ...surplus.map((name) => `${path} has no ${name}`),
  ];
  if (problems.length > 0) throw new UserError(problems.join('; '));
  return spliceDefinitions(
    text,
    path,
    Object.fromEntries([...generated].map(([name, definition]) => [name, withOrder(definition)])),
  );
}

/**
 * A table whose elements say which word they are for is the same in any order, but the order of words has meaning all the
 * same: adds the compiler's own check that it is that of the enum. Checks leave no trace in an object.
 */
function withOrder(definition: string): string {
  const words = [...definition.matchAll(/^ {4}\[(FEAT_\w+)\] = \{$/gm)].map(([, word]) => word as string);
  const checks = words.slice(1).map((word, i) => `_Static_assert(${words[i]} < ${word}, "order of words");`);
  return [definition, ...checks].join('\n');
}
