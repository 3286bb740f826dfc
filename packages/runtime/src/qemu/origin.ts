/** Where a value of a resolved CPU came from: the last step that set it. */
export type Origin =
  | { readonly kind: 'property default' }
  | { readonly kind: 'definition'; readonly model: string }
  | { readonly kind: 'version'; readonly model: string; readonly version: number }
  | { readonly kind: 'accelerator'; readonly accelerator: string }
  | { readonly kind: 'host' }
  /** An entry of compat array `release`: for one model's type, or for every CPU (null). */
  | { readonly kind: 'compat'; readonly release: string; readonly model: string | null }
  /** Cleared, because none of these features is on. */
  | { readonly kind: 'dependency'; readonly requires: readonly string[] }
  /** Taken away, because another feature is on that it cannot stand beside. */
  | { readonly kind: 'conflict'; readonly with: string }
  /** Raised, because this feature word or feature needs the leaf. */
  | { readonly kind: 'automatic level'; readonly because: string }
  /** Follows from the features whose state XSAVE has to save. */
  | { readonly kind: 'xsave' }
  /** Follows from the number of threads, cores, modules and dies. */
  | { readonly kind: 'topology' }
  | { readonly kind: 'caller' };

/** The origin of a value that nobody set. */
export const PROPERTY_DEFAULT: Origin = { kind: 'property default' };

/** The origin in a few words of English, e.g. `machine types 2.12 and older (EPYC)`. */
export function describeOrigin(origin: Origin): string {
  switch (origin.kind) {
    case 'property default':
      return 'default';
    case 'definition':
      return `definition of ${origin.model}`;
    case 'version':
      return `version ${origin.version} of ${origin.model}`;
    case 'accelerator':
      return `default of ${origin.accelerator}`;
    case 'host':
      return 'the host';
    case 'compat':
      return `${compatText(origin.release)}${origin.model === null ? '' : ` (${origin.model})`}`;
    case 'dependency':
      return `needs ${origin.requires.join(' or ')}`;
    case 'conflict':
      return `conflicts with ${origin.with}`;
    case 'automatic level':
      return `raised for ${origin.because}`;
    case 'xsave':
      return 'features with XSAVE state';
    case 'topology':
      return 'topology';
    case 'caller':
      return 'set by the caller';
  }
}

/** QEMU's arrays are named after releases; those of a distribution's machine type after that. */
function compatText(array: string): string {
  return /^\d/.test(array) ? `machine types ${array} and older` : `machine type ${array.split(' ')[0]}`;
}
