import { randomNumbers } from '@cpu-models/probe';

/** Chance that can be had again: the same seed, the same answers. */
export class Random {
  readonly #next: () => number;

  constructor(seed: number) {
    this.#next = randomNumbers(seed);
  }

  /** A whole number from 0 to one less than `limit`. */
  below(limit: number): number {
    return Math.floor(this.#next() * limit);
  }

  of<T>(list: readonly T[]): T {
    return list[this.below(list.length)] as T;
  }
}
