/** Edits that are tried before they are written: the source is sound with them, and no released answer changes. */
export { type Prepared, prepareEdit } from './prepare.js';
export { newlyFrozen, readersProblems } from './problems.js';
export { KINDS, type Kind, type Options, requestEdit } from './requests.js';
