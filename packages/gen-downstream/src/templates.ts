import { templatesIn } from '@cpu-models/outputs/templates';

export const render = templatesIn(new URL('templates/', import.meta.url));
