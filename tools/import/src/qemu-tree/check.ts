import type { CIndex } from './c-slice.js';
import type { Problems } from './problems.js';
import type { QemuTree, TreeWord } from './types.js';

/** Checks that the parts of a tree fit together; what does not is a structure that the readers did not understand. */
export function checkTree(
  tree: Pick<QemuTree, 'words' | 'models' | 'machines' | 'compatArrays'>,
  index: CIndex,
  problems: Problems,
): void {
  checkTables(index, problems);
  for (const word of tree.words) checkMacros(word, tree, problems);
  const arrays = new Set(tree.compatArrays.map(({ name }) => name));
  for (const { name, compat } of tree.machines) {
    for (const array of compat.filter((array) => !arrays.has(array)))
      problems.add(`${name} applies the compat array '${array}', which was not found`);
  }
}

const KNOWN_TABLES = new Set([
  'feature_word_info',
  'feature_dependencies',
  'builtin_x86_defs',
  'builtin_avx10_defs',
  'x86_ext_save_areas',
]);

/** A table that is new is not read: say so. */
function checkTables(index: CIndex, problems: Problems): void {
  for (const { kind, names, text } of index.items) {
    const name = names[0] ?? '';
    if (kind !== 'variable' || KNOWN_TABLES.has(name)) continue;
    const what = /\bFEAT_\w+/.test(text) ? 'holds feature words' : 'defines what is built in';
    if (what === 'holds feature words' || name.startsWith('builtin_'))
      problems.add(`the table '${name}' ${what}, and this reader does not know it`);
  }
}

/** Every bit that a mask has must have a macro; masks of all ones are written as numbers. */
function checkMacros(word: TreeWord, { models }: Pick<QemuTree, 'models'>, problems: Problems): void {
  const allOnes = (1n << BigInt(word.names.length)) - 1n;
  const masks = [word.unmigratable, word.migratable, word.noAutoEnable, ...Object.values(word.tcg)]
    .map(BigInt)
    .filter((mask) => (mask & 0xffffffffn) !== 0xffffffffn);
  const used = [...masks, ...models.map(({ features }) => BigInt(features[word.name] ?? '0x0'))].reduce(
    (all, mask) => all | mask,
    0n,
  );
  const known = word.macros.reduce((all, macro, bit) => (macro === null ? all : all | (1n << BigInt(bit))), 0n);
  const missing = used & ~known;
  if (missing !== 0n) {
    const users = models
      .filter(({ features }) => (BigInt(features[word.name] ?? '0x0') & missing) !== 0n)
      .map(({ name }) => name);
    problems.add(
      `${word.name}: no macro is known for the bits 0x${missing.toString(16)} of ${users.join(', ') || 'its own masks'}`,
    );
  }
  if ((used & ~allOnes) !== 0n) problems.add(`${word.name}: the tables use bits above its ${word.names.length}`);
}
