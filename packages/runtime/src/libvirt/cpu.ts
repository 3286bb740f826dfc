import type { Signature } from './signature.js';

/** Whether a `<cpu>` describes a host or is asked for by a guest. */
export type CpuType = 'host' | 'guest';
/** The attribute mode of a guest's `<cpu>`. */
export type CpuMode = 'custom' | 'host-model' | 'host-passthrough' | 'maximum';
/** The attribute match of a guest's `<cpu>`: whether the host may have more. */
export type CpuMatch = 'exact' | 'minimum' | 'strict';
/** The attribute check of a guest's `<cpu>`: how much is checked before a guest starts. */
export type CpuCheck = 'default' | 'none' | 'partial' | 'full';
/** The attribute fallback of `<model>`: whether another model may stand in. */
export type Fallback = 'allow' | 'forbid';
/** The attribute policy of `<feature>`. */
export type FeaturePolicy = 'force' | 'require' | 'optional' | 'disable' | 'forbid';

/** A `<feature>` of a `<cpu>`; features of hosts have no policy, which means require. */
export interface CpuFeature {
  readonly name: string;
  readonly policy: FeaturePolicy | null;
}

/**
 * What a `<cpu>` element means (libvirt's virCPUDef). Order of features is kept.
 *
 * A CPU that was made with a release's map carries the release in its type, so that using it with the map of another
 * one does not compile. One that comes from elsewhere, or is declared as plain `Cpu`, goes with any map.
 */
// biome-ignore lint/suspicious/noExplicitAny: only any is assignable to every release and from every release
export interface Cpu<Release extends string = any> {
  /** Never set: the release of the map that it was made with. */
  readonly map?: Release;
  readonly type: CpuType;
  /** `x86_64`; null where not said, as in every guest. */
  readonly arch: string | null;
  /** Null for hosts. */
  readonly mode: CpuMode | null;
  readonly match: CpuMatch;
  readonly check: CpuCheck;
  readonly model: string | null;
  readonly fallback: Fallback;
  readonly vendor: string | null;
  /** vendor_id: the 12 characters that the guest sees, when set by hand. */
  readonly vendorId: string | null;
  readonly microcode: number | null;
  readonly signature: Signature | null;
  readonly features: readonly CpuFeature[];
  /** Parts that no operation here looks at; they are carried along. */
  readonly rest?: CpuRest;
}

/** Topology, caches, address width, TSC: kept so that a `<cpu>` survives being updated. */
export interface CpuRest {
  readonly topology?: {
    readonly sockets: number;
    readonly dies: number;
    readonly clusters: number;
    readonly cores: number;
    readonly threads: number;
  };
  /** level null: all levels. */
  readonly cache?: {
    readonly level: number | null;
    readonly mode: 'emulate' | 'passthrough' | 'disable';
  };
  readonly maxPhysAddr?: {
    readonly mode: 'emulate' | 'passthrough';
    readonly bits: number | null;
    readonly limit: number | null;
  };
  /** TSC frequency in Hz. */
  readonly tsc?: { readonly frequency: number; readonly scaling: boolean | null };
  readonly migratable?: boolean;
  readonly deprecatedFeatures?: boolean;
}

const BLANK = {
  arch: null,
  match: 'exact',
  check: 'default',
  model: null,
  fallback: 'allow',
  vendor: null,
  vendorId: null,
  microcode: null,
  signature: null,
  features: [],
} as const;

/** A host CPU with defaults for what is not given. */
export function hostCpu(parts: Partial<Omit<Cpu, 'type' | 'mode'>>): Cpu {
  return { ...BLANK, type: 'host', mode: null, ...parts };
}

/** A guest CPU, mode custom unless said otherwise, with defaults for what is not given. */
export function guestCpu(parts: Partial<Omit<Cpu, 'type'>>): Cpu {
  return { ...BLANK, type: 'guest', mode: 'custom', ...parts };
}
