import {
  type CpuDefinition,
  definitions,
  fullExpansion,
  type QemuRelease,
  resolve,
  staticExpansion,
} from '@cpu-models/runtime/qemu';
import { EXCLUDED_PROPERTIES, excludedModel } from './excluded.js';
import type { Expansion, RecordedDefinition, Recording } from './format.js';

/** What a proof found; `differing` counts combinations of machine type and model. */
export interface RecordingProof {
  readonly machines: number;
  readonly models: number;
  readonly combinations: number;
  readonly properties: number;
  readonly differing: number;
  /** Entries of query-cpu-definitions that differ in anything, and how many there are. */
  readonly definitions: number;
  readonly definitionsDiffering: number;
  /** One line each: machine type, model, property, recorded and predicted value. */
  readonly differences: readonly string[];
  readonly summary: string;
}

/** Compares every property of every expansion and every definition with what a real QEMU answered. */
export function proveRecording(release: QemuRelease, recording: Recording, hostVendor: string): RecordingProof {
  const found = new Findings();
  for (const machine of recording.machines) {
    for (const [model, expansion] of recording.expansions(machine)) {
      if (excludedModel(model, recording.accelerator) !== null) continue;
      const predicted = predict(release, recording, machine, model, hostVendor);
      found.compare(`${machine} ${model}`, expansion, predicted);
    }
    if (!machine.endsWith(':static')) compareDefinitions(release, recording, machine, found);
  }
  const machines = recording.machines.filter((name) => !name.includes(':')).length;
  return found.proof(release.release, recording.accelerator, machines, recording.models.length);
}

function predict(
  release: QemuRelease,
  { accelerator }: Recording,
  place: string,
  model: string,
  hostVendor: string,
): Expansion {
  const [machine = place, kind] = place.split(':');
  const cpu = resolve(release, { machine, accelerator, model, hostVendor });
  return kind === 'static' ? staticExpansion(cpu) : fullExpansion(cpu);
}

function compareDefinitions(release: QemuRelease, recording: Recording, machine: string, found: Findings): void {
  const { accelerator } = recording;
  const predicted = new Map(definitions(release, { machine, accelerator }).map((entry) => [entry.name, entry]));
  for (const entry of recording.definitions(machine)) {
    const mine = predicted.get(entry.name);
    predicted.delete(entry.name);
    found.compareDefinition(machine, entry, mine === undefined ? undefined : inQemusWords(mine, entry, accelerator));
  }
  for (const name of predicted.keys()) found.compareDefinition(machine, undefined, { name });
}

/** Under KVM the unavailable features are the recording host's, so they are taken as recorded. */
function inQemusWords(mine: CpuDefinition, recorded: RecordedDefinition, accelerator: string) {
  const { name, typename, aliasOf, migrationSafe, deprecated, unavailableFeatures } = mine;
  return {
    name,
    typename,
    static: mine.static,
    'migration-safe': migrationSafe,
    deprecated,
    ...(aliasOf === null ? {} : { 'alias-of': aliasOf }),
    'unavailable-features': accelerator === 'kvm' ? recorded['unavailable-features'] : unavailableFeatures,
  };
}

class Findings {
  readonly differences: string[] = [];
  #combinations = 0;
  #properties = 0;
  #differing = 0;
  #definitions = 0;
  #definitionsDiffering = 0;

  compare(place: string, recorded: Expansion, predicted: Expansion): void {
    const before = this.differences.length;
    this.#combinations++;
    for (const property of new Set([...Object.keys(recorded), ...Object.keys(predicted)])) {
      if (Object.hasOwn(EXCLUDED_PROPERTIES, property)) continue;
      this.#properties++;
      if (equal(recorded[property], predicted[property])) continue;
      this.differences.push(`${place} ${property}: ${recorded[property]}, predicted ${predicted[property]}`);
    }
    if (this.differences.length > before) this.#differing++;
  }

  compareDefinition(machine: string, recorded: object | undefined, predicted: object | undefined): void {
    this.#definitions++;
    const [wanted, got] = [sorted(recorded), sorted(predicted)];
    if (wanted === got) return;
    this.#definitionsDiffering++;
    this.differences.push(`${machine} definition ${wanted}, predicted ${got}`);
  }

  proof(release: string, accelerator: string, machines: number, models: number): RecordingProof {
    const [combinations, properties, differing] = [this.#combinations, this.#properties, this.#differing];
    const [all, wrong] = [this.#definitions, this.#definitionsDiffering];
    return {
      machines,
      models,
      combinations,
      properties,
      differing,
      definitions: all,
      definitionsDiffering: wrong,
      differences: this.differences,
      summary:
        `QEMU ${release} ${accelerator}: ${machines} machine types, ${models} models, ${combinations} combinations, ` +
        `${properties} properties, differing ${differing}; ${all} definitions, differing ${wrong}`,
    };
  }
}

/** Recorded 64-bit numbers are bigint only where they have to be. */
export function equal(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const numbers = [a, b].every((value) => typeof value === 'bigint' || typeof value === 'number');
  return numbers && String(a) === String(b);
}

function sorted(value: object | undefined): string {
  if (value === undefined) return 'none';
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))));
}
