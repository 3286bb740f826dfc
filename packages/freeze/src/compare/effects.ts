import type { VariantId } from '../variants.js';

/** One change of one CPU. */
export interface Effect {
  readonly property: string;
  /** Undefined where there is no such thing. */
  readonly from: string | undefined;
  readonly to: string | undefined;
  readonly guestVisible: boolean;
  readonly variant: VariantId;
  readonly machine: string;
  readonly model: string;
}

/** One change and all the CPUs that it hits in the same places. */
export interface Violation extends Pick<Effect, 'property' | 'from' | 'to' | 'guestVisible'> {
  readonly release: string;
  readonly models: readonly string[];
  readonly machines: readonly string[];
  readonly variants: readonly VariantId[];
}

/** Where effects go. */
export interface EffectSink {
  add(effect: Effect): void;
}

/** Collects effects and puts those together that differ in the model, machine type or variant only. */
export class Effects implements EffectSink {
  readonly #changes = new Map<string, { first: Effect; models: Map<string, Map<VariantId, Set<string>>> }>();

  constructor(readonly release: string) {}

  add(effect: Effect): void {
    const key = JSON.stringify([effect.property, effect.from, effect.to]);
    let change = this.#changes.get(key);
    if (change === undefined) {
      change = { first: effect, models: new Map() };
      this.#changes.set(key, change);
    }
    const variants = entry(change.models, effect.model, () => new Map<VariantId, Set<string>>());
    entry(variants, effect.variant, () => new Set<string>()).add(effect.machine);
  }

  violations(): Violation[] {
    return [...this.#changes.values()].flatMap(({ first, models }) => {
      const { property, from, to, guestVisible } = first;
      return groupPlaces(models).map((places) => ({
        release: this.release,
        property,
        from,
        to,
        guestVisible,
        ...places,
      }));
    });
  }
}

function entry<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = make();
  map.set(key, made);
  return made;
}

type Places = Pick<Violation, 'models' | 'machines' | 'variants'>;

/** Variants with the same machine types, then models with the same of both. */
function groupPlaces(models: ReadonlyMap<string, ReadonlyMap<VariantId, ReadonlySet<string>>>): Places[] {
  const groups = new Map<string, { models: string[]; machines: string[]; variants: VariantId[] }>();
  for (const [model, variants] of models) {
    const bySet = new Map<string, { machines: string[]; variants: VariantId[] }>();
    for (const [variant, machines] of variants) {
      const sorted = [...machines].sort();
      entry(bySet, sorted.join(), () => ({ machines: sorted, variants: [] })).variants.push(variant);
    }
    for (const [set, place] of bySet)
      entry(groups, `${place.variants.join()} ${set}`, () => ({ models: [], ...place })).models.push(model);
  }
  return [...groups.values()];
}
