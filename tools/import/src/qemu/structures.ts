import type { ConfigurationsFile, Structure } from '@cpu-models/source';
import type { QemuTree, TreeCacheVariable } from '../qemu-tree/types.js';
import { type Axis, extendSpan } from './spans.js';

/** A difference of C structures that the generated C follows, and how a tree tells it. */
interface KnownStructure {
  readonly id: Structure['id'];
  readonly about: string;
  readonly isIn: (tree: QemuTree) => boolean;
}

const KNOWN: readonly KnownStructure[] = [
  {
    id: 'share-level',
    about: 'CPUCacheInfo says which topology level shares the cache',
    isIn: (tree) => shareLevels(tree).length > 0,
  },
  {
    id: 'short-level-names',
    about: 'topology levels are spelled CPU_TOPO_LEVEL_*, not CPU_TOPOLOGY_LEVEL_*',
    isIn: (tree) => shareLevels(tree).some((level) => level.startsWith('CPU_TOPO_LEVEL_')),
  },
  {
    id: 'avx10-version',
    about: 'X86CPUDefinition has a version of AVX10',
    isIn: (tree) => tree.models.some((model) => model.avx10Version !== null),
  },
  {
    id: 'cpuid-0x1f',
    about: 'X86CPUDefinition says whether leaf 0x1F is always there',
    isIn: (tree) => tree.models.some((model) => model.cpuid1f !== null),
  },
  { id: 'const-models', about: 'builtin_x86_defs is const', isIn: (tree) => tree.modelsAreConst },
  { id: 'static-words', about: 'feature_word_info is static', isIn: (tree) => tree.wordsAreStatic },
];

function shareLevels(tree: QemuTree): string[] {
  return tree.caches
    .flatMap((variable) => cachesOf(variable))
    .map((cache) => cache?.shareLevel)
    .filter((level) => level != null);
}

function cachesOf(variable: TreeCacheVariable) {
  if (variable.kind === 'loose') return [variable.cache];
  return [variable.l1d, variable.l1i, variable.l2, variable.l3].map((slot) => slot?.cache);
}

/** Notes which of the known differences of C structures a release has. */
export function mergeStructures(file: ConfigurationsFile, tree: QemuTree, axis: Axis): ConfigurationsFile {
  const known = file.structures.map((structure): Structure => {
    const { id, about } = structure;
    const here = KNOWN.find((one) => one.id === id)?.isIn(tree) ?? false;
    return { id, about, ...(extendSpan(structure, axis, here) ?? {}) };
  });
  const added = KNOWN.filter(({ id, isIn }) => isIn(tree) && !known.some((structure) => structure.id === id)).map(
    ({ id, about }): Structure => ({ id, about, ...(extendSpan(null, axis, true) ?? {}) }),
  );
  return { ...file, structures: [...known, ...added] };
}
