import type { Outline } from '../src/program.js';

export interface Built {
  /** Digests of modules, by path below the workspace. */
  readonly modules: Readonly<Record<string, string>>;
  /** Digest of the source's values. */
  readonly values: string;
  readonly outline: readonly Outline[];
}

export declare const BUNDLE: string;
export declare function digestOf(path: string): string;
export declare function currentBundle(): Built | undefined;
export declare function isGeneratedFrom(workspace: string): boolean;
