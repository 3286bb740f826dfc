export { type Drift, findDrift } from './drift.js';
export { GivenFileError, givenBytes, givenText } from './given-file.js';
export { normalize, type OutputFile, type Plan } from './plan.js';
export { inTemporaryFolder } from './temporary.js';
export { ASIDE, BusyError, type Contents, type Recovered, recover, transact } from './transaction.js';
export { writeWhole } from './whole-file.js';
export { writePlan } from './write.js';
