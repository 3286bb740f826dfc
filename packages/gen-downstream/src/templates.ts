import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

const handlebars = Handlebars.create();
const compiled = new Map<string, Handlebars.TemplateDelegate>();

/**
 * Fills a template. Its view must hold every name that the template asks for; texts come ready in the syntax of the
 * project's language, so that templates hold nothing but the layout of its file.
 */
export function render(name: string, view: object): string {
  let template = compiled.get(name);
  if (template === undefined) {
    const source = readFileSync(new URL(`templates/${name}.hbs`, import.meta.url), 'utf8');
    template = handlebars.compile(source, { strict: true, noEscape: true, preventIndent: true });
    compiled.set(name, template);
  }
  return template(view);
}
