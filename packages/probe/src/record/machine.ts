import { QemuRefusedError } from '../errors.js';
import type { QmpClient } from '../qmp/client.js';
import { askDefinitions, askExpansion } from './ask.js';
import type { AnswerStore } from './store.js';

/** Asks the running machine type about every model: definitions, and an expansion each. Gives the models' names. */
export async function recordMachine(qmp: QmpClient, machine: string, store: AnswerStore): Promise<string[]> {
  const definitions = await askDefinitions(qmp);
  store.addDefinitions(machine, definitions);
  const models = definitions.map(({ name }) => name).sort();
  await recordExpansions(qmp, 'full', machine, models, store);
  return models;
}

/** Asks for an expansion of each model; what QEMU refuses is kept as refused. */
export async function recordExpansions(
  qmp: QmpClient,
  type: 'full' | 'static',
  place: string,
  models: readonly string[],
  store: AnswerStore,
): Promise<void> {
  const one = async (model: string) => {
    try {
      const { name, props } = await askExpansion(qmp, type, model);
      store.addExpansion(place, model, name, props);
    } catch (error) {
      if (!(error instanceof QemuRefusedError)) throw error;
      store.addRefusal(place, model, error.description);
    }
  };
  // All at once: QEMU answers in order, so that neither side waits for the other.
  await Promise.all(models.map(one));
}
