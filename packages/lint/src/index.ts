export { type LintOptions, lintText, RULES } from './lint.js';
export type { Place, Problem, Rule, RuleName } from './problem.js';
export { type FileProblems, toSarif } from './sarif.js';
export { makeVocabulary, type Vocabulary, type VocabularySources } from './vocabulary.js';
