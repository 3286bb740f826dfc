import { fileURLToPath } from 'node:url';
import type { InlineConfig, Plugin } from 'vite';
import { libraryModule } from './library.js';

const ROOT = fileURLToPath(new URL('../', import.meta.url));

/** How the page is bundled: views and releases in chunks of their own, or everything in one. */
export function viteConfig(form: 'chunks' | 'single'): InlineConfig {
  return {
    root: ROOT,
    base: './',
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    plugins: [virtual('virtual:library', libraryModule)],
    oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
    build: {
      write: false,
      target: 'es2022',
      modulePreload: { polyfill: false },
      cssCodeSplit: false,
      assetsInlineLimit: 0,
      chunkSizeWarningLimit: 1000,
      rolldownOptions: {
        output: {
          entryFileNames: 'assets/[name]-[hash].js',
          chunkFileNames: 'assets/[name]-[hash].js',
          assetFileNames: 'assets/[name]-[hash][extname]',
          ...(form === 'single' ? { codeSplitting: false } : {}),
        },
      },
    },
  };
}

/** A module whose text is made while building. */
function virtual(name: string, make: () => string): Plugin {
  return {
    name,
    resolveId: (id) => (id === name ? `\0${name}` : undefined),
    load: (id) => (id === `\0${name}` ? make() : undefined),
  };
}
