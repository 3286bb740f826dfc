import type { Emitter } from '../emitter.js';
import { libvirtName } from '../names.js';
import { render } from '../templates.js';

/** The feature that each trait of os-traits stands for, by this project's names; the traits are OpenStack's own. */
const TRAITS: readonly (readonly [feature: string, ...traits: string[]])[] = [
  ['3dnow', '3DNOW'],
  ['abm', 'ABM'],
  ['aes', 'AESNI'],
  ['amx-bf16', 'AMXBF16'],
  ['amx-int8', 'AMXINT8'],
  ['amx-tile', 'AMXTILE'],
  ['avx', 'AVX'],
  ['avx2', 'AVX2'],
  ['avx512bw', 'AVX512BW'],
  ['avx512cd', 'AVX512CD'],
  ['avx512dq', 'AVX512DQ'],
  ['avx512er', 'AVX512ER'],
  ['avx512f', 'AVX512F'],
  ['avx512pf', 'AVX512PF'],
  ['avx512vl', 'AVX512VL'],
  ['avx512vnni', 'AVX512VNNI'],
  ['avx512vbmi', 'AVX512VBMI'],
  ['avx512ifma', 'AVX512IFMA'],
  ['avx512vbmi2', 'AVX512VBMI2'],
  ['avx512bitalg', 'AVX512BITALG'],
  ['vaes', 'AVX512VAES'],
  ['gfni', 'AVX512GFNI'],
  ['vpclmulqdq', 'AVX512VPCLMULQDQ'],
  ['avx512-vpopcntdq', 'AVX512VPOPCNTDQ'],
  ['bmi1', 'BMI'],
  ['bmi2', 'BMI2'],
  ['pclmulqdq', 'CLMUL'],
  ['f16c', 'F16C'],
  ['fma', 'FMA3'],
  ['fma4', 'FMA4'],
  ['mmx', 'MMX'],
  ['mpx', 'MPX'],
  ['sha-ni', 'SHA'],
  ['sse', 'SSE'],
  ['sse2', 'SSE2'],
  ['pni', 'SSE3'],
  ['sse4.1', 'SSE41'],
  ['sse4.2', 'SSE42'],
  ['sse4a', 'SSE4A'],
  ['ssse3', 'SSSE3'],
  ['svm', 'SVM', 'AMD_SVM'],
  ['tbm', 'TBM'],
  ['vmx', 'VMX', 'INTEL_VMX'],
  ['xop', 'XOP'],
];

/** nova's CPU_TRAITS_MAPPING: libvirt's names of features, and the traits of placement that stand for them. */
export const nova: Emitter = {
  name: 'nova',
  emit: (view) => {
    const known = new Set(view.libvirt.map.x86.features.map(({ name }) => name));
    const traits = TRAITS.map(([feature, ...names]) => ({
      feature: libvirtName(view, feature),
      value: names.length === 1 ? constant(names[0] as string) : `(${names.map(constant).join(', ')})`,
    })).filter(({ feature }) => known.has(feature));
    const text = render('nova', { release: view.libvirt.release, traits });
    return [{ path: 'cpu_traits.py', text }];
  },
};

function constant(trait: string): string {
  return `os_traits.HW_CPU_X86_${trait}`;
}
