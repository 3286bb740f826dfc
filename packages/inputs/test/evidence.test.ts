import { explainHost, explainMove, flagState } from '@cpu-models/runtime';
import { FEATURES } from '@cpu-models/runtime/data';
import { describe, expect, it } from 'vitest';
import { readHost } from '../src/index.js';
import { known } from './cases.js';

const FLAGS =
  'fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ss ht syscall nx pdpe1gb rdtscp lm nopl cpuid pni pclmulqdq vmx ssse3 fma cx16 pcid sse4_1 sse4_2 x2apic movbe popcnt tsc_deadline_timer aes xsave avx f16c rdrand lahf_lm abm 3dnowprefetch ibrs ibpb stibp ssbd fsgsbase tsc_adjust bmi1 avx2 smep bmi2 erms invpcid avx512f avx512dq rdseed adx smap avx512ifma clflushopt clwb avx512cd sha_ni avx512bw avx512vl xsaveopt xsavec xgetbv1 xsaves avx_vnni avx512_bf16 wbnoinvd arat avx512vbmi umip pku ospke avx512_vbmi2 gfni vaes vpclmulqdq avx512_vnni avx512_bitalg avx512_vpopcntdq rdpid bus_lock_detect fsrm md_clear serialize tsxldtrk amx_bf16 avx512_fp16 amx_tile amx_int8 flush_l1d arch_capabilities';

/** An Intel server by /proc/cpuinfo. */
function server({ model = 143, more = '', sizes = '52 bits physical, 57 bits virtual' } = {}) {
  const lines = [
    'vendor_id : GenuineIntel',
    'cpu family : 6',
    `model : ${model}`,
    'stepping : 8',
    `flags : ${FLAGS} ${more}`,
    ...(sizes === '' ? [] : [`address sizes : ${sizes}`]),
  ];
  return readHost([{ name: 'cpuinfo', text: `${lines.join('\n')}\n` }], known).host;
}

const ask = (host: ReturnType<typeof server>, model: string, feature: string) =>
  explainHost({ host, qemu: known.qemu, features: FEATURES, model, feature }).feature;

describe('five levels of page tables, which Linux may keep for itself', () => {
  it.each([
    ['the flag is gone with no5lvl, and KVM asks the CPU', { sizes: '52 bits physical, 57 bits virtual' }, true],
    ['the CPU has 48 bits', { sizes: '46 bits physical, 48 bits virtual' }, false],
    ['nothing says', { sizes: '' }, null],
    ['the flag alone', { sizes: '', more: 'la57' }, true],
  ])('%s', (_, lines, has) => {
    expect(flagState(FEATURES, server(lines), 'la57').has).toBe(has);
  });

  it('lscpu has the same line, in any language', () => {
    const english =
      'Architecture: x86_64\nAddress sizes: 52 bits physical, 57 bits virtual\nVendor ID: GenuineIntel\nModel name: Xeon\nCPU family: 6\nModel: 143\nStepping: 8\nFlags: fpu vme\n';
    const german =
      'Architektur: x86_64\nAdressgrößen: 52 bits physical, 57 bits virtual\nAnbieterkennung: GenuineIntel\nModellname: Xeon\nProzessorfamilie: 6\nModell: 143\nStepping: 8\nMarkierungen: fpu vme\n';
    for (const text of [english, german])
      expect(flagState(FEATURES, readHost([{ name: 'lscpu', text }], known).host, 'la57').has).toBe(true);
  });
});

describe('what Linux has no flag for, by the generation', () => {
  it.each([
    ['amx-fp16', 143, 'missing'],
    ['amx-fp16', 173, 'unknown'],
    ['avx-ifma', 173, 'missing'],
    ['fsrs', 143, 'on'],
  ] as const)('%s on model %i', (feature, model, effect) => {
    expect(ask(server({ model }), `SapphireRapids,+${feature}`, feature)?.effect).toBe(effect);
  });

  it('a guest with GraniteRapids does not move to the generation before', () => {
    const moved = explainMove({
      from: server({ model: 173 }),
      to: server(),
      qemu: { from: known.qemu, to: known.qemu },
      features: FEATURES,
      model: 'GraniteRapids',
    });
    expect(moved.may).toBe('no');
    expect(moved.loses.map(({ feature }) => feature)).toEqual(expect.arrayContaining(['amx-fp16', 'prefetchiti']));
  });
});

describe('shadow stacks need more than their bit', () => {
  it('XSAVES, which keeps their state', () => {
    const found = ask(server({ more: 'user_shstk' }), 'SapphireRapids-v5,-xsaves', 'cet-ss');
    expect(found).toMatchObject({ effect: 'hidden', cause: 'no-xsave' });
    expect(found?.reason).toContain('IA32_XSS');
  });

  it('a newer KVM', () => {
    const found = ask(server({ more: 'user_shstk' }), 'SapphireRapids-v5', 'shstk');
    expect(found?.feature).toBe('cet-ss');
    expect(JSON.stringify(found)).toContain('6.18');
  });
});
