/** One file to be written. */
export interface OutputFile {
  /** Below the plan's folder, with forward slashes. */
  readonly path: string;
  /** The text, or the bytes of a file that is none. */
  readonly text: string | Uint8Array;
}

/** Everything that one generator puts into one folder. */
export interface Plan {
  /** Below the workspace's root, with forward slashes. */
  readonly folder: string;
  readonly files: readonly OutputFile[];
  /** The folder is not the generator's own: files that are not in the plan are left alone, and are no drift. */
  readonly keepsOthers?: true;
}

/**
 * Sorts a plan's files and refuses paths that leave the folder or stand twice.
 * @throws Error for such a path: it is the generator's mistake, not the user's.
 */
export function normalize(plan: Plan): Plan {
  const files = [...plan.files].sort((a, b) => (a.path < b.path ? -1 : 1));
  files.forEach((file, i) => {
    const steps = file.path.split('/');
    if (file.path.startsWith('/') || steps.includes('..') || steps.includes('')) {
      throw new Error(`output path ${file.path} leaves ${plan.folder}`);
    }
    if (files[i + 1]?.path === file.path) throw new Error(`output path ${file.path} stands twice in ${plan.folder}`);
  });
  return { ...plan, files };
}
