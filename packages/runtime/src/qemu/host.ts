import type { QemuRelease } from './release.js';
import type { HostCpu } from './request.js';

/**
 * The host as KVM offers it, put together from QEMU's answer about the model `host`, which should be that with
 * migratable=off. Features that `host` never takes over by itself are not in it.
 *
 * @param value a property of the answer by QEMU's name, undefined where it has none
 * @param physBits the width of the processor's physical addresses in bits; null where it is not known
 */
export function hostOfExpansion(
  { words }: QemuRelease,
  value: (name: string) => unknown,
  physBits: number | null = null,
): HostCpu {
  const number = (name: string) => Number(value(name) ?? 0);
  const bitsOf = (names: readonly (string | null)[]) =>
    names.reduce((mask, name, at) => (name !== null && value(name) === true ? mask | (1n << BigInt(at)) : mask), 0n);
  return {
    vendor: String(value('vendor') ?? ''),
    family: number('family'),
    model: number('model'),
    stepping: number('stepping'),
    modelId: String(value('model-id') ?? ''),
    level: number('min-level'),
    xlevel: number('min-xlevel'),
    xlevel2: number('min-xlevel2'),
    ...(physBits === null ? {} : { physBits }),
    features: Object.fromEntries(words.map(({ name, names }) => [name, bitsOf(names)])),
  };
}
