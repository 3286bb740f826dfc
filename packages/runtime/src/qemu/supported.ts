import { feature, follows, wordAt } from './compile.js';
import { readValue } from './lookup.js';
import type { Register } from './release.js';
import { type Request, remember } from './request.js';
import type { CpuState } from './state.js';

/**
 * The features that accelerator and host can give any CPU, as word pairs; null where the host is not known.
 *
 * Source: x86_cpu_get_supported_feature_word without a CPU, all releases.
 */
export function supportedFeatures(request: Request): Uint32Array | null {
  const { compiled, accelerator, host } = request;
  if (accelerator === 'tcg') return compiled.tcg;
  if (host === null) return null;
  return Uint32Array.from(
    compiled.words.flatMap(({ name }) => {
      const bits = host.features[name] ?? 0n;
      return [Number(bits & 0xffff_ffffn), Number(bits >> 32n)];
    }),
  );
}

/**
 * The features that `max` and `host` take over: only migratable ones unless `migratable` is off.
 *
 * Source: x86_cpu_expand_features and x86_cpu_get_migratable_flags.
 */
export function autoEnabledFeatures(request: Request, state: CpuState): Uint32Array {
  const { compiled } = request;
  const supported = supportedFeatures(request);
  if (supported === null) throw new Error('max under KVM needs a host');
  const mask = readValue(compiled, state, 'migratable', true) ? migratable(request, state) : compiled.autoEnable;
  const result = supported.map(
    (bits, at) => bits & (mask[at] ?? 0) & (compiled.autoEnable[at] ?? 0) & ~(state.user[at] ?? 0),
  );
  hideByVendor(request, state, result);
  return result;
}

function migratable({ compiled }: Request, state: CpuState): Uint32Array {
  const invtsc = feature(compiled, 'invtsc');
  const fixedTsc = readValue(compiled, state, 'tsc-frequency', 0) !== 0;
  if (invtsc === null || !fixedTsc || !follows(compiled, 'invtsc-migrates-with-tsc-frequency')) {
    return compiled.migratable;
  }
  const result = compiled.migratable.slice();
  result[2 * invtsc.word] = (result[2 * invtsc.word] ?? 0) | invtsc.low;
  return result;
}

/** AMD's machine check words are for AMD only, arch-capabilities is for others unless an old machine type keeps it. */
function hideByVendor({ compiled }: Request, state: CpuState, words: Uint32Array): void {
  const amd = readValue(compiled, state, 'vendor', '') === 'AuthenticAMD';
  const machineCheck = wordAt(compiled, 0x8000_0007, 0, 'ebx');
  if (machineCheck >= 0 && !amd) words[2 * machineCheck] = 0;
  const archCapabilities = feature(compiled, 'arch-capabilities');
  if (archCapabilities !== null && amd && !readValue(compiled, state, 'x-arch-cap-always-on', true)) {
    const at = 2 * archCapabilities.word;
    words[at] = (words[at] ?? 0) & ~archCapabilities.low;
  }
}

/**
 * Components that XCR0, and since 11.0 IA32_XSS, can hold here; a KVM host that is not known is taken to support all.
 */
export function supportedComponents({ compiled, accelerator, host }: Request): bigint {
  const key = host === null ? '' : `${host.features['FEAT_XSAVE_XCR0_LO']} ${host.features['FEAT_XSAVE_XSS_LO']}`;
  return remember(compiled, `xcr0 ${accelerator} ${key}`, () => {
    const withXss = follows(compiled, 'xss-components-count-as-supported');
    const all = compiled.release.xsaveComponents.filter(({ register }) => withXss || register === 'xcr0');
    if (accelerator === 'kvm' && host === null) {
      return all.reduce((mask, { component }) => mask | (1n << BigInt(component)), 0n);
    }
    const half = (subleaf: number, register: Register) => {
      const word = compiled.words[wordAt(compiled, 0xd, subleaf, register)];
      if (word === undefined) return 0n;
      return accelerator === 'tcg' ? word.tcg : (host?.features[word.name] ?? 0n);
    };
    const xcr0 = half(0, 'eax') | (half(0, 'edx') << 32n);
    return withXss ? xcr0 | half(1, 'ecx') | (half(1, 'edx') << 32n) : xcr0;
  });
}
