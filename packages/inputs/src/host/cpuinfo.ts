import { vendorOfFlags } from '@cpu-models/runtime';
import type { HostReader } from './part.js';

const CANNOT = [
  'what QEMU and KVM give of it: QEMU was not asked',
  'features that /proc/cpuinfo has no flag for (VMX details, bits of MSRs)',
];

/** /proc/cpuinfo; where its processors differ, only what all of them have counts, as a guest may run on any. */
export const cpuinfo: HostReader = {
  kind: '/proc/cpuinfo',
  matches: (text) => /^[ \t]*(flags|Features)\s*:\s*\w/m.test(text) && !isLscpu(text),
  read: (text) => {
    const processors = text
      .split(/\n(?=[ \t]*processor\s*:)/)
      .map((block) => fieldsOf(block))
      .filter(({ flags }) => flags !== undefined);
    const [first = fieldsOf(text)] = processors;
    const lists = [...new Set(processors.map(({ flags = '' }) => flags))];
    const differ = lists.length > 1;
    const flags = differ ? common(lists) : first['flags'];
    const vendor = first['vendor_id'] === undefined ? vendorOfFlags(flags) : null;
    return {
      kind: '/proc/cpuinfo',
      cpuinfo: {
        ...first,
        ...(flags === undefined ? {} : { flags }),
        ...(vendor === null ? {} : { vendor_id: vendor }),
      },
      cannotSay: [
        ...CANNOT,
        ...(vendor === null ? [] : [`the vendor: it is taken for ${vendor} by its flags`]),
        ...(differ
          ? ['which processors a guest runs on: they differ (a hybrid CPU?), and only what all have counts']
          : []),
      ],
    };
  },
};

function common(lists: readonly string[]): string {
  const [first = [], ...rest] = lists.map((list) => list.split(/\s+/));
  return first.filter((flag) => rest.every((list) => list.includes(flag))).join(' ');
}

/** What `lscpu` calls the lines of /proc/cpuinfo. */
const LSCPU: Readonly<Record<string, string>> = {
  'Vendor ID': 'vendor_id',
  'CPU family': 'cpu family',
  Model: 'model',
  Stepping: 'stepping',
  'Model name': 'model name',
  'Address sizes': 'address sizes',
  Flags: 'flags',
};

/** `lscpu`, as text in any language, or with --json. */
export const lscpu: HostReader = {
  kind: 'lscpu',
  matches: isLscpu,
  read: (text) => {
    const lines: readonly (readonly [string, string])[] = /"field":/.test(text)
      ? [...text.matchAll(/"field":\s*"([^"]+?):?",\s*"data":\s*"([^"]*)"/g)].map(
          ([, name = '', value = '']) => [name, value] as const,
        )
      : Object.entries(fieldsOf(text));
    const known = lines.flatMap(([name, value]) => (LSCPU[name] === undefined ? [] : [[LSCPU[name], value] as const]));
    const cpu = known.length > 1 ? Object.fromEntries(known) : byValues(lines.map(([, value]) => value));
    return { kind: 'lscpu', cpuinfo: cpu, cannotSay: CANNOT };
  },
};

function isLscpu(text: string): boolean {
  return (
    /^[ \t]*(Architecture:\s+x86_64|Vendor ID:\s+\S)/m.test(text) ||
    /"field":\s*"(Architecture|Vendor ID):?"/.test(text) ||
    (VENDOR.test(text) && /:\s+x86_64\s*$/m.test(text) && !/^[ \t]*(vendor_id|processor)\s*:/m.test(text))
  );
}

const VENDOR = /[:\uff1a]\s+(GenuineIntel|AuthenticAMD|HygonGenuine|CentaurHauls|Shanghai)\s*$/m;

/**
 * In whatever language: the vendor is known by its value; family and model are the first numbers behind it; the stepping
 * follows the name (up to util-linux 2.36), or three counts of threads, cores and sockets.
 */
function byValues(values: readonly string[]): Record<string, string> {
  const at = values.findIndex((value) => VENDOR.test(`: ${value}`));
  const behind = values.slice(at + 1);
  const numbers = behind.flatMap((value, place) => (/^\d+$/.test(value) ? [{ value, place }] : []));
  const [family, model] = numbers;
  const named = behind.findIndex((value) => /[A-Za-z]{3}/.test(value));
  const stepping = named > 0 ? numbers.find(({ place }) => place > named) : numbers[5];
  const flags = values.find((value) => /^fpu\s/.test(value));
  const widths = values.find((value) => /^\d+ bits physical,/.test(value));
  const found = {
    vendor_id: values[at],
    'cpu family': family?.value,
    model: model?.value,
    stepping: stepping?.value,
    'model name': behind[named],
    'address sizes': widths,
    flags,
  };
  return Object.fromEntries(Object.entries(found).filter((entry): entry is [string, string] => entry[1] !== undefined));
}

/** Names and values; a line without a name goes on with the value before it, as terminals and mails wrap. */
function fieldsOf(text: string): Record<string, string> {
  const fields: Record<string, Wrapped> = {};
  let last: Wrapped | null = null;
  for (const line of text.split('\n')) {
    const [head, name, value = ''] = /^\s*([^:\uff1a]+?)\s*[:\uff1a]\s*(.*)$/.exec(line) ?? [];
    if (head !== undefined && name !== undefined) {
      // Several processors in one block: the first counts.
      last = fields[name] === undefined ? { column: head.length - value.length, lines: [value], raw: [line] } : null;
      if (last !== null) fields[name] = last;
    } else if (last !== null && /\w/.test(line) && /^[\w\s.]+$/.test(line)) {
      last.lines.push(line);
      last.raw.push(line);
    }
  }
  return Object.fromEntries(Object.entries(fields).map(([name, wrapped]) => [name, joined(wrapped)]));
}

/** A value, the lines that it goes on in, and where it begins. */
interface Wrapped {
  readonly column: number;
  readonly lines: string[];
  readonly raw: string[];
}

/**
 * `lscpu` cuts a line wherever the terminal ends, amid a word, and begins the next one below the value: where a blank was cut
 * it stands in front. Whoever else wraps does it between words.
 */
function joined({ column, lines: [first = '', ...more], raw }: Wrapped): string {
  const indents = more.map((line) => line.length - line.trimStart().length);
  const isCut = indents.includes(column + 1) && indents.every((indent) => indent === column || indent === column + 1);
  if (!isCut) return [first, ...more].map((line) => line.trim()).join(' ');
  const width = Math.max(...raw.map((line) => line.length));
  // Whoever copied it may have lost a blank at the end.
  const ends = raw.map((line) => (line.length < width && !line.endsWith(' ') ? ' ' : ''));
  return [first, ...more.map((line) => line.slice(column))]
    .map((line, at) => `${line}${ends[at]}`)
    .join('')
    .trim();
}
