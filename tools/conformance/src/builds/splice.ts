import { directiveName, type LocatedDefinition, locateDefinitions } from '@cpu-models/apply/c';
import { UserError } from '../errors.js';

export { type Definition, listDefinitions } from '@cpu-models/apply/c';

/**
 * Replaces whole definitions of file-level variables by new text, or removes them (null).
 * What stands outside of a definition stays: comments above it, and macros, which others may
 * use. After each replacement a #line keeps the numbers of the lines that follow.
 */
export function spliceDefinitions(
  text: string,
  path: string,
  replacements: Readonly<Record<string, string | null>>,
): string {
  const definitions = locateDefinitions(text);
  const spliced = Object.keys(replacements)
    .map((name) => findDefinition(definitions, name, path))
    .sort((a, b) => a.start - b.start);
  let result = '';
  let copied = 0;
  for (const definition of spliced) {
    const { resume, line } = resumeAfter(text, definition);
    const newText = replacements[definition.name]?.trimEnd() ?? '';
    result += `${text.slice(copied, definition.start)}${newText}\n#line ${line} "${path}"\n`;
    copied = resume;
  }
  return result + text.slice(copied);
}

function findDefinition(definitions: readonly LocatedDefinition[], name: string, path: string): LocatedDefinition {
  const [found, ...others] = definitions.filter((definition) => definition.name === name);
  if (found === undefined) {
    throw new UserError(
      `${path}: no definition of "${name}" with an initializer at file level; defined are ${listNames(definitions)}`,
    );
  }
  if (others.length > 0) {
    const lines = [found, ...others].map((definition) => definition.line).join(', ');
    throw new UserError(`${path}: "${name}" is defined more than once (lines ${lines}); expected one definition`);
  }
  if (!found.isAlone) {
    throw new UserError(
      `${path}:${found.line}: "${name}" shares its declaration with other variables; expected it alone`,
    );
  }
  checkDirectives(found, path);
  return found;
}

/** A replaced definition must not take with it what the rest of the file depends on. */
function checkDirectives(definition: LocatedDefinition, path: string): void {
  const names = definition.tokens.filter((token) => token.kind === 'directive').map(directiveName);
  const opened = names.filter((name) => name?.startsWith('if')).length;
  const closed = names.filter((name) => name === 'endif').length;
  const problem = opened !== closed ? 'an #if that is only partly inside of it' : macroProblem(names);
  if (problem !== undefined) {
    throw new UserError(`${path}:${definition.line}: the definition of "${definition.name}" holds ${problem}`);
  }
}

function macroProblem(names: readonly (string | undefined)[]): string | undefined {
  const name = names.find((candidate) => candidate === 'define' || candidate === 'undef');
  return name === undefined ? undefined : `a #${name}, which text after it may need`;
}

/** Where the text goes on, and in which line: the next one, unless more stands in this one. */
function resumeAfter(text: string, definition: LocatedDefinition): { resume: number; line: number } {
  const endLine = definition.line + text.slice(definition.start, definition.end).split('\n').length - 1;
  const blank = /^[ \t\r]*\n/.exec(text.slice(definition.end))?.[0];
  return blank === undefined
    ? { resume: definition.end, line: endLine }
    : { resume: definition.end + blank.length, line: endLine + 1 };
}

function listNames(definitions: readonly LocatedDefinition[]): string {
  const names = definitions.map((definition) => definition.name);
  return names.length === 0 ? 'none' : names.join(', ');
}
