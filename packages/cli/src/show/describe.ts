import type { Shown } from '@cpu-models/author/show';
import { LEGACY_CACHES, type Step } from '@cpu-models/catalog';
import type { ModelFile } from '@cpu-models/source';
import pc from 'picocolors';
import { formatTable } from '../io/table.js';
import { valueText, wrapWords } from '../qemu/text.js';

/** A version for people: what it is, what it has by words, and its line, each with what it changed. */
export function describeShown(shown: Shown): string {
  const { model, version, alias, release, line } = shown;
  const own = `${model.name}-v${version}`;
  const title = `${pc.bold(own)}${alias === null ? '' : ` = ${alias}`} in QEMU ${release}, ${countOf(shown)} features`;
  return [
    [title, ...aboutOf(model, version)].join('\n'),
    formatTable(
      ['value', '', 'from'],
      shown.values.map(({ field, value, from }) => [field, valueText(value === true ? 'on' : value), pc.dim(from)]),
    ),
    [pc.bold('features by word'), ...shown.words.map(wordLines)].join('\n'),
    [pc.bold('family: the line that it comes from'), ...line.map((step, i) => stepLines(step, i === 0))].join('\n'),
    [pc.bold(`family: versions of ${model.name}, and models like them`), ...branches(shown, own)].join('\n'),
  ].join('\n\n');
}

function countOf({ words }: Shown): number {
  return words.reduce((sum, { features }) => sum + features.length, 0);
}

function aboutOf(model: ModelFile, version: number): string[] {
  const entry = model.versions?.find((known) => known.version === version);
  const { hardware } = model;
  const mistaken = entry?.['mistaken-for'] ?? model['mistaken-for'];
  return [
    ...(model.about === undefined ? [] : [model.about]),
    ...(entry?.about === undefined ? [] : [entry.about]),
    ...(hardware === undefined || hardware === 'none' ? [] : [hardwareOf(hardware)]),
    ...(mistaken === undefined ? [] : [`${pc.yellow('not to be mistaken for:')} ${mistaken}`]),
  ];
}

function hardwareOf(hardware: Exclude<NonNullable<ModelFile['hardware']>, 'none'>): string {
  const { 'code-name': name, microarchitecture, year, examples = [] } = hardware;
  const known = [name, microarchitecture, year].filter((part) => part !== undefined);
  return pc.dim(`${[...new Set(known)].join(', ')}${examples.length === 0 ? '' : `: ${examples.join(', ')}`}`);
}

function wordLines({ word, features }: Shown['words'][number]): string {
  const names = features.map(({ name }) => name);
  return `  ${word}\n${wrapWords(names, '    ')}`;
}

/** What a version changed: `+` for what it added, `-` for what it dropped, each with its reason where it has one. */
function stepLines({ version, about, table, adds, drops, sets }: Step, isRoot: boolean): string {
  const total = String(table.features.length).padStart(4);
  const fields = isRoot ? [] : Object.entries(sets).map(fieldText);
  const plain = drops.filter(({ reason }) => reason === undefined).map(({ feature }) => `-${feature}`);
  const reasons = new Set(drops.flatMap(({ reason }) => (reason === undefined ? [] : [reason])));
  const words = [...adds.map((name) => `+${name}`), ...plain];
  const lines = [
    `${total}  ${pc.bold(version)}${about === undefined ? '' : `  ${pc.dim(about)}`}`,
    ...(words.length === 0 ? [] : [wrapWords(words, '      ')]),
    ...[...reasons].map((reason) => {
      const names = drops.filter((drop) => drop.reason === reason).map(({ feature }) => `-${feature}`);
      return wrapWords([...names, `(${reason})`], '      ');
    }),
    ...(fields.length === 0 ? [] : [pc.dim(wrapWords(fields, '      '))]),
  ];
  return lines.join('\n');
}

function fieldText([field, value]: [string, unknown]): string {
  if (value === undefined) return field === 'cache' ? `cache=${LEGACY_CACHES}` : `no ${field}`;
  return `${field}=${valueText(value)}`;
}

function branches({ family }: Shown, own: string): string[] {
  return family.map(({ version, children }) => {
    const name = version === own ? pc.bold(version) : version;
    return `  ${name}${children.length === 0 ? '' : ` ─ ${children.join(', ')}`}`;
  });
}
