/** Something known of real hosts that no definition tells: which features it is about, and who says so. */
export interface Fact {
  /** QEMU's names; a trailing `*` stands for any ending. */
  readonly features: readonly string[];
  /** One line for people, without a full stop. */
  readonly reason: string;
  /** What to do about it; null if nothing helps. */
  readonly remedy: string | null;
  readonly source: string;
}

/** Whether a fact is about a feature. */
export function isAbout({ features }: Pick<Fact, 'features'>, name: string): boolean {
  return features.some((feature) => (feature.endsWith('*') ? name.startsWith(feature.slice(0, -1)) : feature === name));
}

/** The first fact about a feature. */
export function factAbout<T extends Pick<Fact, 'features'>>(facts: readonly T[], name: string): T | undefined {
  return facts.find((fact) => isAbout(fact, name));
}
