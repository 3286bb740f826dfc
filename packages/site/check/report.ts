/** One thing that was measured, and whether it is as it should be. */
export interface Result {
  readonly name: string;
  readonly measured: string;
  readonly wanted: string;
  readonly good: boolean;
  /** What is wrong, line by line. */
  readonly details?: readonly string[];
}

export function atMost(name: string, value: number, limit: number, unit: string): Result {
  return {
    name,
    measured: `${Math.round(value * 10) / 10} ${unit}`,
    wanted: `<= ${Math.round(limit * 10) / 10} ${unit}`,
    good: value <= limit,
  };
}

/** What was not measured, and why; it fails nothing, and is not passed over in silence. */
export function untold(name: string, why: string): Result {
  return { name, measured: `NOT MEASURED: ${why}`, wanted: 'a measure', good: true };
}

/** A figure that explains another one, and has no goal of its own. */
export function aside(name: string, measured: string): Result {
  return { name, measured, wanted: 'no goal', good: true };
}

/** A list of faults that should be empty; `tried` says how much was looked at, and nothing looked at is a fault. */
export function none(name: string, tried: number, what: string, faults: readonly string[]): Result {
  const measured = `${faults.length} in ${tried} ${what}`;
  return { name, measured, wanted: '0', good: tried > 0 && faults.length === 0, details: faults };
}

const [NAME, MEASURED, MOST_DETAILS] = [52, 44, 20] as const;

export function print(results: readonly Result[]): void {
  for (const result of results) {
    const line = [result.good ? 'ok  ' : 'FAIL', result.name.padEnd(NAME), result.measured.padEnd(MEASURED)];
    console.log(`${line.join('  ')}  wanted ${result.wanted}`);
    for (const detail of (result.details ?? []).slice(0, MOST_DETAILS)) console.log(`        ${detail}`);
  }
}
