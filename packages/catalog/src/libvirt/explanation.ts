/** Why a name of libvirt's differs from QEMU's definition in one point. */
export interface Explanation {
  readonly name: string;
  readonly what: DifferenceKind;
  /** The feature, by the project's name, where it is about one. */
  readonly feature?: string;
  readonly kind: 'policy' | 'frozen-history' | 'upstream-bug' | 'not-yet-adopted';
  readonly reason: string;
  readonly source: Entry;
}

export type DifferenceKind =
  /** QEMU's definition has the feature, libvirt's lacks it. */
  | 'lacks'
  /** libvirt's definition has the feature, QEMU's lacks it. */
  | 'has'
  /** libvirt lists the feature as added: known, but no part of the model. */
  | 'added'
  /** libvirt lists the feature as removed. */
  | 'removed'
  /** libvirt recognises other CPUs by the name than QEMU's family and model say. */
  | 'signature'
  | 'vendor'
  /** libvirt does not call a guest's CPU by the name. */
  | 'guest-off'
  /** libvirt compares hosts with its own definition of the name. */
  | 'partial-check';

/** The entry of a source file that says so. */
export interface Entry {
  /** Below the source's root. */
  readonly file: string;
  readonly path: readonly (string | number)[];
  /** The model or name of the entry that applied, where it lists several. */
  readonly subject?: string;
}

export const RULES = 'x86/libvirt/rules.yaml';
export const DIFFERENCES = 'x86/libvirt/differences.yaml';

/** A key for one feature and one subject of an entry: what must have an effect somewhere to be needed. */
export function usageKey(entry: Entry, feature?: string): string {
  return [entry.file, ...entry.path, entry.subject ?? '', feature ?? ''].join(' ');
}
