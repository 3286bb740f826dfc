export { type Drift, findDrift } from './drift.js';
export { type OutputFile, type Plan, normalize } from './plan.js';
export { writePlan } from './write.js';
