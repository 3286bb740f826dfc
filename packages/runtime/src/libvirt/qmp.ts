import type { AllowedModel } from './allowed-models.js';
import type { X86Cpus } from './compiled.js';
import { type CpuData, type CpuDataItem, cpuData, cpuid } from './data.js';
import { addressToItem } from './data-bits.js';
import { InvalidDataError } from './errors.js';
import { internalFeature } from './internal-features.js';
import { fromQemuName } from './qemu-names.js';
import { signatureToEax } from './signature.js';
import { vendorItem, vendorRegisters } from './vendor.js';

/** How an expansion of QEMU's is read. */
export interface ExpansionOptions {
  /** QEMU property names that block migration; they are left out. */
  readonly nonMigratable?: ReadonlySet<string>;
}

/**
 * The CPU data that a reply of query-cpu-model-expansion stands for (virQEMUCapsGetCPUModelX86Data, libvirt 11.3).
 *
 * True properties become the bits of the features they name in libvirt; names that libvirt does not know are
 * ignored. `vendor` becomes leaf 0; family, model and stepping become leaf 1 eax, 0 where not given.
 *
 * @param reply the reply as parsed from JSON, with or without the `return` around it
 * @throws InvalidDataError if it has another shape; UnknownVendorError for a vendor that is not 12 bytes
 */
export function expansionToData(cpus: X86Cpus, reply: unknown, options: ExpansionOptions = {}): CpuData {
  const props = propertiesOf(reply);
  const items: CpuDataItem[] = [];
  for (const [property, value] of Object.entries(props)) {
    if (value !== true || options.nonMigratable?.has(property)) continue;
    items.push(...itemsOfFeature(cpus, fromQemuName(cpus, property)));
  }
  if (typeof props.vendor === 'string') items.push(vendorItem(vendorRegisters(props.vendor)));
  const number = (name: string) => (typeof props[name] === 'number' ? props[name] : 0);
  const signature = {
    family: number('family'),
    model: number('model'),
    stepping: number('stepping'),
  };
  items.push(cpuid(1, 0, { eax: signatureToEax(signature) }));
  return cpuData(items);
}

/**
 * The models that a reply of query-cpu-definitions offers, blockers in libvirt's spelling
 * (virQEMUCapsFetchCPUDefinitions, libvirt 11.3).
 *
 * @throws InvalidDataError if it has another shape
 */
export function definitionsToModels(cpus: X86Cpus, reply: unknown): AllowedModel[] {
  const list = unwrap(reply);
  if (!Array.isArray(list))
    throw new InvalidDataError('query-cpu-definitions', 'reply is not an array; expected an array of models');
  return list.map((entry: unknown) => {
    const { name, 'unavailable-features': blockers } = object(entry, 'query-cpu-definitions: entry');
    if (typeof name !== 'string')
      throw new InvalidDataError('query-cpu-definitions', 'entry without a name; expected a string');
    if (!Array.isArray(blockers)) return { name };
    return { name, blockers: blockers.map((blocker) => fromQemuName(cpus, String(blocker))) };
  });
}

function itemsOfFeature(cpus: X86Cpus, name: string): readonly CpuDataItem[] {
  const number = cpus.featureNumbers[name];
  if (number !== undefined) return [addressToItem(cpus.features[number]!.address)];
  return internalFeature(cpus.behaviours, name)?.items ?? [];
}

function propertiesOf(reply: unknown): Record<string, unknown> {
  const { model } = object(unwrap(reply), 'query-cpu-model-expansion: reply');
  const { props } = object(model, "query-cpu-model-expansion: 'model'");
  return object(props, "query-cpu-model-expansion: 'props'");
}

function unwrap(reply: unknown): unknown {
  const whole = typeof reply === 'object' && reply !== null && 'return' in reply;
  return whole ? reply.return : reply;
}

function object(value: unknown, what: string): Record<string, unknown> {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new InvalidDataError(what, 'no object; expected an object');
}
