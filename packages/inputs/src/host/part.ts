import type { ExplainHost } from '@cpu-models/runtime';
import type { Known } from '../known.js';

/** A subleaf and its registers: leaf, subleaf, EAX, EBX, ECX, EDX. */
export type CpuidRow = readonly [leaf: number, subleaf: number, eax: number, ebx: number, ecx: number, edx: number];

/** What one input says of a host; what it does not say is absent. */
export interface HostPart {
  /** For people: `virsh domcapabilities`. */
  readonly kind: string;
  /** A whole host: a probe. */
  readonly whole?: ExplainHost;
  readonly version?: { readonly major: number; readonly minor: number; readonly micro: number };
  readonly accel?: 'kvm' | 'tcg';
  readonly machines?: ExplainHost['machines'];
  /** Machine type -> models. */
  readonly definitions?: Readonly<Record<string, ExplainHost['defs'][string]>>;
  /** Machine type -> what `host` has, and with migratable=off. */
  readonly maximum?: Readonly<Record<string, ExplainHost['props'][string]>>;
  readonly unmigratable?: Readonly<Record<string, ExplainHost['props'][string]>>;
  readonly hostModel?: NonNullable<ExplainHost['hostModel']>;
  /** Set where lists may lack what the host has. */
  readonly partial?: boolean;
  readonly cpuinfo?: Readonly<Record<string, string>>;
  readonly features?: NonNullable<ExplainHost['host']['features']>;
  readonly rows?: readonly CpuidRow[];
  /** Number -> value, both hexadecimal with 0x. */
  readonly msrs?: Readonly<Record<string, string>>;
  readonly kernel?: string;
  /** What this kind of input cannot say, one sentence each. */
  readonly cannotSay: readonly string[];
}

/** One format of hosts: whether a text is of it, and what it says. */
export interface HostReader {
  readonly kind: string;
  matches(text: string): boolean;
  read(text: string, known: Known): HostPart;
}
