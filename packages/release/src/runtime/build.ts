/** Builds the publishable packages, each into its room's dist, and prints what of the runtime costs how much. */
import { writePlan } from '@cpu-models/emit';
import { measureSizes, sizesTable } from './bundles.js';
import { planPackages, root } from './plan.js';

for (const plan of await planPackages()) {
  const changed = await writePlan(root, plan);
  console.log(`${plan.folder}: ${plan.files.length} files, ${changed ? 'written' : 'unchanged'}`);
}
console.log(sizesTable(await measureSizes()));
