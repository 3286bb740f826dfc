import type { ModelDefinition } from '@cpu-models/runtime';

/**
 * CPUID leaf 1 EAX of a model: extended family and model in bits 27-20 and 19-16, family 11-8, model 7-4, stepping 3-0.
 *
 * Source: x86_cpuid_version_set_family and its neighbours, target/i386/cpu.c, all releases.
 */
export function signature({ family, model, stepping }: ModelDefinition): number {
  const base = Math.min(family, 0xf);
  const extended = family - base;
  return (extended << 20) | ((model >> 4) << 16) | (base << 8) | ((model & 0xf) << 4) | stepping;
}

/** The models of AMD's server line from family 17h on, which can run SEV guests. */
export function isSevModel({ name, vendor, family }: ModelDefinition): boolean {
  return vendor === 'AuthenticAMD' && family >= 0x17 && name.startsWith('EPYC');
}
