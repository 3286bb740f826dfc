import { FILE_KINDS, type KindName, type Problem, type Source, sortProblems } from '@cpu-models/source';
import type { Rule } from './rule.js';
import { SOUNDNESS } from './rules.js';

/**
 * Everything that is wrong with a source: what its loader found in single files, then what the rules find across files.
 * A rule that looks things up in files of a kind is left out while a file of that kind cannot be read: what it would say
 * is noise until then.
 *
 * @param rules those that outputs hang on; `RULES` asks for what people are told too
 * @returns all problems of one run, sorted
 * @throws AggregateError if rules have faults of their own; `problems` on it holds what the other rules found
 */
export function checkSource(source: Source, rules: readonly Rule[] = SOUNDNESS): Problem[] {
  const broken = brokenKinds(source);
  const problems = [...source.problems];
  const failures: RuleFailure[] = [];
  const [last, first] = [true, false].map((wanted) => rules.filter((rule) => rule.onlyIfSound === wanted)) as [
    Rule[],
    Rule[],
  ];
  for (const rule of [...first, ...last]) {
    if (rule.onlyIfSound && problems.length + failures.length > 0) break;
    if (rule.needs.some((kind) => broken.has(kind))) continue;
    try {
      problems.push(...rule.check(source));
    } catch (cause) {
      failures.push(new RuleFailure(rule.id, cause));
    }
  }
  const sorted = sortProblems(problems);
  if (failures.length > 0) throw new RulesBroken(failures, sorted);
  return sorted;
}

/** A rule threw: a fault of the rule, not of the source. */
export class RuleFailure extends Error {
  override readonly name = 'RuleFailure';

  constructor(rule: string, cause: unknown) {
    super(`the rule ${rule} failed: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
  }
}

/** Rules threw; what the others found is not lost. */
export class RulesBroken extends AggregateError {
  override readonly name = 'RulesBroken';

  constructor(
    failures: readonly RuleFailure[],
    readonly problems: readonly Problem[],
  ) {
    super(failures, failures.map((failure) => failure.message).join('\n'));
  }
}

/** Kinds with a file that is missing, unreadable or against its schema. */
function brokenKinds(source: Source): Set<KindName> {
  const files = source.problems.map((problem) => problem.file);
  return new Set(FILE_KINDS.filter((kind) => files.some((file) => kind.path.test(file))).map((kind) => kind.schema));
}
