export { type Answers, type ChangedAnswer, compareAnswers, type MovedName, NO_ANSWERS } from './answers.js';
export { changedDrift, type DriftChange } from './drift.js';
export { type Impact, impactOf, NO_IMPACT } from './impact.js';
export { ledgersAt } from './ledgers-at.js';
export { impactMarkdown } from './markdown.js';
export { type Touched, touchedModels } from './models.js';
export { commitOf, sourceAt, UnknownRevision } from './revision.js';
