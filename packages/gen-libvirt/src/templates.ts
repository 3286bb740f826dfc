import { templatesIn } from '@cpu-models/outputs/templates';
import { attr, comment, text } from './escape.js';

export type TemplateName =
  | 'arm-features'
  | 'arm-model'
  | 'index'
  | 'libcpuinfo-aliases'
  | 'ppc64-model'
  | 'sources'
  | 'vendors'
  | 'x86-features'
  | 'x86-model';

export const render = templatesIn<TemplateName>(new URL('templates/', import.meta.url), { attr, comment, text });
