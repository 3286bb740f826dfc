import {
  type CpuDefinition,
  definitions,
  fullExpansion,
  type QemuRelease,
  resolve,
  staticExpansion,
} from '@cpu-models/runtime';
import type { Accelerator } from './qemu/start.js';
import type { Definition, Properties, Recording } from './record/layout.js';

/** What a QEMU answered about its models, however it is kept. */
export interface Answered {
  readonly accelerator: Accelerator;
  /** Machine types; `none:static` stands for expansions of type "static". */
  readonly places: readonly string[];
  readonly expansions: (place: string) => Iterable<readonly [model: string, properties: Properties]>;
  readonly definitions: (machine: string) => readonly Definition[];
}

export interface Verified {
  readonly machines: number;
  /** Machine types with models; those of them that differ in anything. */
  readonly combinations: number;
  readonly differing: number;
  readonly properties: number;
  /** Entries of query-cpu-definitions; those of them that differ in anything. */
  readonly definitions: number;
  readonly definitionsDiffering: number;
  /** One line each: machine type, model, property, QEMU's value and ours. */
  readonly differences: readonly string[];
}

/** Properties that are not compared, with the reason. */
export const EXCLUDED_PROPERTIES: Readonly<Record<string, string>> = {
  memory: 'the path of an object of the running machine',
};

/** Compares everything that a QEMU answered with what its release is predicted to answer. */
export function verifyRecording(release: QemuRelease, recording: Recording): Verified {
  const { accel: accelerator, expansions, props, definitions: keys, defs } = recording;
  const answered: Answered = {
    accelerator,
    places: [...new Set([...Object.keys(expansions), ...Object.keys(keys)])],
    expansions: (place) => Object.entries(expansions[place] ?? {}).map(([model, key]) => [model, props[key] ?? {}]),
    definitions: (machine) => defs[keys[machine] ?? ''] ?? [],
  };
  return verifyAnswers(release, answered, vendorOf(recording));
}

/**
 * Compares every property of every expansion, and every definition.
 * @param hostVendor that of the processor under KVM
 */
export function verifyAnswers(release: QemuRelease, answered: Answered, hostVendor?: string): Verified {
  const found = new Findings();
  const machines = answered.places.filter((place) => !place.includes(':'));
  for (const place of answered.places)
    for (const [model, properties] of answered.expansions(place)) {
      if (isOfTheHost(model, answered.accelerator)) continue;
      found.compare(`${place} ${model}`, properties, predict(release, answered, place, model, hostVendor));
    }
  for (const machine of machines) compareDefinitions(release, answered, machine, found);
  return { machines: machines.length, ...found.counts };
}

/** Under KVM these are what the host is. */
function isOfTheHost(model: string, accelerator: Accelerator): boolean {
  return accelerator === 'kvm' && (model === 'host' || model === 'max');
}

function predict(
  release: QemuRelease,
  { accelerator }: Answered,
  place: string,
  model: string,
  hostVendor: string | undefined,
): Properties {
  const [machine = place, kind] = place.split(':');
  const host = hostVendor === undefined ? {} : { hostVendor };
  const cpu = resolve(release, { machine, accelerator, model, ...host });
  return kind === 'static' ? staticExpansion(cpu) : fullExpansion(cpu);
}

function compareDefinitions(release: QemuRelease, answered: Answered, machine: string, found: Findings): void {
  const { accelerator } = answered;
  const predicted = new Map(definitions(release, { machine, accelerator }).map((entry) => [entry.name, entry]));
  for (const entry of answered.definitions(machine)) {
    const mine = predicted.get(entry.name);
    predicted.delete(entry.name);
    found.compareDefinition(machine, entry, mine === undefined ? undefined : inQemusWords(mine, entry, accelerator));
  }
  for (const name of predicted.keys()) found.compareDefinition(machine, undefined, { name });
}

/** Under KVM the unavailable features are the host's, so they are taken as answered. */
function inQemusWords(mine: CpuDefinition, answer: Definition, accelerator: Accelerator): object {
  const { name, typename, aliasOf, migrationSafe, deprecated, unavailableFeatures } = mine;
  return {
    name,
    typename,
    static: mine.static,
    'migration-safe': migrationSafe,
    deprecated,
    ...(aliasOf === null ? {} : { 'alias-of': aliasOf }),
    'unavailable-features': accelerator === 'kvm' ? answer['unavailable-features'] : unavailableFeatures,
  };
}

/** Under KVM every model has the processor's vendor, so that any of them tells it. */
function vendorOf({ accel, expansions, props }: Recording): string | undefined {
  if (accel !== 'kvm') return undefined;
  const vendors = Object.values(expansions['none'] ?? {}).map((key) => props[key]?.['vendor']);
  return vendors.find((vendor) => typeof vendor === 'string');
}

class Findings {
  readonly #differences: string[] = [];
  #combinations = 0;
  #differing = 0;
  #properties = 0;
  #definitions = 0;
  #definitionsDiffering = 0;

  compare(place: string, answer: Properties, predicted: Properties): void {
    const before = this.#differences.length;
    this.#combinations++;
    for (const name of new Set([...Object.keys(answer), ...Object.keys(predicted)])) {
      if (Object.hasOwn(EXCLUDED_PROPERTIES, name)) continue;
      this.#properties++;
      if (sameValue(answer[name], predicted[name])) continue;
      this.#differences.push(`${place} ${name}: ${answer[name]}, predicted ${predicted[name]}`);
    }
    if (this.#differences.length > before) this.#differing++;
  }

  compareDefinition(machine: string, answer: object | undefined, predicted: object | undefined): void {
    this.#definitions++;
    const [given, wanted] = [sorted(answer), sorted(predicted)];
    if (given === wanted) return;
    this.#definitionsDiffering++;
    this.#differences.push(`${machine} definition ${given}, predicted ${wanted}`);
  }

  get counts(): Omit<Verified, 'machines'> {
    return {
      combinations: this.#combinations,
      differing: this.#differing,
      properties: this.#properties,
      definitions: this.#definitions,
      definitionsDiffering: this.#definitionsDiffering,
      differences: this.#differences,
    };
  }
}

/** 64-bit numbers that were answered are bigint only where they have to be. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  const numbers = [a, b].every((value) => typeof value === 'bigint' || typeof value === 'number');
  return numbers && String(a) === String(b);
}

function sorted(value: object | undefined): string {
  if (value === undefined) return 'none';
  return JSON.stringify(Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))));
}
