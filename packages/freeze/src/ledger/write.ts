import type { FreezeFile } from '@cpu-models/source';

const WIDTH = 118;

const HEAD = [
  '# yaml-language-server: $schema=../../freeze.schema.json',
  '# What this QEMU gives its guests, as released. Written by `cpu-models freeze`, which only ever adds to it; never edited by hand.',
];

/** A ledger's text: a line per fact, so that a diff shows what was added. */
export function writeLedger(file: FreezeFile): string {
  const blocks = Object.entries(file).map(([key, value]) => {
    if (typeof value === 'string') return [`${key}: ${scalar(value)}`];
    if (Array.isArray(value)) return [`${key}:`, ...value.flatMap((item) => wrap('  - ', '     ', item))];
    const lines = Object.entries(value as object).flatMap(([name, item]) =>
      nested(item)
        ? [`  ${scalar(name)}:`, ...Object.entries(item).flatMap(([k, v]) => wrap(`    ${scalar(k)}: `, '      ', v))]
        : wrap(`  ${scalar(name)}: `, '    ', item),
    );
    return lines.length === 0 ? [`${key}: {}`] : [`${key}:`, ...lines];
  });
  return `${[...HEAD, ...blocks.flat()].join('\n')}\n`;
}

/** A map that holds maps or long texts gets a line for each of them. */
function nested(item: unknown): item is object {
  if (item === null || typeof item !== 'object' || Array.isArray(item) || Object.keys(item).length === 0) return false;
  return flow(item).join(' ').length > WIDTH - 10;
}

/** A value in flow style, on as few lines as fit. */
function wrap(first: string, indent: string, value: unknown): string[] {
  const lines: string[] = [];
  let line = first;
  for (const piece of flow(value)) {
    const gap = line === first || line === indent ? '' : ' ';
    if (line.length + gap.length + piece.length > WIDTH && line !== first && line !== indent) {
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
  return prefix(
    open,
    entries.flatMap((pieces, at) => suffix(pieces, at === entries.length - 1 ? close : ',')),
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
  const plain =
    /^[A-Za-z][\w .()/+@-]*$/.test(value) &&
    !/^(true|false|null|yes|no|on|off|y|n|~)$/i.test(value) &&
    !value.endsWith(' ');
  return plain ? value : JSON.stringify(value);
}
