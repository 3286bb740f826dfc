import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const handlebars = Handlebars.create();

export type TemplateName =
  | 'avx10'
  | 'cache-sets'
  | 'dependencies'
  | 'feature-words'
  | 'legacy-caches'
  | 'models'
  | 'pc-compat';

const compiled = new Map<TemplateName, Handlebars.TemplateDelegate>();

/**
 * Fills a template. Its view must hold every name that the template asks for, as strings, booleans and lists: all C text
 * comes ready from the views, so that templates hold nothing but the shape of the output.
 */
export function render(name: TemplateName, view: object): string {
  let template = compiled.get(name);
  if (template === undefined) {
    const source = readFileSync(new URL(`templates/${name}.hbs`, import.meta.url), 'utf8');
    template = handlebars.compile(source, { strict: true, noEscape: true, preventIndent: true });
    compiled.set(name, template);
  }
  return template(view);
}
