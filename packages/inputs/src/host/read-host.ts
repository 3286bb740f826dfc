import type { ExplainHost } from '@cpu-models/runtime';
import { InputError, type Known } from '../known.js';
import { pasted } from '../paste.js';
import { cpuElement } from './libvirt.js';
import type { HostPart } from './part.js';
import { HOST_READERS } from './readers.js';

/** A text that says something of a host, and its name for messages. */
export interface InputFile {
  readonly name: string;
  readonly text: string;
}

/** A host put together, and what is not known of it. */
export interface ReadHost {
  readonly host: ExplainHost;
  /** The file's name -> what it was recognised as. */
  readonly files: readonly { readonly name: string; readonly kind: string }[];
  /** What none of the inputs says, one sentence each. */
  readonly unknown: readonly string[];
}

/** The format of a text about a host, by its content; null if it is none that is known. */
export function recogniseHost(text: string): string | null {
  const plain = pasted(text);
  return HOST_READERS.find((reader) => reader.matches(plain))?.kind ?? null;
}

/** Whether a text about a host may be a guest's as well: a `<cpu>` alone, which virsh prints of hosts too. */
export function mayBeGuest(text: string): boolean {
  return recogniseHost(text) === cpuElement.kind;
}

/**
 * Reads one host from one or several texts about it: what one does not say, another may.
 * @throws InputError, naming the file, for a text of no known format or that is broken; LibvirtXmlError
 */
export function readHost(files: readonly InputFile[], known: Known): ReadHost {
  const parts = files.map((file) => ({ file, part: readPart(file, known) }));
  return {
    host: combine(parts.map(({ part }) => part)),
    files: parts.map(({ file, part }) => ({ name: file.name, kind: part.kind })),
    unknown: common(parts.map(({ part }) => part.cannotSay)),
  };
}

function readPart({ name, text: raw }: InputFile, known: Known): HostPart {
  const text = pasted(raw);
  const reader = HOST_READERS.find((one) => one.matches(text));
  if (reader === undefined)
    throw new InputError(
      `${name}: not recognised as a host; expected one of: ${HOST_READERS.map(({ kind }) => kind).join(', ')}`,
    );
  try {
    return reader.read(text, known);
  } catch (error) {
    if (error instanceof InputError) throw new InputError(`${name}: ${reader.kind}: ${error.message}`);
    throw error;
  }
}

/** What no input can say: a sentence counts only if every input has it, but for those about QEMU, which are alike. */
function common(lists: readonly (readonly string[])[]): string[] {
  const [first = [], ...rest] = lists;
  return first.filter((sentence) => rest.every((list) => list.includes(sentence)));
}

function combine(parts: readonly HostPart[]): ExplainHost {
  const whole = parts.find((part) => part.whole !== undefined)?.whole ?? EMPTY;
  const first = <K extends keyof HostPart>(key: K) => parts.find((part) => part[key] !== undefined)?.[key];
  const definitions = first('definitions');
  const maximum = first('maximum');
  const unmigratable = first('unmigratable');
  const version = first('version');
  const hostModel = first('hostModel');
  const accel = first('accel');
  const host: ExplainHost = {
    ...whole,
    ...(accel === undefined ? {} : { accel }),
    ...(version === undefined ? {} : { version: { qemu: version } }),
    machines: first('machines') ?? whole.machines,
    ...(definitions === undefined ? {} : keyed(definitions, 'definitions', 'defs')),
    ...(hostModel === undefined ? {} : { hostModel }),
    ...(isPartial(parts) ? { partial: true } : {}),
    host: machineOf(parts, whole.host),
  };
  return withMaxima(host, maximum, unmigratable);
}

/** Lists of QEMU's own are whole; those of libvirt alone are not. */
function isPartial(parts: readonly HostPart[]): boolean {
  return (
    parts.some(({ partial }) => partial === true) &&
    !parts.some(({ whole, partial, maximum }) => whole !== undefined || (partial !== true && maximum !== undefined))
  );
}

function keyed<T>(lists: Readonly<Record<string, T>>, keys: 'definitions', values: 'defs') {
  const names = Object.keys(lists);
  return {
    [keys]: Object.fromEntries(names.map((name) => [name, name])),
    [values]: lists,
  } as unknown as Pick<ExplainHost, 'definitions' | 'defs'>;
}

function withMaxima(
  host: ExplainHost,
  maximum: HostPart['maximum'],
  unmigratable: HostPart['unmigratable'],
): ExplainHost {
  const table = (props: HostPart['maximum'], suffix: string) =>
    Object.fromEntries(Object.keys(props ?? {}).map((machine) => [machine, { host: `${machine}${suffix}` }]));
  const props = (given: HostPart['maximum'], suffix: string) =>
    Object.fromEntries(Object.entries(given ?? {}).map(([machine, values]) => [`${machine}${suffix}`, values]));
  return {
    ...host,
    expansions: { ...host.expansions, ...table(maximum, '') },
    unmigratable: { ...host.unmigratable, ...table(unmigratable, ' migratable=off') },
    props: { ...host.props, ...props(maximum, ''), ...props(unmigratable, ' migratable=off') },
  };
}

function machineOf(parts: readonly HostPart[], whole: ExplainHost['host']): ExplainHost['host'] {
  const cpuinfo = Object.assign({}, ...parts.map((part) => part.cpuinfo ?? {}), whole.cpuinfo) as Record<
    string,
    string
  >;
  const rows = parts.find((part) => part.rows !== undefined)?.rows;
  const features = parts.find((part) => part.features !== undefined)?.features;
  const msrs = parts.find((part) => part.msrs !== undefined)?.msrs;
  const kernel = parts.find((part) => part.kernel !== undefined)?.kernel;
  return {
    ...whole,
    cpuinfo,
    microcode: cpuinfo['microcode'] ?? whole.microcode,
    ...(kernel === undefined ? {} : { kernel: { ...whole.kernel, release: kernel } }),
    // Dumps leave out what their tool did not ask.
    ...(rows === undefined ? {} : { cpuid: { rows, partial: true } }),
    ...(msrs === undefined ? {} : { msrs: { values: msrs } }),
    ...(features === undefined ? {} : { features }),
  };
}

const EMPTY: ExplainHost = {
  version: null,
  accel: 'kvm',
  withoutKvm: null,
  machines: [],
  definitions: {},
  defs: {},
  expansions: {},
  unmigratable: {},
  props: {},
  host: {
    kernel: { release: '', arguments: [] },
    cpuinfo: {},
    microcode: null,
    modules: {},
    cpuid: { unreadable: 'not in these inputs' },
    msrs: { unreadable: 'not in these inputs' },
  },
};
