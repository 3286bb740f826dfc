#!/usr/bin/env node
import { BUNDLE, currentBundle, isGeneratedFrom } from './current.js';

const bundle = currentBundle();
if (bundle !== undefined) {
  const { main } = await import(BUNDLE);
  await main({ isGeneratedFrom, outline: bundle.outline });
} else {
  // Modules have changed since the bundle was built, or it has not been built yet: the modules themselves are run.
  const { register } = await import('tsx/esm/api');
  register();
  const { main } = await import('../src/main.ts');
  await main({ isGeneratedFrom: () => false });
}
