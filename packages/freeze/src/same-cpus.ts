import type { QemuRelease, ResolvedCpu } from '@cpu-models/runtime';

/**
 * Tells quickly that a guest sees the same features and properties of two releases' CPUs; false means to look closely.
 * A property that only one of the releases has shows only by features.
 */
export function sameCpus(before: QemuRelease, after: QemuRelease): (from: ResolvedCpu, to: ResolvedCpu) => boolean {
  const positions = new Map(after.words.map(({ name }, at) => [name, at]));
  const words = before.words.map(({ name }, at) => [at, positions.get(name) ?? -1] as const);
  const known = new Set(before.words.map(({ name }) => name));
  const added = after.words.flatMap(({ name }, at) => (known.has(name) ? [] : [at]));
  const specs = new Map(after.properties.map((spec, at) => [spec.name, { spec, at }]));
  const values = before.properties.flatMap(({ name, instance }, at) => {
    const other = specs.get(name);
    return other === undefined || instance || !other.spec.guestVisible ? [] : [[at, other.at] as const];
  });
  return ({ state: from }, { state: to }) => {
    const word = (features: Uint32Array, at: number, half: number) => (at < 0 ? 0 : (features[2 * at + half] ?? 0));
    const sameWord = ([a, b]: readonly [number, number]) =>
      word(from.features, a, 0) === word(to.features, b, 0) && word(from.features, a, 1) === word(to.features, b, 1);
    return (
      words.every(sameWord) &&
      added.every((at) => word(to.features, at, 0) === 0 && word(to.features, at, 1) === 0) &&
      values.every(([a, b]) => from.values[a] === to.values[b])
    );
  };
}
