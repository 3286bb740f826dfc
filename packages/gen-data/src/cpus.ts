import { keyOf, type Sets, sorted } from './sets.js';
import type { CpuEntry, Scalar } from './types.js';

/** Distinct CPUs of all releases, each under a key that its content makes. */
export class Cpus {
  readonly #keys = new Map<string, string>();
  readonly #cpus = new Map<string, CpuEntry>();

  constructor(private readonly sets: Sets) {}

  /**
   * The key of a CPU.
   * @param on features that are on, sorted
   * @param values other properties where they differ from the machine type's, by sorted names
   */
  put(on: readonly string[], values: Readonly<Record<string, Scalar>>): string {
    const set = this.sets.put(on);
    const text = `${set} ${JSON.stringify(values)}`;
    const known = this.#keys.get(text);
    if (known !== undefined) return known;
    const key = keyOf(text);
    this.#keys.set(text, key);
    this.#cpus.set(key, { on: set, values });
    return key;
  }

  /** All CPUs by key, sorted by it. */
  all(): Readonly<Record<string, CpuEntry>> {
    return sorted(this.#cpus);
  }
}
