/** Builds the publishable package of the runtime into packages/runtime/dist, and prints what of it costs how much. */
import { writePlan } from '@cpu-models/emit';
import { measureSizes, sizesTable } from './bundles.js';
import { planRuntimePackage, root } from './plan.js';

const plan = await planRuntimePackage();
const changed = await writePlan(root, plan);
console.log(`${plan.folder}: ${plan.files.length} files, ${changed ? 'written' : 'unchanged'}`);
console.log(sizesTable(await measureSizes()));
