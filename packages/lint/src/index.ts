export { type Finding, type Place, RULES, type RuleName } from './finding.js';
export type { Targets } from './judge/release.js';
export { type LintOptions, lintText } from './lint.js';
export { makeNames, type NameSources, type Names } from './names/names.js';
export { applyFixes } from './output/fix.js';
export { toGithub } from './output/github.js';
export { type FileFindings, toSarif } from './output/sarif.js';
export { type Candidates, type Prefilter, prefilterOf } from './prefilter.js';
