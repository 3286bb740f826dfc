import {
  type Accelerator,
  featuresOn,
  namesOf,
  otherProperties,
  type QemuRelease,
  type ResolvedCpu,
  resolve,
  sameCpu,
} from '@cpu-models/runtime';
import { type Column, scalar } from './values.js';

/** What a name is: the features that are on, and all other properties. */
export interface Row extends Column {
  readonly name: string;
  readonly on: readonly string[];
}

/** The vendor to ask with: under KVM a named model has that of the processor below. */
const ASKED = 'GenuineIntel';
/** Stands for the vendor of the processor below KVM. */
const HOST = 'host';

/** Makes the rows of a release. Names of features are worked out once for each state of the feature words. */
export class Rows {
  readonly #names: readonly string[];
  readonly #on = new Map<string, readonly string[]>();

  constructor(private readonly release: QemuRelease) {
    this.#names = namesOf(release).models;
  }

  /** A row for each name that a machine type and an accelerator can answer without a host. */
  of(machine: string, accelerator: Accelerator): Row[] {
    const names = this.#names.filter((name) => name !== 'host' && !(name === 'max' && accelerator === 'kvm'));
    const known = new Map<string, Row>();
    return names.map((model) => {
      const same = sameCpu(this.release, machine, model);
      const row = known.get(same) ?? this.#row({ machine, accelerator, model });
      known.set(same, row);
      const { on, names: properties, values } = row;
      return { name: model, on, names: properties, values };
    });
  }

  #row(asked: { readonly machine: string; readonly accelerator: Accelerator; readonly model: string }): Row {
    const kvm = asked.accelerator === 'kvm' ? { hostVendor: ASKED } : {};
    const cpu = resolve(this.release, { ...asked, ...kvm });
    const { names, values } = valuesOf(cpu);
    return { name: asked.model, on: this.#features(cpu), names, values };
  }

  #features(cpu: ResolvedCpu): readonly string[] {
    const { buffer, byteOffset, byteLength } = cpu.state.features;
    const words = Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
    const names = this.#on.get(words) ?? featuresOn(cpu);
    this.#on.set(words, names);
    return names;
  }
}

function valuesOf(cpu: ResolvedCpu): Column {
  const { names, values } = otherProperties(cpu);
  const scalars = values.map(scalar);
  const vendor = names.indexOf('vendor');
  if (cpu.accelerator === 'kvm' && scalars[vendor] === ASKED) scalars[vendor] = HOST;
  return { names, values: scalars };
}
