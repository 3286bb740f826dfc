/**
 * Writes models as differences, from what the source says by now: after an import of releases, or with another parent.
 *
 *   npx tsx tools/import/src/family.ts                  every model that is like another one, anew
 *   npx tsx tools/import/src/family.ts Foo=Bar-v2 ...   these models too
 *   npx tsx tools/import/src/family.ts --propose        prints the nearest older version of each model that is like none
 */
import { fileURLToPath } from 'node:url';
import { asDifference, nearestKin } from '@cpu-models/catalog';
import { loadSource, type ModelFile, type Source } from '@cpu-models/source';
import { planChanges, writeChanges } from './write.js';

const root = fileURLToPath(new URL('../../../schemas', import.meta.url));

async function main(args: readonly string[]): Promise<void> {
  const source = await loadSource(root);
  if (source.problems.length > 0) throw new Error('the source has problems; run npx cpu-models validate');
  if (args.includes('--propose')) return propose(source);
  const parents = new Map(args.map((arg) => arg.split('=') as [string, string]));
  const files = source.all('model').flatMap(({ document, value }) => {
    const like = parents.get(value.name) ?? value.like;
    if (like === undefined) return [];
    return [{ kind: 'model' as const, path: document.file, value: asDifference(source, value, like) }];
  });
  const changes = await planChanges(root, files);
  await writeChanges(root, changes);
  console.log(changes.map(({ path }) => path).join('\n') || 'nothing to change');
}

function propose(source: Source): void {
  const roots = source.all('model').filter(({ value }) => value.like === undefined);
  for (const { value } of roots) console.log(`${value.name}: ${proposal(source, value)}`);
}

function proposal(source: Source, model: ModelFile): string {
  const kin = source.one('order').value.models.includes(model.name) ? nearestKin(source, model) : null;
  return kin === null ? 'like none' : `like ${kin.like}, ${kin.added} more and ${kin.dropped} less`;
}

await main(process.argv.slice(2));
