export { checkSource, RuleFailure, RulesBroken } from './check.js';
export type { Rule } from './rule.js';
export { RULES, SOUNDNESS } from './rules.js';
