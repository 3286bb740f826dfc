import { readPacked } from './format.js';

/** Machine type -> model -> key of raw. */
type Keys = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** What a host offered guests of a machine type, as its QEMU told. */
export interface RecordedOffer {
  /** The expansion of `host` with migratable=off. */
  readonly host: Readonly<Record<string, unknown>>;
  /** Model -> features that it lacks there. */
  readonly unavailable: Readonly<Record<string, readonly string[]>>;
}

/** CPUID as guests of a real QEMU read it right after reset. */
export interface CpuidRecording {
  readonly qemu: string;
  /** Under KVM: machine type -> offer. Absent under TCG. */
  readonly offers?: Readonly<Record<string, RecordedOffer>>;
  /** Width of the host's physical addresses in bits. */
  readonly physBits?: number;
  /** Guests whose QEMU ended before they had read all: topology (empty for one CPU) -> machine type -> model -> why. */
  readonly aborted?: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, string>>>>>>;
  /** Leaves that were read, with the number of their subleaves. */
  readonly table: readonly (readonly [leaf: number, subleaves: number])[];
  /** Guests with one CPU. */
  readonly machines: Keys;
  /** What the first CPU of guests with several reads: topology (`dies=2,cores=3`) -> the same. */
  readonly topologies?: Readonly<Record<string, Keys>>;
  /** In base64, 16 bytes per subleaf in the order of the table: EAX, EBX, ECX, EDX, each little-endian. */
  readonly raw: readonly string[];
}

export function readCpuidRecording(path: string): CpuidRecording {
  return readPacked<CpuidRecording>(path);
}
