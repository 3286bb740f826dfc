import type { Piece } from '../read/structure.js';

/** A text that is none of our names, and the name that it is nearest to. */
export interface Verdict {
  readonly item: Piece;
  readonly near: { readonly name: string; readonly cost: number } | null;
}

/** Shares of a list that must be ours for its members to be judged, and for a name like none of ours to be wrong. */
export const MOST = 0.6;
export const NEARLY_ALL = 0.65;
export const ALL_BUT_ONE = 0.8;
/** Of longer lists less than this share known says that they are somebody else's, whatever is near. */
const FEW = 0.2;
const LONG = 40;

/** Spares the search in long lists of something else. */
export function isSomebodyElses(known: readonly Piece[], items: readonly Piece[]): boolean {
  return items.length > LONG && known.length < items.length * FEW;
}
