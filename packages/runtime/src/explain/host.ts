import type { Cpu } from '../libvirt/cpu.js';
import { eaxToSignature, type Signature } from '../libvirt/signature.js';
import type { PropertyValue } from '../qemu/state.js';

/**
 * What explaining needs to know of a host. A probe file has all of it; one that is put together by hand may leave out
 * what it does not know (empty records, null).
 */
export interface ExplainHost {
  /** QEMU's version; null where nothing says. */
  readonly version: {
    readonly qemu: { readonly major: number; readonly minor: number; readonly micro: number };
  } | null;
  /**
   * Set where `definitions` and `props` were put together from less than QEMU's answers (libvirt's domain capabilities,
   * a list of flags): what they do not have is then unknown, not absent.
   */
  readonly partial?: boolean;
  /** What libvirt itself says mode host-model becomes there (virsh domcapabilities). */
  readonly hostModel?: Cpu;
  readonly accel: 'kvm' | 'tcg';
  /** Why KVM did not answer; null if it did, or was not asked. */
  readonly withoutKvm: string | null;
  readonly machines: readonly { readonly name: string; readonly alias?: string }[];
  /** Machine type -> key of `defs`. */
  readonly definitions: Readonly<Record<string, string>>;
  readonly defs: Readonly<Record<string, readonly HostDefinition[]>>;
  /** Machine type -> model -> key of `props`; only those of `host` and `max` are looked at. */
  readonly expansions: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The same with migratable=off. */
  readonly unmigratable: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly props: Readonly<Record<string, Readonly<Record<string, PropertyValue>>>>;
  readonly host: ExplainedMachine;
}

/** An entry of query-cpu-definitions. */
export interface HostDefinition {
  readonly name: string;
  readonly 'alias-of'?: string;
  readonly 'unavailable-features'?: readonly string[];
  /** Where the blockers are not known: whether it is usable at all, as libvirt says it. */
  readonly usable?: boolean;
}

/** What the machine says of itself, apart from QEMU. */
export interface ExplainedMachine {
  readonly kernel: { readonly release: string; readonly arguments: readonly string[] };
  /** /proc/cpuinfo of one processor: name -> value. */
  readonly cpuinfo: Readonly<Record<string, string>>;
  readonly microcode: string | null;
  /** What somebody else read from the CPU: QEMU's name of a feature -> whether the CPU has it. */
  readonly features?: { readonly values: Readonly<Record<string, boolean>>; readonly source: string };
  /** kvm, kvm_intel, kvm_amd -> parameter -> value. */
  readonly modules: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Rows of leaf, subleaf, EAX, EBX, ECX, EDX. */
  readonly cpuid:
    | {
        readonly rows: readonly (readonly [number, number, number, number, number, number])[];
        /** Set where rows may be missing; else a row that is not here holds zeros. */
        readonly partial?: boolean;
        /** What libvirt itself says mode host-model becomes there (virsh domcapabilities). */
        readonly hostModel?: Cpu;
      }
    | { readonly unreadable: string };
  /** Number -> value, both hexadecimal. */
  readonly msrs: { readonly values: Readonly<Record<string, string>> } | { readonly unreadable: string };
}

/** `10.0.13`; `unknown` where nothing says. */
export function qemuVersion({ version }: Pick<ExplainHost, 'version'>): string {
  return version === null ? 'unknown' : `${version.qemu.major}.${version.qemu.minor}.${version.qemu.micro}`;
}

/** Lines of /proc/cpuinfo that a host is judged by; the others, such as clock rates and ids, decide nothing. */
export const CPUINFO_LINES = [
  ...(['vendor_id', 'cpu family', 'model', 'stepping'] as const),
  ...(['flags', 'vmx flags', 'bugs', 'address sizes'] as const),
];

/** One of them. */
export type CpuinfoLine = (typeof CPUINFO_LINES)[number];

/** What a line of /proc/cpuinfo says; undefined if there is none. */
export function cpuinfoLine({ cpuinfo }: ExplainedMachine, line: CpuinfoLine): string | undefined {
  return cpuinfo[line];
}

/** The vendor string of the host CPU, as in CPUID leaf 0; null if nothing says. */
export function hostVendor({ host }: ExplainHost): string | null {
  return cpuinfoLine(host, 'vendor_id') ?? vendorOfRow(rowOf(host, 0));
}

type Row = readonly [number, number, number, number, number, number];

/** A row of CPUID; undefined where there is none. */
export function rowOf({ cpuid }: ExplainedMachine, leaf: number, subleaf = 0): Row | undefined {
  if ('unreadable' in cpuid) return undefined;
  return cpuid.rows.find(([number, second]) => number === leaf && second === subleaf);
}

function vendorOfRow(row: Row | undefined): string | null {
  if (row === undefined) return null;
  const [, , , ebx, ecx, edx] = row;
  const bytes = [ebx, edx, ecx].flatMap((value) => [0, 8, 16, 24].map((shift) => (value >>> shift) & 0xff));
  return String.fromCharCode(...bytes);
}

/** Family, model and stepping by /proc/cpuinfo, else by CPUID leaf 1; null where neither says. */
export function hostSignature(host: ExplainHost): Signature | null {
  const eax = rowOf(host.host, 1)?.[2];
  return signatureByLinux(host) ?? (eax === undefined ? null : eaxToSignature(eax));
}

/** The width of the host's physical addresses, by Linux, else by CPUID 8000_0008 EAX; null if neither says. */
export function physBitsOf({ host }: ExplainHost): number | null {
  const said = /(\d+) bits physical/.exec(cpuinfoLine(host, 'address sizes') ?? '')?.[1];
  const eax = rowOf(host, 0x8000_0008)?.[2];
  return said !== undefined ? Number(said) : eax === undefined ? null : eax & 0xff;
}

function signatureByLinux({ host }: ExplainHost): Signature | null {
  const [family, model, stepping] = (['cpu family', 'model', 'stepping'] as const).map((name) =>
    Number.parseInt(cpuinfoLine(host, name) ?? '', 10),
  );
  const known = [family, model].every(Number.isInteger);
  return known
    ? {
        family: family as number,
        model: model as number,
        stepping: Number.isInteger(stepping) ? (stepping as number) : 0,
      }
    : null;
}

/** The release of the host's Linux, `6.12`; undefined if nobody told it. */
export function linuxRelease({ host }: ExplainHost): string | undefined {
  return /^\d+\.\d+/.exec(host.kernel.release)?.[0];
}

/** Linux's names of the features it sees; empty if unknown. */
export function linuxFlags({ host }: ExplainHost): ReadonlySet<string> {
  const words = (['flags', 'bugs'] as const).flatMap((line) => (cpuinfoLine(host, line) ?? '').split(/\s+/));
  return new Set(words.filter((word) => word !== ''));
}

/** Whether the host is a guest itself: then an outer hypervisor decides what its CPU shows. */
export function isGuestItself(host: ExplainHost): boolean {
  return linuxFlags(host).has('hypervisor');
}

/** A machine type that the host was asked about, by name or alias; null if it was not. */
export function askedMachine(host: ExplainHost, machine: string): string | null {
  const name = host.machines.find((known) => known.name === machine || known.alias === machine)?.name ?? machine;
  return name in host.definitions ? name : null;
}

/** What the host answered about a model; null if it was not asked. */
export function definitionOn(host: ExplainHost, machine: string, model: string): HostDefinition | null {
  const key = host.definitions[machine];
  return (key === undefined ? undefined : host.defs[key]?.find(({ name }) => name === model)) ?? null;
}

/** What `host` (or `max` under TCG) has on a machine type, with migratable off if asked so; null if unknown. */
export function maximumOn(
  host: ExplainHost,
  machine: string,
  migratable = true,
): Readonly<Record<string, PropertyValue>> | null {
  const table = (migratable ? host.expansions : host.unmigratable)[machine] ?? {};
  const key = (host.accel === 'kvm' ? table['host'] : undefined) ?? table['max'];
  return key === undefined ? null : (host.props[key] ?? null);
}
