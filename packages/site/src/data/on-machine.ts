import { describeOrigin, type ExplainedProperty, explain, type QemuRelease, resolve } from '@cpu-models/runtime/qemu';

/** A feature that is other than the model defines it, and who made it so. */
export interface Deviation {
  readonly feature: string;
  readonly on: boolean;
  readonly because: string;
}

/** What a machine type and an accelerator turn on or off against a model's definition. */
export function deviations(
  release: QemuRelease,
  question: {
    readonly machine: string;
    readonly accelerator: 'kvm' | 'tcg';
    readonly model: string;
    readonly vendor: string;
  },
  defined: ReadonlySet<string>,
): Deviation[] {
  const { vendor, ...asked } = question;
  const cpu = resolve(release, asked.accelerator === 'kvm' ? { ...asked, hostVendor: vendor } : asked);
  const named = new Set(release.words.flatMap(({ names }) => names));
  const isChanged = ({ property, value }: ExplainedProperty) => named.has(property) && value !== defined.has(property);
  return explain(cpu)
    .filter(isChanged)
    .map(({ property, value, origin }) => ({
      feature: property,
      on: value === true,
      because: describeOrigin(origin),
    }));
}
