/** Writes the API reference of the runtime into packages/docs/api; with `--check` it only compares. */
import { findDrift, writePlan } from '@cpu-models/emit';
import { root } from './build-runtime-plan.js';
import { planApi } from './build-runtime-reference.js';

const plan = await planApi();
if (process.argv.includes('--check')) {
  const drifts = await findDrift(root, plan);
  for (const { path, kind } of drifts) console.error(`${path}: ${kind}; run \`npx nx run gen\``);
  if (drifts.length > 0) process.exitCode = 1;
} else {
  const changed = await writePlan(root, plan);
  console.log(`API reference: ${plan.files.length} pages, ${changed ? 'written' : 'unchanged'}`);
}
