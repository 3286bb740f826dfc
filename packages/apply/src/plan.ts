import type { Edit } from './hunk.js';

/** What a project's tree has to become. */
export interface TreePlan {
  /** Replacements in files that stay upstream's, by path below the tree. */
  readonly edits: ReadonlyMap<string, readonly Edit[]>;
  /** Complete texts of generated files, by path below the tree. */
  readonly files: ReadonlyMap<string, string>;
}

/** Reads a file of a tree as it would be without what was applied before; undefined if there is none. */
export type ReadTree = (path: string) => string | undefined;

/** An upstream project that generated files can be put into. */
export interface Target {
  readonly project: string;
  /** The tree's own version, or the reason why it is not a tree of the project. */
  readonly version: (read: ReadTree) => { version: string } | { reason: string };
  /**
   * Plans for a release, or says everything that stands against it.
   * @param list names in a folder of the tree
   * @param discard what the tree's own tables say beyond the generated ones may be lost
   */
  readonly plan: (
    read: ReadTree,
    list: (folder: string) => readonly string[],
    files: GeneratedFiles,
    discard: boolean,
  ) => { plan: TreePlan } | { reasons: string[] };
}

/** Generated texts by the path that the generator gave them. */
export type GeneratedFiles = readonly { readonly path: string; readonly text: string }[];
