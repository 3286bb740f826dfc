import { withQemu } from '../qemu/start.js';
import { askDefinitions, askExpansion } from '../record/ask.js';
import type { Properties } from '../record/layout.js';
import type { RecordCpuidOptions } from './options.js';

/** What KVM and QEMU together offer guests of a machine type, as far as QEMU tells. */
export interface Offer {
  /** The expansion of `host` with migratable=off. */
  readonly host: Properties;
  /** Model -> features that it lacks here. What `host` never takes by itself is offered where no model lacks it. */
  readonly unavailable: Readonly<Record<string, readonly string[]>>;
}

/** Asks one machine type what guests can have. */
export function askOffer({ binary, args, env, signal, accel }: RecordCpuidOptions, machine: string): Promise<Offer> {
  return withQemu({ binary, args, env, signal, accel, machine }, async (qmp) => {
    const { props } = await askExpansion(qmp, 'full', 'host', { migratable: false });
    const definitions = await askDefinitions(qmp);
    const unavailable = definitions
      .map((definition) => [definition.name, definition['unavailable-features'] ?? []] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    return { host: props, unavailable: Object.fromEntries(unavailable) };
  });
}
