import { behavioursOf } from './behaviours.js';
import { emptyBits, setBit } from './bits.js';
import type { CompiledFeature, CompiledVendor, Scratch, X86Cpus } from './compiled.js';
import { InvalidMapError } from './errors.js';
import { compileModels } from './load-models.js';
import { indexRegisters } from './load-registers.js';
import type { CpuMap, MapFeature, X86Map } from './map.js';
import { vendorRegisters } from './vendor.js';

/**
 * Compiles the x86 part of a cpu_map (what virCPUx86LoadMap of libvirt does), once for all later calls.
 *
 * @param map one release's cpu_map; its release decides the rules in which releases differ
 * @throws InvalidMapError where libvirt would refuse the map: duplicate or unknown names, a bad vendor string
 */
export function loadMap<Release extends string>(map: CpuMap<Release>): X86Cpus<Release> {
  const { x86, release } = map;
  const behaviours = behavioursOf(release);
  const vendors = x86.vendors.map(({ name, string }) => ({ name, ...vendorRegisters(string) }));
  const features = x86.features.map(compileFeature);
  const featureNumbers = numbersByName('feature', x86.features);
  numbersByName('vendor', x86.vendors);
  const models = compileModels(x86, behaviours, vendors as CompiledVendor[], featureNumbers);
  return {
    release,
    behaviours,
    vendors,
    features,
    featureNumbers: Object.assign(Object.create(null), Object.fromEntries(featureNumbers)),
    models,
    modelsByName: new Map(models.map((model) => [model.name, model])),
    nonMigratable: bitsWhere(x86, (feature) => !feature.migratable),
    msrFeatures: bitsWhere(x86, (feature) => feature.address.kind === 'msr'),
    registers: indexRegisters(x86.features),
    scratch: scratchFor(features.length),
  };
}

function compileFeature({ name, address, migratable }: MapFeature): CompiledFeature {
  return {
    name,
    address,
    migratable,
    require: Object.freeze({ name, policy: 'require' }),
    disable: Object.freeze({ name, policy: 'disable' }),
    plain: Object.freeze({ name, policy: null }),
  };
}

function numbersByName(kind: string, entries: readonly { readonly name: string }[]): Map<string, number> {
  const numbers = new Map<string, number>();
  for (const [number, { name }] of entries.entries()) {
    if (numbers.has(name)) throw new InvalidMapError(`${kind} ${name}`, 'defined twice; expected one definition');
    numbers.set(name, number);
  }
  return numbers;
}

function bitsWhere({ features }: X86Map, test: (feature: MapFeature) => boolean) {
  const bits = emptyBits(features.length);
  for (const [number, feature] of features.entries()) if (test(feature)) setBit(bits, number);
  return bits;
}

function scratchFor(count: number): Scratch {
  const bits = () => emptyBits(count);
  return {
    data: bits(),
    host: bits(),
    forced: bits(),
    required: bits(),
    optional: bits(),
    disabled: bits(),
    forbidden: bits(),
    blockers: bits(),
  };
}
