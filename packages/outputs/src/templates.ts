import { readFileSync } from 'node:fs';
import Handlebars from 'handlebars';

/**
 * The templates of a room.
 *
 * @param folder where they are, `NAME.hbs` each; with a slash at its end
 * @param helpers what they may call, by name. All may say `{{part "NAME" view}}` for what is in a template of its own and
 *   stands in many files: it is filled once for views that are equal
 * @returns fills a template. Its view must hold every name that the template asks for, as strings, booleans and lists;
 *   texts come ready in the syntax of the file, so that a template holds nothing but its layout
 */
export function templatesIn<Name extends string>(
  folder: URL,
  helpers: Readonly<Record<string, (value: unknown) => string>> = {},
): (name: Name, view: object) => string {
  const handlebars = Handlebars.create();
  // Handlebars gives a helper its options behind the value.
  for (const [name, help] of Object.entries(helpers)) handlebars.registerHelper(name, (value: unknown) => help(value));
  const compiled = new Map<string, Handlebars.TemplateDelegate>();
  const fill = (name: string, view: object) => {
    let template = compiled.get(name);
    if (template === undefined) {
      const source = readFileSync(new URL(`${name}.hbs`, folder), 'utf8');
      template = handlebars.compile(source, { strict: true, noEscape: true, preventIndent: true });
      compiled.set(name, template);
    }
    return template(view);
  };
  const parts = new Map<string, string>();
  handlebars.registerHelper('part', (name: string, view: object) => {
    const key = `${name} ${JSON.stringify(view)}`;
    const text = parts.get(key) ?? fill(name, view);
    parts.set(key, text);
    return text;
  });
  return fill;
}
