import { describe, expect, it } from 'vitest';
import { hostCpu } from './cpu.js';
import { featuresToData, flagsToFeatures, parseCpuinfo } from './cpuinfo.js';
import { cpuData, cpuid } from './data.js';
import { decode } from './decode.js';
import { encode } from './encode.js';
import {
  addedFeatures,
  canonicalModel,
  checkMode,
  copyMigratable,
  dataHasFeature,
  hasFeature,
  validateFeatures,
  vendorOfModel,
} from './features.js';
import { dropFeaturesUnknownToQemu, dropMsrFeatures, selectMsrFeatures } from './filters.js';
import { loadMap } from './load.js';
import { linuxNamesOf, qemuAliasesOf, resolveFeatureName } from './names.js';
import { toQemuName } from './qemu-names.js';
import { definitionsToModels, expansionToData } from './qmp.js';
import { guest, map113 } from './testing/facts.js';

const cpus = loadMap(map113);
const older = loadMap({ ...map113, release: '9.0' });
const names = (cpu: { features: readonly { name: string }[] }) => cpu.features.map(({ name }) => name);

describe('features', () => {
  it('are had by the model or explicitly', () => {
    expect(hasFeature(cpus, guest('Nehalem'), 'sse4.2')).toBe(true);
    expect(hasFeature(cpus, guest('Nehalem -sse4.2'), 'sse4.2')).toBe(false);
    expect(hasFeature(cpus, guest('Nehalem'), 'hv-vapic')).toBe(false);
    expect(() => hasFeature(cpus, guest('Nehalem'), 'foo')).toThrow('feature foo: unknown');
  });

  it('are had by data, those of KVM and Hyper-V too', () => {
    const data = cpuData([cpuid(0x40000003, 0, { eax: 0x20 })]);
    expect(dataHasFeature(cpus, data, 'hv-relaxed')).toBe(true);
    expect(dataHasFeature(cpus, data, 'hv-vapic')).toBe(false);
    expect(dataHasFeature(cpus, encode(cpus, guest('Nehalem')).required, 'sse4.2')).toBe(true);
    expect(() => dataHasFeature(older, data, 'hv-xmm_input')).toThrow(
      'feature hv-xmm_input: unknown; expected a feature of libvirt 9.0',
    );
  });

  it('are encoded by policy', () => {
    const { forced, disabled, optional, forbidden, vendor } = encode(
      cpus,
      guest('486 ~avx -sse ?sse2 !pni', { vendor: 'AMD' }),
    );
    expect([forced, disabled, optional, forbidden].map(({ items }) => items)).toEqual([
      [cpuid(1, 0, { ecx: 1 << 28 })],
      [cpuid(1, 0, { edx: 1 << 25 })],
      [cpuid(1, 0, { edx: 1 << 26 })],
      [cpuid(1, 0, { ecx: 1 })],
    ]);
    expect(vendor.items).toEqual([cpuid(0, 0, { ebx: 0x68747541, edx: 0x69746e65, ecx: 0x444d4163 })]);
  });

  it('can be filtered', () => {
    const cpu = guest('486 +invtsc +rdctl-no +cmt +vmx-ept-uc +sse');
    expect(names(copyMigratable(cpus, cpu))).toEqual(['rdctl-no', 'cmt', 'vmx-ept-uc', 'sse']);
    expect(names(selectMsrFeatures(cpus, cpu))).toEqual(['rdctl-no', 'vmx-ept-uc']);
    expect(names(dropMsrFeatures(cpus, cpu))).toEqual(['invtsc', 'cmt', 'sse']);
    expect(names(dropFeaturesUnknownToQemu(cpus, cpu))).toEqual(['invtsc', 'rdctl-no', 'sse']);
    expect(names(dropFeaturesUnknownToQemu(older, cpu))).toEqual(['invtsc', 'rdctl-no', 'vmx-ept-uc', 'sse']);
  });

  it('must be known', () => {
    expect(() => validateFeatures(cpus, hostCpu({ features: [{ name: 'foo', policy: null }] }))).toThrow(
      'feature foo: unknown',
    );
  });
});

describe('models', () => {
  it('have a check mode, a canonical name, a vendor', () => {
    expect(checkMode(cpus, 'Nehalem')).toBe('map');
    expect(checkMode(cpus, 'Nehalem-v1')).toBe('hypervisor');
    expect(checkMode(older, 'Nehalem-v1')).toBe('map');
    expect(canonicalModel(cpus, 'Nehalem')).toBe('Nehalem-v1');
    expect(canonicalModel(cpus, 'Nehalem-v1')).toBeNull();
    expect(vendorOfModel(cpus, 'EPYC')).toBe('AMD');
    expect(addedFeatures(cpus, 'Nehalem')).toContain('vmx-ept');
    expect(addedFeatures(older, 'Nehalem')).toEqual([]);
  });
});

describe('QMP replies', () => {
  const props = {
    sse: true,
    avx: false,
    'tsc-adjust': true,
    'kvm-pv-unhalt': true,
    nonsense: true,
    vendor: 'GenuineIntel',
    family: 6,
    model: 37,
    stepping: 2,
    level: 11,
  };
  const data = expansionToData(cpus, { return: { model: { name: 'base', props } } });

  it('become data, QEMU names and all', () => {
    expect(dataHasFeature(cpus, data, 'tsc_adjust')).toBe(true);
    expect(dataHasFeature(cpus, data, 'kvm_pv_unhalt')).toBe(true);
    expect(dataHasFeature(cpus, data, 'avx')).toBe(false);
    expect(decode(cpus, data, { type: 'guest' })).toMatchObject({
      vendor: 'Intel',
      signature: { family: 6, model: 37, stepping: 2 },
    });
  });

  it('may leave out what blocks migration', () => {
    const without = expansionToData(cpus, { model: { name: 'base', props } }, { nonMigratable: new Set(['sse']) });
    expect(dataHasFeature(cpus, without, 'sse')).toBe(false);
  });

  it('list models with blockers in libvirt spelling', () => {
    const reply = {
      return: [{ name: 'a', 'unavailable-features': ['pclmulqdq', 'aes'] }, { name: 'b' }],
    };
    expect(definitionsToModels(cpus, reply)).toEqual([{ name: 'a', blockers: ['pclmuldq', 'aes'] }, { name: 'b' }]);
  });

  it.each([null, 1, [], {}, { return: {} }, { return: { model: { props: 1 } } }])(
    'of another shape are refused: %j',
    (reply) => {
      expect(() => expansionToData(cpus, reply)).toThrow(/query-cpu-model-expansion: .* no object; expected an object/);
      expect(() => definitionsToModels(cpus, reply === null || !Array.isArray(reply) ? reply : [reply])).toThrow(
        /query-cpu-definitions/,
      );
    },
  );
});

describe('names', () => {
  it('are found in any spelling', () => {
    const map = {
      ...map113,
      x86: {
        ...map113.x86,
        features: map113.x86.features.map((f) =>
          f.name === 'pni' ? { ...f, aliases: [{ name: 'sse3', source: 'qemu' as const }] } : f,
        ),
      },
    };
    expect(resolveFeatureName(cpus, 'sse3', qemuAliasesOf(map), linuxNamesOf(map))).toBe('pni');
    expect(resolveFeatureName(cpus, 'tsc-adjust')).toBe('tsc_adjust');
    expect(resolveFeatureName(cpus, 'sse3')).toBeUndefined();
    expect(toQemuName(cpus, 'pclmuldq')).toBe('pclmulqdq');
  });

  it('of /proc/cpuinfo become features', () => {
    const { vendor, signature, flags } = parseCpuinfo(
      'processor\t: 0\nvendor_id\t: GenuineIntel\ncpu family\t: 6\nmodel\t\t: 26\nstepping\t: 5\nflags\t\t: fpu sse sse4_2 cpuid\n\nprocessor\t: 1\nflags\t: avx\n',
    );
    const { features, unknown } = flagsToFeatures(cpus, flags, new Map([['sse4_2', 'sse4.2']]));
    expect({ features, unknown }).toEqual({
      features: ['sse4.2', 'fpu', 'sse'],
      unknown: ['cpuid'],
    });
    expect(decode(cpus, featuresToData(cpus, features, vendor, signature), { type: 'guest' })).toMatchObject({
      vendor: 'Intel',
      signature,
    });
    expect(() => parseCpuinfo('Features : fp asimd')).toThrow("cpuinfo: no line 'flags'");
  });
});
