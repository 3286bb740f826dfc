/** Computes something of a value once, for as long as the value is there; neither may be changed afterwards. */
export function memo<From extends object, T>(compute: (from: From) => T): (from: From) => T {
  const known = new WeakMap<From, T>();
  return (from) => {
    if (!known.has(from)) known.set(from, compute(from));
    return known.get(from) as T;
  };
}
