/** Operations per second of one operation. */
export interface Measured {
  readonly name: string;
  /** Median of the rounds. */
  readonly perSecond: number;
  /** Slowest and fastest round. */
  readonly range: readonly [number, number];
  /** How many times as many as the reference, if there is one. */
  readonly ratio: number | null;
}

const ROUNDS = 7;
const ROUND_MS = 250;

/**
 * Runs `work` for a warm-up round and seven measured ones of a quarter of a second.
 *
 * @param operations operations that one call of `work` does
 * @param reference operations per second to compare with
 */
export function measure(name: string, operations: number, work: () => void, reference?: number): Measured {
  round(operations, work);
  const rounds = Array.from({ length: ROUNDS }, () => round(operations, work)).sort((a, b) => a - b);
  const perSecond = rounds[ROUNDS >> 1]!;
  const ratio = reference === undefined ? null : perSecond / reference;
  return { name, perSecond, range: [rounds[0]!, rounds[ROUNDS - 1]!], ratio };
}

function round(operations: number, work: () => void): number {
  const start = performance.now();
  let calls = 0;
  let elapsed = 0;
  while (elapsed < ROUND_MS) {
    work();
    calls++;
    elapsed = performance.now() - start;
  }
  return (calls * operations * 1000) / elapsed;
}

/** One line each: rate, time, spread, and the ratio to the reference. */
export function printMeasured(all: readonly Measured[]): void {
  for (const { name, perSecond, range, ratio } of all) {
    const rate = `${Math.round(perSecond).toLocaleString('en')}/s`.padStart(12);
    const time = `${(1e6 / perSecond).toPrecision(3)} us`.padStart(9);
    const spread = `${range.map((value) => Math.round(value).toLocaleString('en')).join('-')}`;
    console.log(
      `${name.padEnd(30)} ${rate} ${time}  (${spread})${ratio === null ? '' : `  ${ratio.toFixed(1)}x libvirt's C`}`,
    );
  }
}
