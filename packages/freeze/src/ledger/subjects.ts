import { isMax, type Variant, type VariantId, variantsOf } from '../variants.js';

/** A model as the ledger keys it: `max` and `host` under KVM are CPUs of their own. */
export function subjectOf(variant: VariantId, model: string): string {
  return isMax(model) && variant !== 'tcg' ? `${model}@kvm` : model;
}

export function modelOf(subject: string): string {
  return subject.replace(/@kvm$/, '');
}

/** All subjects of a list of models. */
export function subjectsOf(models: readonly string[]): string[] {
  return models.flatMap((model) => (isMax(model) ? [model, `${model}@kvm`] : [model]));
}

/** The variants in which a subject is frozen; the first one is where its CPU is described. */
export function variantsOfSubject(subject: string): readonly [Variant, ...Variant[]] {
  const model = modelOf(subject);
  const [first, ...rest] = variantsOf(model).filter(({ id }) => subjectOf(id, model) === subject);
  return [first as Variant, ...rest];
}
