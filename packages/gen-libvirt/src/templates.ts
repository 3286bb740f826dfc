import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';
import { attr, comment, text } from './escape.js';

const handlebars = Handlebars.create();
handlebars.registerHelper({
  attr: (value: unknown) => attr(value),
  comment: (value: unknown) => comment(value),
  text: (value: unknown) => text(value),
});

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

const compiled = new Map<TemplateName, Handlebars.TemplateDelegate>();

/** Fills a template. Its view must hold every name that it asks for, as strings, booleans and lists. */
export function render(name: TemplateName, view: object): string {
  let template = compiled.get(name);
  if (template === undefined) {
    const source = readFileSync(new URL(`templates/${name}.hbs`, import.meta.url), 'utf8');
    template = handlebars.compile(source, { strict: true, noEscape: true, preventIndent: true });
    compiled.set(name, template);
  }
  return template(view);
}
