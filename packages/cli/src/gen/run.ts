import { findDrift, writePlan } from '@cpu-models/emit';
import { readSource } from '../io/workspace.js';
import { type Output, plansOf } from './plans.js';

/** What became of one output. */
export interface GenResult {
  readonly output: Output;
  readonly folder: string;
  readonly files: number;
  readonly changed: boolean;
  /** With `check`: files that are missing, stale or not as they should be. */
  readonly drift: readonly { readonly path: string; readonly kind: string }[];
}

/**
 * Generates outputs into a workspace, or with `check` compares them with what is there and writes nothing.
 * All outputs are planned before the first is written, so that a fault in one leaves every folder as it was.
 * @throws SourceError if the source has problems
 */
export async function generate(
  workspace: string,
  outputs: readonly Output[],
  { check = false, overlay }: { check?: boolean | undefined; overlay?: string | undefined } = {},
): Promise<GenResult[]> {
  const source = await readSource(workspace, overlay);
  const planned = [];
  for (const output of outputs) for (const plan of await plansOf(output, source)) planned.push({ output, plan });
  const results: GenResult[] = [];
  for (const { output, plan } of planned) {
    const drift = check ? await findDrift(workspace, plan) : [];
    const changed = check ? false : await writePlan(workspace, plan);
    results.push({ output, folder: plan.folder, files: plan.files.length, changed, drift });
  }
  return results;
}
