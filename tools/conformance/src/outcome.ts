import { UnavailableError } from './errors.js';

/** What could be had, or the reason why this machine cannot have it. */
export type Outcome<T> =
  | { readonly kind: 'available'; readonly value: T }
  | { readonly kind: 'unavailable'; readonly reason: string };

/** Runs `work`; an UnavailableError becomes an outcome, any other error stays an error. */
export async function attempt<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { kind: 'available', value: await work() };
  } catch (error) {
    if (error instanceof UnavailableError) {
      return { kind: 'unavailable', reason: error.message };
    }
    throw error;
  }
}
