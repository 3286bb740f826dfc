import type { FreezeFile } from '@cpu-models/source';

const WIDTH = 118;

const HEAD = [
  '# yaml-language-server: $schema=../../freeze.schema.json',
  '# What was released, as a difference to the release before. Written by `cpu-models freeze`, never edited by hand.',
];

/** A ledger's text: what fits on a line stands on one, so that a release that changes little takes few. */
export function writeLedger({ release, after, seal, upgrades, facts }: FreezeFile): string {
  const head = [
    `release: ${scalar(release)}`,
    ...(after === undefined ? [] : [`after: ${scalar(after)}`]),
    `seal: ${scalar(seal)}`,
  ];
  const changed =
    upgrades === undefined ? [] : ['upgrades:', ...upgrades.flatMap((item) => wrap('  - ', '    ', item))];
  return `${[...HEAD, ...head, ...changed, ...block('facts', facts, '')].join('\n')}\n`;
}

/** A map whose values hold maps, or that is long, gets a line for each of them. */
function block(name: string, value: unknown, indent: string): string[] {
  const first = `${indent}${scalar(name)}:`;
  if (!isMap(value) || Object.keys(value).length === 0 || fits(first, value))
    return wrap(`${first} `, `${indent}  `, value);
  const entries = Object.entries(value);
  if (indent !== '' && entries.every(([, item]) => !isMap(item) && !Array.isArray(item)))
    return wrap(`${first} `, `${indent}  `, value);
  return [first, ...entries.flatMap(([key, item]) => block(key, item, `${indent}  `))];
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fits(first: string, value: unknown): boolean {
  return first.length + 1 + flow(value).join(' ').length <= WIDTH;
}

/** A value in flow style, on as few lines as fit. */
function wrap(first: string, indent: string, value: unknown): string[] {
  const lines: string[] = [];
  let line = first;
  for (const piece of flow(value)) {
    const fresh = line === first || line === indent;
    const gap = fresh ? '' : ' ';
    if (line.length + gap.length + piece.length > WIDTH && !fresh) {
      lines.push(line);
      line = `${indent}${piece}`;
    } else line += `${gap}${piece}`;
  }
  return [...lines, line];
}

/** Pieces between which a line may be broken. */
function flow(value: unknown): string[] {
  if (value === null || typeof value !== 'object') return [scalar(value)];
  const [open, close] = Array.isArray(value) ? ['[', ']'] : ['{', '}'];
  const entries = Array.isArray(value)
    ? value.map(flow)
    : Object.entries(value).map(([key, item]) => prefix(`${scalar(key)}: `, flow(item)));
  if (entries.length === 0) return [`${open}${close}`];
  const last = entries.length - 1;
  return prefix(
    open,
    entries.flatMap((pieces, at) => suffix(pieces, at === last ? close : ',')),
  );
}

function prefix(text: string, [first = '', ...rest]: readonly string[]): string[] {
  return [`${text}${first}`, ...rest];
}

function suffix(pieces: readonly string[], text: string): string[] {
  return [...pieces.slice(0, -1), `${pieces.at(-1) ?? ''}${text}`];
}

/** Quoted where YAML would read something else than the text. */
function scalar(value: unknown): string {
  if (typeof value !== 'string') return String(value);
  const plain = /^[A-Za-z][\w .()/+@=-]*$/.test(value) && !/^(true|false|null|yes|no|on|off|y|n|~)$/i.test(value);
  return plain && !value.endsWith(' ') ? value : JSON.stringify(value);
}
