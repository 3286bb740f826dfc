import { MACHINE_FAMILIES } from '@cpu-models/runtime';
import { type Field, type Piece, piece, type Range } from '../read/structure.js';
import { proxmoxArgument, qemuArgument, virtInstallArgument } from './cpu-argument.js';
import type { Slot } from './slot.js';

const OPTION = /(?<![\w-])-?-cpu(?=["'`\s,=\]])(["'`]?\s*(?:=>|[,=]|:\s)?\s*(?:\\\r?\n\s*)?\[?\s*\\?["'`]?)/g;
const ARGUMENT = /[^\s"'`\\;|&<>()[\]]+/y;
/** With values that a shell takes as they are: `flags='+aes;-pcid'`. */
const PROXMOX = /(?:[^\s"'`\\|&<>()[\]]|(?<==)"[^"\n]*"|(?<==)'[^'\n]*')+/y;
const VIRT = /(?:[^\s"'`\\;|&<>()[\]]|(?<==)"[^"\n]*"|(?<==)'[^'\n]*')+/y;
const VARIABLE = /^\$\{?(\w+)(?::?[-=]([^}]*))?\}?/;
const PROGRAM =
  /qemu-system-(\w+)|qemu-(x86_64|i386|aarch64|arm|riscv\w*|s390x|ppc\w*)\b|\b(qemu-kvm\b|(?<!accel\W{1,3})kvm(?=[\s"',\\]+-))|(?<![\w-])-(?:M|machine)[\s="',]+(?:type=)?(\w+)/g;

/** The slots of QEMU's, virt-install's and Proxmox VE's command lines, in scripts, lists of arguments and texts. */
export function commandSlots(
  text: string,
  fields: readonly Field[],
  where: (at: number) => 'code' | 'prose' | 'comment',
): Slot[] {
  const variables = new Map<string, Slot['arch']>();
  const slots: Slot[] = [];
  for (const match of text.matchAll(OPTION)) {
    const isLong = match[0].startsWith('--');
    const at = match.index + match[0].length;
    const program = isLong ? longProgram(text, match.index) : 'qemu';
    const place = where(match.index);
    if (program === null || place === 'comment') continue;
    const pattern = PATTERNS[program];
    if (isVariable(match[0])) continue;
    pattern.lastIndex = at;
    const end = pattern.test(text) ? pattern.lastIndex : at;
    const argument = trimEnd(piece(text, at, end), text.slice(end, end + 1));
    const arch = archOf(text, match.index);
    const variable = VARIABLE.exec(argument.text);
    if (variable !== null && argument.text.startsWith('$')) variables.set(variable[1] as string, arch);
    const isSpoken =
      place === 'prose' ||
      (/^[a-z]+$/.test(argument.text) && /^[ \t]+[A-Za-z(]/.test(text.slice(argument.end, argument.end + 20)));
    const accelerator = acceleratorOf(text, match.index);
    const base = { strict: !isSpoken, arch, accelerator, cpu: isSpoken ? null : `c${at}` };
    slots.push(...ARGUMENTS[program](withoutVariable(argument, variable), base));
  }
  for (const argument of argumentsBelow(text)) {
    const place = where(argument.start);
    const base = { strict: place === 'code', arch: archOf(text, argument.start), cpu: `c${argument.start}` };
    if (place !== 'comment') slots.push(...qemuArgument(trimEnd(argument, ''), base));
  }
  return [...slots, ...variableSlots(fields, variables)];
}

const ALONE = /-cpu(?<=[\s"']-cpu)(?:["'][^\w\n]*)?\r?\n/g;

/** Arguments in a line of their own, made as the line of `-cpu` above it: `value => "-cpu"`, `<arg value='-cpu'/>`, `- -cpu`. */
function argumentsBelow(text: string): Piece[] {
  return [...text.matchAll(ALONE)].flatMap((match) => {
    const before = text.slice(text.lastIndexOf('\n', match.index - 1) + 1, match.index);
    const next = match.index + match[0].length;
    if (before.trim() === '' || !text.startsWith(before, next)) return [];
    ARGUMENT.lastIndex = next + before.length;
    return ARGUMENT.test(text) ? [piece(text, next + before.length, ARGUMENT.lastIndex)] : [];
  });
}

const PATTERNS = { qemu: ARGUMENT, virt: VIRT, proxmox: PROXMOX } as const;
const ARGUMENTS = { qemu: qemuArgument, virt: virtInstallArgument, proxmox: proxmoxArgument } as const;

/** `"-cpu", model`: what follows the closing quote without one of its own is a variable's name. */
function isVariable(option: string): boolean {
  const quotes = option.match(/["'`]/g)?.length ?? 0;
  return /cpu["'`]/.test(option) && quotes === 1;
}

/** A full stop ends a sentence, a comma a list of arguments; a part before a bracket or a pattern is not whole. */
function trimEnd(argument: Piece, next: string): Piece {
  const whole = /[%([{]/.test(next) ? argument.text.replace(/[^,]*$/, '') : argument.text;
  const text = whole.replace(/[.,:]+$/, '').replace(/,[^,]*[%{$][^,]*$/, '');
  return { text, start: argument.start, end: argument.start + text.length };
}

/** `${CPU:-qemu64},+avx`: the default is an argument too. */
function withoutVariable(argument: Piece, variable: RegExpExecArray | null): Piece {
  const given = variable?.[2];
  if (given === undefined || given === '' || variable === null) return argument;
  const start = argument.start + variable[0].indexOf(given, (variable[1] as string).length);
  return { text: given, start, end: start + given.length };
}

function longProgram(text: string, at: number): 'virt' | 'proxmox' | null {
  const before = text.slice(Math.max(0, at - 600), at);
  const found = [...before.matchAll(/\b(virt-install|virt-xml|virt-clone|qm (?:create|set|clone|importovf))\b/g)].at(
    -1,
  )?.[1];
  if (found === undefined) return null;
  return found.startsWith('qm') ? 'proxmox' : 'virt';
}

/** Beginnings of names of x86 machine types. */
const MACHINES = MACHINE_FAMILIES.flatMap(({ family, alias }) => [family, alias ?? family]).filter(
  (name) => name !== 'none',
);

/** From the program or the machine type that stands nearest before the option, else after it. */
function archOf(text: string, at: number): Slot['arch'] {
  const before = [...text.slice(Math.max(0, at - 1500), at).matchAll(PROGRAM)].at(-1);
  const found = before ?? [...text.slice(at, at + 300).matchAll(PROGRAM)][0];
  if (found === undefined) return 'unknown';
  const [, system, user, kvm, machine] = found;
  if (system !== undefined || user !== undefined) return /^(x86_64|i386)$/.test(system ?? user ?? '') ? 'x86' : 'other';
  return kvm !== undefined || MACHINES.some((name) => machine?.startsWith(name)) ? 'x86' : 'other';
}

const ACCELERATOR = /accel[\s="',]+(?:accel=)?(kvm|tcg)|(-enable-kvm|\bqemu-kvm\b)|(\bqemu-(?:x86_64|i386)\b)/g;

/** Named nearest before the option, else after it; programs for a user's processes have TCG alone. */
function acceleratorOf(text: string, at: number): Slot['accelerator'] {
  const before = [...text.slice(Math.max(0, at - 600), at).matchAll(ACCELERATOR)].at(-1);
  const found = before ?? [...text.slice(at, at + 400).matchAll(ACCELERATOR)][0];
  if (found === undefined) return undefined;
  const [, named, kvm] = found;
  return named === 'kvm' || kvm !== undefined ? 'kvm' : 'tcg';
}

/** What is assigned to variables that a command line takes its argument from. */
function variableSlots(fields: readonly Field[], variables: ReadonlyMap<string, Slot['arch']>): Slot[] {
  return fields.flatMap(({ path, value }) => {
    const arch = variables.get(path.at(-1) ?? '');
    if (arch === undefined) return [];
    const start = value.text.startsWith('-cpu ') ? 5 : 0;
    const argument = { text: value.text.slice(start), start: value.start + start, end: value.end };
    return qemuArgument(withoutVariable(argument, VARIABLE.exec(argument.text)), {
      strict: true,
      arch,
      cpu: `v${value.start}`,
    });
  });
}

const LABEL =
  /(?:(cpu-model|host-model-cpu|cpu-model-migration)|(?:cpu-feature|host-model-required-features))\.node\.kubevirt\.io\/([A-Za-z0-9][\w.-]*\w)/g;

/** The labels that KubeVirt gives to nodes. */
export function labelSlots(text: string): Slot[] {
  if (!text.includes('.node.kubevirt.io/')) return [];
  return [...text.matchAll(LABEL)].map((match): Slot => {
    const name = match[2] as string;
    const end = match.index + match[0].length;
    const kind = match[1] === undefined ? 'feature' : 'model';
    return { ...piece(text, end - name.length, end), kind, whose: 'libvirt', strict: true, arch: 'unknown', cpu: null };
  });
}

const OVIRT = /\d+:[^:;'"]+:([a-z0-9_,.-]*,?model_[\w.-]+[\w,.-]*):([^:;'"]+):(\w+)/g;

/** oVirt's list of cluster CPUs: `level:name:flags:argument:architecture`. */
export function ovirtSlots(text: string): Slot[] {
  if (!text.includes('model_')) return [];
  return [...text.matchAll(OVIRT)].flatMap((match): Slot[] => {
    const [whole, flags = '', argument = '', archName = ''] = match;
    const arch = archName === 'x86_64' ? 'x86' : 'other';
    const start = match.index + whole.lastIndexOf(`:${flags}:`) + 1;
    const next = start + flags.length + 1;
    const cpu = `o${start}`;
    return [
      ...ovirtFlags({ text: flags, start, end: start + flags.length }, arch),
      ...qemuArgument({ text: argument, start: next, end: next + argument.length }, { strict: true, arch, cpu }),
    ];
  });
}

function ovirtFlags(flags: Piece, arch: Slot['arch']): Slot[] {
  let at = flags.start;
  return flags.text.split(',').flatMap((flag): Slot[] => {
    const isModel = flag.startsWith('model_');
    const name = isModel ? flag.slice('model_'.length) : flag;
    const start = at + flag.length - name.length;
    at += flag.length + 1;
    if (name === '') return [];
    const base = { text: name, start, end: start + name.length, strict: true, arch, cpu: null } as const;
    return [isModel ? { ...base, kind: 'model', whose: 'libvirt' } : { ...base, kind: 'feature', whose: null }];
  });
}

export function commentTest(ranges: readonly Range[]): (at: number) => boolean {
  return (at) => {
    let [low, high] = [0, ranges.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((ranges[middle] as Range)[1] <= at) low = middle + 1;
      else high = middle;
    }
    return low < ranges.length && (ranges[low] as Range)[0] <= at;
  };
}
