import { QemuRefusedError } from '../errors.js';
import type { QmpClient } from '../qmp/client.js';
import { askExpansion } from '../record/ask.js';
import type { AnswerStore } from '../record/store.js';

/** Asks for `host` and `max` once more with migratable=off, which shows what only stationary guests get (invtsc). */
export async function recordUnmigratable(
  qmp: QmpClient,
  machine: string,
  models: readonly string[],
  store: AnswerStore,
): Promise<void> {
  for (const model of ['host', 'max'].filter((name) => models.includes(name))) {
    try {
      const { props } = await askExpansion(qmp, 'full', model, { migratable: false });
      store.addExpansion(machine, model, model, props);
    } catch (error) {
      // Only x86 has the property.
      if (!(error instanceof QemuRefusedError)) throw error;
    }
  }
}
