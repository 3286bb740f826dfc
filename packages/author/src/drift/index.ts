export { type Contradiction, contradictions } from './contradictions.js';
export { type DriftGroup, groupDrifts, kindOf, totalsByKind, WHAT } from './groups.js';
export { type LiveDifference, type LivePair, readLive } from './live.js';
export { driftPage, escapeHtml } from './page.js';
export { type DriftResult, driftOf } from './result.js';
