/**
 * Orders release names by their numbers: `9.0` < `9.10` < `10.0` < `10.0.2`; a name without micro release is its `.0`.
 * @returns a negative number, 0, or a positive number, as for Array.prototype.sort.
 */
export function compareReleases(a: string, b: string): number {
  if (a === b) return 0;
  for (let i = 0, j = 0; i < a.length || j < b.length; i = after(a, i), j = after(b, j)) {
    const difference = numberAt(a, i) - numberAt(b, j);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The number that begins at a place and ends with a point; 0 behind the end. Releases are compared too often to be split. */
function numberAt(release: string, start: number): number {
  let number = 0;
  for (let i = start; i < release.length && release[i] !== '.'; i++) number = number * 10 + Number(release[i]);
  return number;
}

function after(release: string, start: number): number {
  const point = release.indexOf('.', start);
  return point < 0 ? release.length : point + 1;
}
