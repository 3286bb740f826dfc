import { type Drift, findDrift, writePlan } from '@cpu-models/emit';
import type { KnownFiles, Source } from '@cpu-models/source';
import { unlicensed } from './licence.js';
import type { Output, View } from './output.js';
import { readSource } from './workspace.js';

/** What became of one output. */
export interface GenResult {
  readonly output: string;
  readonly folder: string;
  readonly files: number;
  readonly changed: boolean;
  /** With `check`: files that are missing, stale or different. */
  readonly drift: readonly Drift[];
}

/** The view of a workspace, whose source is read at most once. */
export function viewOf(workspace: string, overlay?: string, known?: KnownFiles): View {
  let source: Promise<Source> | undefined;
  return { workspace, source: () => (source ??= readSource(workspace, overlay, known)) };
}

/**
 * Generates outputs into a workspace, or with `check` compares them with what is there and writes nothing.
 * All outputs are planned before the first is written, so that a fault in one leaves every folder as it was.
 * @throws SourceError if the source has problems; Error for a file without a licence, which is the output's mistake
 */
export async function generate(
  workspace: string,
  outputs: readonly Output[],
  { check = false, overlay }: { check?: boolean | undefined; overlay?: string | undefined } = {},
): Promise<GenResult[]> {
  return generateFrom(viewOf(workspace, overlay), outputs, check);
}

/** The same from a view that others may use too. */
export async function generateFrom(view: View, outputs: readonly Output[], check: boolean): Promise<GenResult[]> {
  const { workspace } = view;
  const planned = [];
  for (const { name, plan } of outputs) planned.push({ output: name, plan: await plan(view) });
  const bare = planned.flatMap(({ plan }) => unlicensed(plan));
  if (bare.length > 0) throw new Error(`generated without a licence: ${bare.slice(0, 5).join(', ')}`);
  const results: GenResult[] = [];
  for (const { output, plan } of planned) {
    const drift = check ? findDrift(workspace, plan) : [];
    const changed = check ? false : await writePlan(workspace, plan);
    results.push({ output, folder: plan.folder, files: plan.files.length, changed, drift });
  }
  return results;
}
