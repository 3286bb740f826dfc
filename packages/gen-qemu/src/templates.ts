import { templatesIn } from '@cpu-models/outputs/templates';

export type TemplateName =
  | 'avx10'
  | 'cache-sets'
  | 'dependencies'
  | 'feature-words'
  | 'legacy-caches'
  | 'models'
  | 'pc-compat';

export const render = templatesIn<TemplateName>(new URL('templates/', import.meta.url));
