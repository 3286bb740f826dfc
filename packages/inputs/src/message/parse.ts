/** What a line of a message is about. */
export type Subject =
  /** A bit that the host or TCG lacks, or that depends on another: `CPUID.07H:EBX.hle [bit 4]`. */
  | {
      readonly kind: 'bit';
      readonly place: BitPlace;
      readonly feature: string | null;
      readonly why: 'host' | 'tcg' | 'dependency';
    }
  /** Features by libvirt's names. */
  | {
      readonly kind: 'features';
      readonly features: readonly string[];
      readonly why: 'host' | 'missing' | 'extra' | 'forbidden' | 'unknown';
    }
  | { readonly kind: 'property'; readonly property: string; readonly model: string | null }
  | { readonly kind: 'model'; readonly model: string }
  | { readonly kind: 'machine'; readonly machine: string }
  | { readonly kind: 'hyperv'; readonly property: string; readonly needs: string | null }
  | { readonly kind: 'level'; readonly level: 2 | 3 | 4 | null }
  | { readonly kind: 'no-kvm'; readonly model: string | null }
  | { readonly kind: 'unmigratable'; readonly feature: string }
  | { readonly kind: 'msr'; readonly index: number };

/** Where a bit is. */
export type BitPlace =
  | {
      readonly kind: 'cpuid';
      readonly leaf: number;
      readonly subleaf: number | null;
      readonly register: 'eax' | 'ebx' | 'ecx' | 'edx';
      readonly bit: number;
    }
  | { readonly kind: 'msr'; readonly index: number; readonly bit: number };

/** A message as it was pasted, and what it is about. */
export interface ParsedMessage {
  readonly text: string;
  readonly who: 'QEMU' | 'libvirt' | 'Linux' | 'glibc';
  /** A warning lets the guest start. */
  readonly severity: 'warning' | 'error';
  readonly subjects: readonly Subject[];
}

interface Pattern {
  readonly who: ParsedMessage['who'];
  readonly matches: RegExp;
  read(match: RegExpExecArray, line: string): readonly Subject[];
}

const BIT =
  /CPUID\[eax=([0-9A-Fa-f]+)h(?:,\s*ecx=([0-9A-Fa-f]+)h?)?\]\.(E[ABCD]X)(?:\.([\w.-]+?))?\s*\[bit (\d+)\]|CPUID\.([0-9A-Fa-f]+)H(?:[.:]?(?:ECX=|,)([0-9A-Fa-f]+)H?)?:(E[ABCD]X)(?:\.([\w.-]+?))?\s*\[bit (\d+)\]|MSR\(([0-9A-Fa-f]+)H\)(?:\.([\w.-]+?))?\s*\[bit (\d+)\]/;

const PATTERNS: readonly Pattern[] = [
  { who: 'QEMU', matches: BIT, read: (match, line) => [bitOf(match, line)] },
  {
    who: 'libvirt',
    matches: /guest CPU doesn't match specification:?\s*(.*)$/i,
    read: ([, rest = '']) =>
      (['missing', 'extra'] as const).flatMap((why) => {
        const list = new RegExp(`${why} features:\\s*([\\w.,\\s-]*?)(?=,?\\s*(?:missing|extra) features|$)`, 'i').exec(
          rest,
        )?.[1];
        return list === undefined ? [] : [{ kind: 'features' as const, features: names(list), why }];
      }),
  },
  {
    who: 'libvirt',
    matches: /Host CPU does not provide required features:\s*([\w.,\s-]+)/i,
    read: ([, list = '']) => [{ kind: 'features', features: names(list), why: 'host' }],
  },
  {
    who: 'libvirt',
    matches: /Host CPU provides forbidden features?:?\s*'?([\w.,\s-]+)/i,
    read: ([, list = '']) => [{ kind: 'features', features: names(list), why: 'forbidden' }],
  },
  {
    who: 'libvirt',
    matches: /unknown CPU feature:?\s*'?([\w.-]+)/i,
    read: ([, name = '']) => [{ kind: 'features', features: [name], why: 'unknown' }],
  },
  {
    who: 'libvirt',
    matches: /host doesn't support invariant TSC/i,
    read: () => [{ kind: 'features', features: ['invtsc'], why: 'host' }],
  },
  {
    who: 'libvirt',
    matches: /host doesn't support hyperv (?:\w+ )?'([\w-]+)'/i,
    read: ([, name = '']) => [{ kind: 'hyperv', property: `hv-${name.replaceAll('_', '-')}`, needs: null }],
  },
  {
    who: 'libvirt',
    matches: /(?:unknown CPU model|CPU model)\s+'?([\w.-]+)'?(?: (?:is )?not supported by hypervisor| not found)?$/i,
    read: ([, model = '']) => [{ kind: 'model', model }],
  },
  {
    who: 'QEMU',
    matches: /Hyper-V .*?\((hv-[\w-]+)(?:\/[\w-]+)?\) requires Hyper-V .*?\((hv-[\w-]+)\)/,
    read: ([, property = '', needs = '']) => [{ kind: 'hyperv', property, needs }],
  },
  {
    who: 'QEMU',
    matches: /Hyper-V .*?\((hv-[\w-]+)(?:\/[\w-]+)?\) is not supported by kernel/,
    read: ([, property = '']) => [{ kind: 'hyperv', property, needs: null }],
  },
  {
    who: 'QEMU',
    matches: /Property '(?:([\w-]*?)-(?:x86_64|i386)-cpu)?\.([\w.-]+)' not found/,
    read: ([, model, property = '']) => [{ kind: 'property', property, model: model ?? null }],
  },
  {
    who: 'QEMU',
    matches: /(?:unable to find CPU model|CPU model) '([\w.-]+)'(?: not found)?|(?:unable to find CPU model) ([\w.-]+)/,
    read: (match, line) =>
      /requires KVM/i.test(line)
        ? [{ kind: 'no-kvm', model: match[1] ?? null }]
        : [{ kind: 'model', model: match[1] ?? match[2] ?? '' }],
  },
  {
    who: 'QEMU',
    matches: /unsupported machine type:?\s*["']?([\w.+-]+)/i,
    read: ([, machine = '']) => [{ kind: 'machine', machine }],
  },
  {
    who: 'QEMU',
    matches: /(?:State blocked by )?non-migratable CPU device \((\w+) flag\)/,
    read: ([, feature = '']) => [{ kind: 'unmigratable', feature }],
  },
  {
    who: 'QEMU',
    matches: /failed to set MSR 0x([0-9a-f]+)/i,
    read: ([, index = '']) => [{ kind: 'msr', index: Number.parseInt(index, 16) }],
  },
  {
    who: 'QEMU',
    matches: /Could not access KVM kernel module|failed to initialize kvm|KVM not supported by this (?:target|host)/i,
    read: () => [{ kind: 'no-kvm', model: null }],
  },
  {
    who: 'glibc',
    matches:
      /CPU (?:does not support|lacks) x86-64-v([234])|CPU ISA level is lower than required|x86-64-v([234]) (?:is )?(?:required|not supported)/i,
    read: ([, first, second]) => [
      {
        kind: 'level',
        level: first === undefined && second === undefined ? null : (Number(first ?? second) as 2 | 3 | 4),
      },
    ],
  },
  {
    who: 'Linux',
    matches: /This kernel requires (?:an x86-64 CPU|the following features not present on the CPU:?\s*([\w\s.:-]*))/i,
    read: ([, list]) => [
      { kind: 'features', features: list === undefined ? ['lm'] : list.trim().split(/\s+/), why: 'host' },
    ],
  },
];

/** Takes messages apart, line by line; lines that are none are passed over. */
export function parseMessages(text: string): ParsedMessage[] {
  return joined(text).flatMap((line): ParsedMessage[] => {
    for (const { who, matches, read } of PATTERNS) {
      const match = matches.exec(line);
      if (match === null) continue;
      const severity =
        /warning:/i.test(line) || /TCG doesn't support requested feature/.test(line) ? 'warning' : 'error';
      return [{ text: line.trim(), who, severity, subjects: read(match, line) }];
    }
    return [];
  });
}

/** A list of features that a terminal has wrapped goes on in the next line. */
function joined(text: string): string[] {
  return text
    .replaceAll(/,\s*\n\s*/g, ', ')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

function names(list: string): string[] {
  return list
    .split(/[,\s]+/)
    .map((name) => name.replace(/\.$/, ''))
    .filter((name) => name !== '' && name !== 'and');
}

function bitOf(match: RegExpExecArray, line: string): Subject {
  const why = /TCG doesn't/.test(line) ? 'tcg' : /depends on other features/.test(line) ? 'dependency' : 'host';
  const [
    ,
    leaf,
    subleaf,
    register,
    feature,
    bit,
    oldLeaf,
    oldSubleaf,
    oldRegister,
    oldFeature,
    oldBit,
    msr,
    msrFeature,
    msrBit,
  ] = match;
  if (msr !== undefined)
    return {
      kind: 'bit',
      place: { kind: 'msr', index: Number.parseInt(msr, 16), bit: Number(msrBit) },
      feature: msrFeature ?? null,
      why,
    };
  const ecx = subleaf ?? oldSubleaf;
  return {
    kind: 'bit',
    place: {
      kind: 'cpuid',
      leaf: Number.parseInt(leaf ?? oldLeaf ?? '0', 16),
      subleaf: ecx === undefined ? null : Number.parseInt(ecx, 16),
      register: (register ?? oldRegister ?? 'EAX').toLowerCase() as 'eax',
      bit: Number(bit ?? oldBit),
    },
    feature: feature ?? oldFeature ?? null,
    why,
  };
}
