import { CpuModelError } from '../errors.js';
import { LEGACY_PPC64 } from '../generated/libvirt-code.js';
import type { AllowedModel } from './allowed-models.js';
import type { Comparison } from './compare.js';
import { type Cpu, guestCpu } from './cpu.js';
import {
  IncompatibleCpusError,
  InvalidCpuError,
  ModelNotAllowedError,
  NoMatchingModelError,
  UnknownModelError,
  UnknownVendorError,
  UnsupportedOperationError,
} from './errors.js';
import type { CpuMap } from './map.js';

const ARCHS: readonly string[] = ['ppc64', 'ppc64le'];

/** Old model names as generations: `POWER7_v2.1` -> `POWER7` (virCPUppc64ConvertLegacy, libvirt 11.3). */
export function convertLegacyPpc64(cpu: Cpu): Cpu {
  const model = LEGACY_PPC64.find(([legacy]) => legacy === cpu.model)?.[1];
  return model === undefined ? cpu : { ...cpu, model };
}

/**
 * Whether `cpu` can run on `host` (virCPUppc64Compare and ppc64Compute, libvirt 11.3): the models must be the same.
 * With mode host-model the guest's model is a compatibility mode (`power8`) that must not be newer than the host.
 */
export function comparePpc64(map: CpuMap, host: Cpu, cpu: Cpu): Comparison {
  if (host.model === null) return incompatible('unknown-host');
  const guest = convertLegacyPpc64(cpu);
  if (guest.arch !== null && !ARCHS.includes(guest.arch)) return incompatible('arch');
  if (guest.vendor !== null && guest.vendor !== host.vendor) return incompatible('vendor');
  if (!hasModel(map, host.model)) return error(new UnknownModelError(host.model, map.release));
  if (guest.type === 'guest' && guest.mode === 'host-model') return compareMode(host.model, guest.model);
  if (guest.type === 'guest' && guest.mode !== 'custom') return { result: 'identical' };
  if (!hasModel(map, guest.model)) return error(new UnknownModelError(guest.model, map.release));
  return guest.model === host.model ? { result: 'identical' } : incompatible('missing');
}

/** ppc64CheckCompatibilityMode (11.3): hosts POWER6 to POWER10 can act as any generation from 6 to their own. */
function compareMode(host: string, mode: string | null): Comparison {
  if (mode === null) return { result: 'identical' };
  const own = generation(host, /^POWER(\d+)$/);
  if (own === null)
    return error(
      new CpuModelError('refused', host, `host ${host}: no compatibility modes; expected POWER6 to POWER10`),
    );
  const wanted = generation(mode, /^power(\d+)$/);
  if (wanted === null)
    return error(
      new CpuModelError('bad-value', mode, `compatibility mode ${mode}: unknown; expected power6 to power10`),
    );
  return wanted > own ? incompatible('missing') : { result: 'identical' };
}

function generation(name: string, pattern: RegExp): number | null {
  const number = Number(pattern.exec(name)?.[1] ?? Number.NaN);
  return number >= 6 && number <= 10 ? number : null;
}

/**
 * The model of a processor version register value (ppc64DriverDecode, libvirt 11.3): the first that matches.
 *
 * @param pvr the 32-bit PVR
 * @throws NoMatchingModelError, ModelNotAllowedError
 */
export function decodePpc64(map: CpuMap, pvr: number, models: readonly AllowedModel[] | null = null): Cpu {
  const model = map.ppc64.models.find(({ pvrs }) => pvrs.some(({ value, mask }) => (pvr & mask) >>> 0 === value));
  if (!model)
    throw new NoMatchingModelError(`PVR 0x${pvr.toString(16).padStart(8, '0')}`, 'a POWER processor of the map');
  if (models && !models.some(({ name }) => name === model.name)) throw new ModelNotAllowedError(model.name);
  return guestCpu({ model: model.name, vendor: model.vendor });
}

/** Only match changes, to exact, and only for mode custom (virCPUppc64Update, libvirt 11.3). */
export function updatePpc64(guest: Cpu): Cpu {
  return guest.mode === 'custom' ? { ...guest, match: 'exact' } : guest;
}

/**
 * Keeps a CPU whose model is allowed; libvirt cannot translate POWER models (virCPUTranslate, libvirt 11.3).
 *
 * @throws ModelNotAllowedError, UnsupportedOperationError
 */
export function translatePpc64(cpu: Cpu, models: readonly AllowedModel[] | null): Cpu {
  if (cpu.mode !== null && cpu.mode !== 'custom') return cpu;
  if (!models || models.some(({ name }) => name === cpu.model)) return cpu;
  if (cpu.fallback !== 'allow') throw new ModelNotAllowedError(cpu.model ?? '');
  throw new UnsupportedOperationError(
    `model ${cpu.model}`,
    'POWER models cannot be translated; expected an allowed model',
  );
}

/**
 * The common model of hosts that all have the same one (virCPUppc64Baseline, libvirt 11.3).
 *
 * The vendor is only given where the model has none of its own and some host says one.
 *
 * @throws IncompatibleCpusError, UnknownModelError, UnknownVendorError, InvalidCpuError (no CPU)
 */
export function baselinePpc64(map: CpuMap, all: readonly Cpu[]): Cpu {
  const first = all[0];
  if (!first) throw new InvalidCpuError('CPUs', 'none given; expected at least one');
  const model = map.ppc64.models.find(({ name }) => name === first.model);
  if (!model) throw new UnknownModelError(first.model, map.release);
  let vendor: string | null = null;
  for (const [index, cpu] of all.entries()) {
    if (cpu.model !== model.name)
      throw new IncompatibleCpusError(`CPU ${index}`, `model ${cpu.model}; expected ${model.name}`);
    if (cpu.vendor === null) continue;
    if (!map.ppc64.vendors.includes(cpu.vendor))
      throw new UnknownVendorError(cpu.vendor, 'unknown; expected a vendor of the map');
    const expected: string = model.vendor ?? vendor ?? cpu.vendor;
    if (cpu.vendor !== expected)
      throw new IncompatibleCpusError(`CPU ${index}`, `vendor ${cpu.vendor}; expected ${expected}`);
    if (model.vendor === null) vendor = cpu.vendor;
  }
  return guestCpu({ model: model.name, vendor, fallback: 'forbid' });
}

function hasModel(map: CpuMap, model: string | null): boolean {
  return map.ppc64.models.some(({ name }) => name === model);
}

function incompatible(reason: 'unknown-host' | 'arch' | 'vendor' | 'missing'): Comparison {
  return { result: 'incompatible', reason, features: [] };
}

function error(cause: CpuModelError): Comparison {
  return { result: 'error', error: cause };
}
