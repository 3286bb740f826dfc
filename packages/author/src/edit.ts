import type { FileTypes, KindName } from '@cpu-models/source';

/** A source file as it should be. */
export interface AuthoredFile<K extends KindName = KindName> {
  readonly kind: K;
  /** Below the source's root. */
  readonly path: string;
  readonly value: FileTypes[K];
}

/** What an edit makes of the source. Nothing is written. */
export interface Edit {
  readonly files: readonly AuthoredFile[];
  /** What was done and what remains to be thought about, in sentences. */
  readonly notes: readonly string[];
}

/** Leaves out what is undefined, so that no key without a value is written. */
export function definedOnly<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined)) as T;
}
