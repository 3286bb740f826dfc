import { CpuModelError } from '../errors.js';
import type { Comparison } from './compare.js';
import type { X86Cpus } from './compiled.js';
import type { Cpu } from './cpu.js';
import { UnsupportedOperationError } from './errors.js';
import { expand } from './expand.js';
import { findFeature } from './feature-list.js';

/**
 * Whether `cpu` can run although the hypervisor calls its model unusable (virCPUCompareUnusable, libvirt 11.3):
 * every blocker must be disabled explicitly, and the host must have every feature that is required explicitly.
 * What the model itself contains is not looked at: the blockers say what is missing of it.
 *
 * @param host the host CPU as the hypervisor reports it
 * @param blockers features in libvirt's spelling
 * @returns `superset` or `incompatible` (never `identical`); features in order: blockers, then required ones
 * @throws UnsupportedOperationError for a release that has no such comparison
 */
export function compareUnusable<Release extends string>(
  cpus: X86Cpus<Release>,
  host: Cpu<NoInfer<Release>>,
  cpu: Cpu<NoInfer<Release>>,
  blockers: readonly string[],
): Comparison {
  if (!cpus.behaviours.has('compare-unusable')) {
    throw new UnsupportedOperationError(
      `libvirt ${cpus.release}`,
      'no comparison by blockers; expected a newer release',
    );
  }
  const blocking = blockers.filter((name) => findFeature(cpu, name)?.policy !== 'disable');
  let expanded: Cpu;
  try {
    expanded = expand(cpus, host);
  } catch (error) {
    if (error instanceof CpuModelError) return { result: 'error', error };
    throw error;
  }
  const lacking = cpu.features
    .filter(({ name, policy }) => policy === 'require' && !provides(expanded, name))
    .map(({ name }) => name);
  const features = [...blocking, ...lacking];
  if (features.length === 0) return { result: 'superset', features: [] };
  return { result: 'incompatible', reason: 'missing', features };
}

/** libvirt only counts policy require here, so a real host CPU, whose features have no policy, provides nothing. */
function provides(expanded: Cpu, name: string): boolean {
  return findFeature(expanded, name)?.policy === 'require';
}
