import { directiveName } from '../c/declarations.js';
import { type Definition, type LocatedDefinition, listDefinitions, locateDefinitions } from '../c/definitions.js';
import { tokenize } from '../c/tokens.js';
import { type Edit, wholeLines } from '../hunk.js';
import type { GeneratedFiles } from '../plan.js';

/** Types of the variables that hold tables; a tree must have none of them that is not generated. */
const TABLE_TYPES = /^(X86CPUDefinition|FeatureWordInfo|FeatureDep|AVX10VersionDefinition|CPUCaches|CPUCacheInfo)$/;

export interface TablesPlan {
  readonly edits: readonly Edit[];
  /** Why the tables cannot be replaced. */
  readonly problems: readonly string[];
  /** What the tree's tables say and the generated ones do not. */
  readonly lost: readonly string[];
}

/** Plans to cut the tables out of cpu.c, and to include each generated file where its first table stood. */
export function planTables(text: string, generated: GeneratedFiles): TablesPlan {
  const definitions = locateDefinitions(text);
  const groups = generated.map(({ path, text: content }) => {
    const names = new Set(listDefinitions(content).map(({ name }) => name));
    return {
      path,
      content,
      names,
      cut: definitions.filter(({ name }) => names.has(name)),
      included: includes(text, path),
    };
  });
  const known = new Set(groups.flatMap(({ names }) => [...names]));
  const surplus = definitions.filter(({ name, type }) => TABLE_TYPES.test(type) && !known.has(name));
  const problems = [
    ...surplus.map(({ name, line, type }) => `line ${line}: ${type} ${name} is a table that is not generated`),
    ...groups.flatMap(groupProblems),
  ];
  if (problems.length > 0) return { edits: [], problems, lost: [] };
  const open = groups.filter(({ included }) => !included);
  return {
    edits: open.map(({ path, cut }) => includeEdit(text, path, cut)),
    problems,
    lost: open.flatMap(({ content, cut }) => cut.flatMap((definition) => lostStrings(text, definition, content))),
  };
}

/** Whether a file is included already: the tree was switched over before. */
export function includes(text: string, path: string): boolean {
  return tokenize(text).some(
    ({ kind, text: line }) => kind === 'directive' && /^#\s*include\s+"([^"]*)"/.exec(line)?.[1] === path,
  );
}

interface Group {
  readonly path: string;
  readonly cut: readonly LocatedDefinition[];
  readonly included: boolean;
}

function groupProblems({ path, cut, included }: Group): string[] {
  if (included)
    return cut.map(({ name, line }) => `line ${line}: ${name} stands beside the include of ${path}, which defines it`);
  if (cut.length === 0) return [`none of the tables of ${path} is defined at file level`];
  const twice = cut.filter(({ name }, i) => cut.some((other, j) => j < i && other.name === name));
  return [
    ...twice.map(({ name, line }) => `line ${line}: ${name} is defined a second time`),
    ...cut
      .filter(({ isAlone }) => !isAlone)
      .map(({ name, line }) => `line ${line}: ${name} shares its declaration with other variables`),
    ...cut.flatMap(directiveProblems),
  ];
}

/** A table must not take with it what the rest of the file depends on. */
function directiveProblems({ name, line, tokens }: LocatedDefinition): string[] {
  const names = tokens.filter(({ kind }) => kind === 'directive').map(directiveName);
  const isOpen =
    names.filter((found) => found?.startsWith('if')).length !== names.filter((found) => found === 'endif').length;
  const macro = names.find((found) => found === 'define' || found === 'undef');
  if (isOpen) return [`line ${line}: an #if begins or ends inside of ${name}`];
  return macro === undefined ? [] : [`line ${line}: ${name} holds a #${macro}, which the text after it may need`];
}

/** One edit from the first table to the last; between them only comments go, everything else moves below the include. */
function includeEdit(text: string, path: string, cut: readonly Definition[]): Edit {
  const first = cut[0] as Definition;
  const last = cut.at(-1) as Definition;
  const kept = cut.flatMap(({ end }, i) => {
    const next = cut[i + 1];
    const between = next === undefined ? '' : text.slice(end, next.start);
    return tokenize(between).length === 0 ? [] : [between.trim()];
  });
  const include = [`#include "${path}"`, ...kept].join('\n\n');
  return wholeLines(text, { start: withComment(text, first.start), end: last.end, text: include });
}

/** Start of a comment of one line that stands directly above: it is about the table. */
function withComment(text: string, start: number): number {
  const above = /(?:^|\n)([ \t]*\/\*(?:[^*\n]|\*(?!\/))*\*\/[ \t]*\n)$/.exec(text.slice(0, start))?.[1];
  return start - (above?.length ?? 0);
}

/** Names and values of a table that its generated text lacks. */
function lostStrings(text: string, { name, start, end, line }: Definition, content: string): string[] {
  const there = new Set(stringsOf(content));
  const lost = [...new Set(stringsOf(text.slice(start, end)))].filter((string) => !there.has(string));
  return lost.length === 0 ? [] : [`line ${line}: ${name} says ${lost.join(', ')}, which the source does not`];
}

function stringsOf(text: string): string[] {
  return tokenize(text)
    .filter(({ kind }) => kind === 'string')
    .map(({ text: string }) => string);
}
