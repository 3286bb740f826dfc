import type { MessageFact } from '../input-facts.js';

/** A bit that the host or TCG lacks, or that depends on another: `CPUID.07H:EBX.hle [bit 4]`. */
export interface BitSubject {
  readonly kind: 'bit';
  readonly place: BitPlace;
  readonly feature: string | null;
  readonly why: 'host' | 'tcg' | 'dependency';
}

/** What a message is about. */
export type Subject =
  | BitSubject
  /** Features by libvirt's names, or as software calls them. */
  | { readonly kind: 'features'; readonly features: readonly string[]; readonly why: FeaturesWhy }
  | { readonly kind: 'property'; readonly property: string; readonly model: string | null }
  | { readonly kind: 'model'; readonly model: string }
  | { readonly kind: 'machine'; readonly machine: string }
  | { readonly kind: 'hyperv'; readonly property: string; readonly needs: string | null }
  | { readonly kind: 'level'; readonly level: 2 | 3 | 4 | null }
  | { readonly kind: 'no-kvm'; readonly model: string | null }
  | { readonly kind: 'unmigratable'; readonly feature: string }
  | { readonly kind: 'msr'; readonly index: number }
  /** The source has the words. */
  | { readonly kind: 'other'; readonly name: string; readonly meaning: string; readonly remedy: string };

/** `named`: a message in words that are not known here has a list of them. */
export type FeaturesWhy = NonNullable<MessageFact['why']> | 'named';

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
  readonly who: MessageFact['who'];
  /** A warning lets the guest start. */
  readonly severity: 'warning' | 'error';
  readonly subjects: readonly Subject[];
  /** What the source says of the message as a whole; null where it follows from what it is about. */
  readonly says: string | null;
  /** How often it stands in the text. */
  readonly times: number;
}
