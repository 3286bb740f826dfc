import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { wholeFamilies } from '@cpu-models/catalog';
import { readSource } from '@cpu-models/outputs';
import ts from 'typescript';
import { modulesIn } from '../modules.js';

/** A name of the field in code. */
export interface Hit {
  readonly path: string;
  readonly line: number;
  readonly name: string;
}

type Source = Awaited<ReturnType<typeof readSource>>;

/** Names of features in every spelling, of words, models with their versions, and machine types, as the source has them. */
export function namesOfSource(source: Source): Set<string> {
  const names = [
    ...source
      .all('word')
      .flatMap(({ value }) => [value.word, `FEAT_${value.word}`, ...value.features.flatMap(spellings)]),
    ...source.all('model').flatMap(({ value }) => modelNames(value)),
    ...source.all('libvirt-model').map(({ value }) => value.name),
    ...source.all('arm-model').map(({ value }) => value.model),
    ...source.all('ppc64-model').flatMap(({ value }) => [value.model, ...(value.legacy ?? [])]),
    ...source.all('machines').flatMap(({ value }) => wholeFamilies(value).flatMap(machineNames)),
  ];
  // Not QEMU's machine type of that name, nor a flag that Linux does not show: the word for nothing.
  return new Set(names.filter((name): name is string => name !== undefined && name !== 'none'));
}

type Feature = ReturnType<typeof wordsOf>[number]['features'][number];
type Model = ReturnType<typeof modelsOf>[number];
type Family = ReturnType<typeof machinesOf>[number];
const wordsOf = (source: Source) => source.all('word').map(({ value }) => value);
const modelsOf = (source: Source) => source.all('model').map(({ value }) => value);
const machinesOf = (source: Source) => source.one('machines').value.families;

function spellings({ name, aliases = [], libvirt, linux }: Feature): (string | undefined)[] {
  const others = aliases.map((alias) => (typeof alias === 'string' ? alias : alias.name));
  return [name, ...others, typeof libvirt === 'object' ? libvirt.name : undefined, linux];
}

function modelNames({ name, versions = [] }: Model): (string | undefined)[] {
  return [name, ...versions.flatMap(({ version, alias }) => [`${name}-v${version}`, alias])];
}

function machineNames({ family, alias, machines }: Family): (string | undefined)[] {
  return [family, alias, ...machines.map(({ name }) => name)];
}

/** Code of rooms and tools: no tests and what helps them, no proofs, no measurements, nothing generated. */
export function codeFiles(root: string): string[] {
  return modulesIn(root).filter((path) => !NO_CODE.test(path));
}

const NO_CODE =
  /\.bench\.tsx?$|\/(testing|test|bench|replay)\/|^packages\/site\/check\/|names\/allowed\.ts$|^tools\/conformance\//;

/**
 * Texts in code that are a name, or a list of names, from beginning to end, and names in regular expressions; a sentence
 * that has one is a message.
 */
export function namesIn(path: string, text: string, names: ReadonlySet<string>): Hit[] {
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const hits: Hit[] = [];
  const isName = (part: string) => names.has(part);
  const note = (node: ts.Node, found: readonly string[]) => {
    const { line } = tree.getLineAndCharacterOfPosition(node.getStart());
    hits.push(...found.map((name) => ({ path, line: line + 1, name })));
  };
  const visit = (node: ts.Node): void => {
    if (ts.isRegularExpressionLiteral(node)) note(node, node.text.split(/[^A-Za-z0-9_.+-]+/).filter(isName));
    if (ts.isStringLiteralLike(node)) {
      const parts = node.text.split(/[ ,]+/);
      if (parts.every(isName)) note(node, parts);
    }
    node.forEachChild(visit);
  };
  visit(tree);
  return hits;
}

/** Every name in code, but for words of the language that are one by chance. */
export async function scan(root: string, chance: ReadonlySet<string>): Promise<Hit[]> {
  const names = namesOfSource(await readSource(root));
  for (const word of chance) names.delete(word);
  return codeFiles(root).flatMap((path) => namesIn(path, readFileSync(join(root, path), 'utf8'), names));
}
