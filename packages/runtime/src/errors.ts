/** Why a question has no answer; stable words that programs may compare. */
export type CpuModelErrorCode =
  | 'unknown-model'
  | 'unknown-machine'
  | 'unknown-property'
  | 'unknown-version'
  | 'not-yet'
  | 'no-longer'
  | 'wrong-type'
  | 'out-of-range'
  | 'bad-value'
  | 'contradiction'
  | 'host-needed'
  | 'refused';

/** A mistake in what was asked, never a fault of this package. */
export class CpuModelError extends Error {
  override readonly name = 'CpuModelError';
  readonly code: CpuModelErrorCode;
  /** What the question was about: the model, machine type or property as written by the caller. */
  readonly subject: string;
  /** Names that may have been meant, nearest first. */
  readonly suggestions: readonly string[];

  constructor(code: CpuModelErrorCode, subject: string, message: string, suggestions: readonly string[] = []) {
    super(suggestions.length === 0 ? message : `${message}; did you mean ${either(suggestions)}?`);
    this.code = code;
    this.subject = subject;
    this.suggestions = suggestions;
  }
}

/** Tells a {@link CpuModelError} from other errors, also across copies of this package. */
export function isCpuModelError(error: unknown): error is CpuModelError {
  return error instanceof Error && error.name === 'CpuModelError';
}

function either(names: readonly string[]): string {
  const quoted = names.map((name) => `'${name}'`);
  const last = quoted.pop();
  return quoted.length === 0 ? `${last}` : `${quoted.join(', ')} or ${last}`;
}
