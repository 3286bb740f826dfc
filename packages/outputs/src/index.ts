export { answerText } from './answer.js';
export { compileLess } from './compile-less.js';
export { inFile, isUserError, report, UsageError } from './fail.js';
export { type GenResult, generate, generateFrom, viewOf } from './generate.js';
export { licence, unlicensed } from './licence.js';
export { readLoaded } from './loaded.js';
export type { Output, View } from './output.js';
export { type Round, watchOutputs } from './watch.js';
export { findWorkspace, readSource } from './workspace.js';
