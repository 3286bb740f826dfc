import type { CompiledRelease } from './compile.js';
import { wordAt } from './compile.js';
import { readValue } from './lookup.js';
import { type Request, remember } from './request.js';
import type { ResolvedCpu } from './resolve.js';
import { type CpuState, copyState, turnOff, turnOn } from './state.js';
import { supportedFeatures } from './supported.js';

/**
 * Takes away what the accelerator does not give and notes it; x-force-features only notes it.
 *
 * Source: x86_cpu_filter_features. Under KVM without a host nothing is known, so nothing is taken away.
 */
export function filterFeatures(request: Request, state: CpuState): void {
  const supported = supportedFeatures(request);
  if (supported === null) return;
  const force = readValue(request.compiled, state, 'x-force-features', false);
  for (let at = 0; at < supported.length; at += 2) {
    const low = (state.features[at] ?? 0) & ~(supported[at] ?? 0);
    const high = (state.features[at + 1] ?? 0) & ~(supported[at + 1] ?? 0);
    if (low === 0 && high === 0) continue;
    turnOn(state.filtered, at, low, high);
    if (!force) turnOff(state.features, at, low, high);
  }
}

/**
 * The features that the CPU asks for and the accelerator does not give, in QEMU's order: by word, then by bit.
 *
 * A component of XCR0 shows as the feature that owns it, a bit without a name as an empty string. Null under KVM
 * if the host is not known. Source: x86_cpu_class_check_missing_features, x86_cpu_feature_name.
 */
export function unavailableFeatures({ request, state }: ResolvedCpu): readonly string[] | null {
  const { compiled, accelerator, host, model } = request;
  if (model.kind === 'host' && accelerator !== 'kvm') return ['kvm'];
  if (accelerator === 'kvm' && host === null) return null;
  const filtered = copyState(state);
  filterFeatures(request, filtered);
  return namesOf(compiled, filtered.filtered);
}

function namesOf(compiled: CompiledRelease, bits: Uint32Array): string[] {
  const names = bitNames(compiled);
  const result: string[] = [];
  bits.forEach((half, at) => {
    for (let rest = half; rest !== 0; rest = (rest & (rest - 1)) >>> 0) {
      const bit = 31 - Math.clz32(rest & -rest);
      result.push(names[at]?.[bit] ?? '');
    }
  });
  return result;
}

/** Names by half word and bit. */
function bitNames(compiled: CompiledRelease): readonly (readonly (string | null)[])[] {
  return remember(compiled, 'bit names', () => {
    const names = compiled.words.flatMap((word) => [word.names.slice(0, 32), word.names.slice(32)]);
    for (const { component, owners } of compiled.release.xsaveComponents) {
      const word = wordAt(compiled, 0xd, 0, component < 32 ? 'eax' : 'edx');
      const half = names[2 * word];
      if (half !== undefined) half[component & 31] = owners[0] ?? null;
    }
    return names;
  });
}
