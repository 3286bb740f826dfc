/**
 * Orders release names by their numbers: `9.0` < `9.10` < `10.0` < `10.0.2`; a name without micro release is its `.0`.
 * @returns a negative number, 0, or a positive number, as for Array.prototype.sort.
 */
export function compareReleases(a: string, b: string): number {
  if (a === b) return 0;
  const left = a.split('.');
  const right = b.split('.');
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = Number(left[i] ?? 0) - Number(right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
