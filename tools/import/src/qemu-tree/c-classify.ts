import { closingBracket } from './c-text.js';

/** What a top-level item of C is. */
export type ItemKind = 'define' | 'type' | 'enum' | 'variable' | 'declaration' | 'function' | 'other';

/** Kind of a top-level C item and the names that it defines. */
export function classify(text: string): { kind: ItemKind; names: string[] } {
  const head = text.slice(0, text.search(/[{;]|$/));
  if (/^\s*(typedef\s+)?enum\b[^{;()]*\{/.test(text))
    return { kind: 'enum', names: [...typeNames(text), ...enumConstants(text)] };
  if (/^\s*typedef\b/.test(text) || /^\s*(struct|union)\b[^=(;]*\{/.test(text))
    return { kind: 'type', names: typeNames(text) };
  if (/^\s*(struct|union|enum)\s+\w+\s*;/.test(text)) return { kind: 'other', names: [] };
  const assign = head.indexOf('=');
  if (assign < 0 && head.includes('(')) return { kind: 'function', names: functionName(head) };
  const name = /\b(\w+)\s*(?:\[[^\]]*\]\s*)*$/.exec(assign < 0 ? head : head.slice(0, assign))?.[1];
  if (name === undefined) return { kind: 'other', names: [] };
  return { kind: /^\s*extern\b/.test(text) ? 'declaration' : 'variable', names: [name] };
}

function functionName(head: string): string[] {
  const name = /\b(\w+)\s*\(/.exec(head)?.[1];
  return name === undefined ? [] : [name];
}

function typeNames(text: string): string[] {
  const open = text.indexOf('{');
  const tags = open < 0 ? [] : (text.slice(0, open).match(/\w+/g) ?? []).slice(1);
  const close = open < 0 ? -1 : closingBracket(text, open);
  const tail = close < 0 ? text : text.slice(close + 1);
  const functionType = /\(\s*\*?\s*(\w+)\s*\)/.exec(tail)?.[1];
  const declared = /^\s*typedef\b/.test(text)
    ? (functionType ?? /\b(\w+)\s*(?:\[[^\]]*\]\s*)*(?:\([\s\S]*\))?\s*;?\s*$/.exec(tail)?.[1])
    : undefined;
  const attributes = /^(__.*|QEMU_.*|packed|aligned|gcc_struct|[0-9].*)$/;
  const names = new Set(
    [...tags, ...(declared === undefined ? [] : [declared])].filter((name) => !attributes.test(name)),
  );
  for (const word of ['typedef', 'struct', 'union', 'enum']) names.delete(word);
  return [...names];
}

/** Names of the constants of an enum item. */
export function enumConstants(text: string): string[] {
  const open = text.indexOf('{');
  const body = text.slice(open + 1, closingBracket(text, open));
  return [...body.replace(/^[ \t]*#.*$/gm, '').matchAll(/(?:^|,)\s*([A-Za-z_]\w*)/g)].map(
    (match) => match[1] as string,
  );
}
