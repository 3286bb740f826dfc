import { cTables } from '@cpu-models/catalog';
import { generateQemu } from '@cpu-models/gen-qemu';
import { otherMicro } from '@cpu-models/source';
import { buildQemu } from '../builds/qemu.js';
import type { CaseResult } from '../cases.js';
import type { Proof, ProofContext } from '../proofs/proof.js';
import { fetchSource, namedTree, versionOfTree } from '../sources/sources.js';
import { proveObjects } from './objects.js';

/** The generated C of every supported QEMU release, compiled in the place of upstream's. */
export const objects: Proof = {
  name: 'objects',
  about: "objects compiled from the generated C against those of QEMU's own",
  run: async (context) => {
    const cases: CaseResult[] = [];
    for (const release of context.releases.qemu) {
      const proved = await proveRelease(context, release).catch((error: unknown) => [failed(release, error)]);
      cases.push(...proved.map((result) => ({ ...result, of: `qemu ${release}` })));
    }
    return cases;
  },
};

/** A build that fails is a failed case, and the other releases go on. */
function failed(release: string, error: unknown): CaseResult {
  return {
    name: [`qemu ${release}`],
    status: 'differs',
    detail: error instanceof Error ? error.message : String(error),
  };
}

async function proveRelease({ source, progress, tree: folder }: ProofContext, release: string): Promise<CaseResult[]> {
  const name = [`qemu ${release}`];
  const tree = folder === undefined ? await fetchSource('qemu', release) : await namedTree('qemu', release, folder);
  if (tree.kind === 'unavailable') return [{ name, status: 'skipped', detail: tree.reason }];
  const build = await buildQemu(tree.value, progress);
  if (build.kind === 'unavailable') return [{ name, status: 'skipped', detail: build.reason }];
  progress.step(`qemu ${release}: compiling the generated text`);
  // A micro release may say a little else than the one that the source means by the release.
  const exact = await versionOfTree(tree.value.directory);
  const tables = cTables(source, exact.startsWith(`${release}.`) ? exact : release);
  const cases = await proveObjects(build.value, generateQemu(tables));
  const meant = otherMicro(source.one('release').value, release, exact);
  return meant === undefined ? cases : cases.map((one) => ofAnotherMicro(one, { release, exact, meant }));
}

/** A difference may come of what no tree of that micro release has told the source yet. */
export function ofAnotherMicro(
  one: CaseResult,
  { release, exact, meant }: { release: string; exact: string; meant: string },
): CaseResult {
  if (one.status !== 'differs') return one;
  const why = `the tree is of ${exact}, and by ${release} the source means ${meant}: \`cpu-models follow qemu\` with it tells what differs`;
  return { ...one, detail: `${one.detail}; ${why}` };
}
