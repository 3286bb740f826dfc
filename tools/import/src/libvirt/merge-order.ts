import { modelOfName } from '@cpu-models/catalog';
import type { LibvirtIndexFile } from '@cpu-models/source';
import type { Draft } from './draft.js';
import type { LibvirtTree } from './tree.js';

const INDEX = 'x86/libvirt/index.yaml';

/** Names of a model that upstream loads in another order than by age: some stand before the others. */
export function mergeOrder(draft: Draft, tree: LibvirtTree): void {
  const index = draft.file<LibvirtIndexFile>(INDEX);
  const upstream = tree.groups.x86.flatMap((group) => group.files);
  const { groups, sources } = draft.derived().x86;
  const derived = groups.flatMap((group) => group.names);
  const ahead = draft.slice().ahead.map(({ name }) => name);
  for (const group of index.groups) {
    group.models = group.models.map((item) => {
      const { model, first } = typeof item === 'string' ? { model: item, first: [] } : item;
      const file = `x86/models/${model}.yaml`;
      const isOwn = (name: string) =>
        sources.get(name) === file || (ahead.includes(name) && modelOfName(name) === model);
      const wanted = firstNames(upstream.filter(isOwn), derived.filter(isOwn));
      if (wanted.length === 0) return item;
      draft.notes.push(`${INDEX}: ${wanted.join(' ')} stand before the other names of ${model}`);
      return { model, first: [...wanted, ...first.filter((name) => !wanted.includes(name))] };
    });
  }
}

/** As many names as it takes from the head of one order for the rest to stand as in the other. */
function firstNames(upstream: readonly string[], derived: readonly string[]): string[] {
  const isHead = (count: number) => {
    const head = upstream.slice(0, count);
    const rest = derived.filter((name) => !head.includes(name));
    return rest.join(' ') === upstream.slice(count).join(' ');
  };
  const count = upstream.findIndex((_, i) => isHead(i));
  return upstream.slice(0, Math.max(count, 0));
}
