export { type Drift, findDrift } from './drift.js';
export { normalize, type OutputFile, type Plan } from './plan.js';
export { writePlan } from './write.js';
