import type { CCondition, CTables, CTcgMask, CWord } from '@cpu-models/catalog';
import { cBits, cComment, condition, cString, identifier } from './c-text.js';
import { assignment, fill, WIDTH } from './layout.js';
import { someTerms, terms } from './masks.js';
import { render } from './templates.js';

/** feature_word_info, with the macros that its TCG masks need. */
export function featureWords(tables: CTables): string {
  return render('feature-words', {
    conditions: tables.conditions.map(conditionView),
    storage: tables.staticWords ? 'static ' : '',
    words: tables.words.map(wordView),
  });
}

function conditionView({ macro, c }: CCondition) {
  return { macro: identifier(macro), condition: condition(c) };
}

function wordView(word: CWord) {
  const rows = nameRows(word.names);
  return {
    file: cComment(word.file),
    index: identifier(`FEAT_${word.name}`),
    type: 'msr' in word.at ? 'MSR_FEATURE_WORD' : 'CPUID_FEATURE_WORD',
    hasNames: rows.length > 0,
    rows,
    lines: [...addressLines(word.at), ...maskLines(word)],
  };
}

/** Four names to a row, NULL for bits without one; only the named bits where they are few among many. */
function nameRows(names: readonly (string | null)[]): string[] {
  const named = names.flatMap((name, bit) => (name === null ? [] : [`[${bit}] = ${cString(name)},`]));
  const last = names.findLastIndex((name) => name !== null);
  if (named.length * 3 <= last) return named;
  const texts = names.slice(0, last + 1).map((name) => (name === null ? 'NULL,' : `${cString(name)},`));
  return texts.flatMap((_, i) => (i % 4 === 0 ? fill(texts.slice(i, i + 4), WIDTH - 12) : []));
}

function addressLines(at: CWord['at']): string[] {
  if ('msr' in at) return ['.msr = {', `    .index = ${cBits(BigInt(at.msr))},`, '},'];
  const subleaf = at.subleaf === undefined ? [] : [`    .needs_ecx = true, .ecx = ${at.subleaf},`];
  return [
    '.cpuid = {',
    `    .eax = ${leaf(at.leaf)},`,
    ...subleaf,
    `    .reg = R_${identifier(at.register.toUpperCase())},`,
    '},',
  ];
}

function leaf(number: number): string {
  return number < 10 ? String(number) : cBits(BigInt(number));
}

/** The mask fields that have a bit. */
function maskLines(word: CWord): string[] {
  const fields: [string, string[]][] = [
    ['.tcg_features', word.tcg.flatMap(tcgTerms)],
    ['.unmigratable_flags', someTerms(word.unmigratable)],
    ['.migratable_flags', someTerms(word.migratable)],
    ['.no_autoenable_flags', someTerms(word.noAutoEnable)],
  ];
  return fields.flatMap(([field, all]) => (all.length === 0 ? [] : assignment(field, all, WIDTH - 8)));
}

/** Each bit on its own, so that lines can break anywhere. */
function tcgTerms({ when, mask }: CTcgMask): string[] {
  return when === null ? terms(mask) : terms(mask).map((term) => `${identifier(when.macro)}(${term})`);
}
