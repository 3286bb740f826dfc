import type { Plugin } from 'esbuild';

export declare const LIBRARIES: readonly string[];

export declare const FOR_NODE: {
  readonly bundle: true;
  readonly platform: 'node';
  readonly target: 'node20';
  readonly format: 'esm';
  readonly banner: { readonly js: string };
  readonly logLevel: 'warning';
};

/** @param hrefOf the expression that stands for `import.meta.url` in a module, by its path */
export declare function places(hrefOf: (path: string) => string): Plugin;
