import type {
  Cache,
  CacheSet,
  FeatureWord,
  MachineType,
  ModelDefinition,
  PropertySpec,
  QemuRelease,
  WordSource,
} from '../release.js';

/** A release small enough to know by heart: ten words, two models, four machine types. */
export function smallRelease(changes: Partial<QemuRelease> = {}): QemuRelease {
  return {
    release: '9.0',
    words: WORDS,
    dependencies: [
      { from: { word: 'FEAT_8000_0001_ECX', mask: 0x4n }, to: { word: 'FEAT_SVM', mask: 0xffff_ffff_ffff_ffffn } },
      { from: { word: 'FEAT_1_ECX', mask: 0x20n }, to: { word: 'FEAT_VMX_BASIC', mask: 1n << 49n } },
    ],
    caches: {
      own: caches(0x10000),
      'legacy-4': caches(0x8000),
      'legacy-2': caches(0x8000),
      'legacy-amd': caches(0x20000),
    },
    legacyCaches: { cpuid4: 'legacy-4', cpuid2: 'legacy-2', amd: 'legacy-amd' },
    avx10Versions: [],
    cacheDescriptors: [{ descriptor: 0x2c, type: 'data', level: 1, size: 0x8000, lineSize: 64, associativity: 8 }],
    models: [ALPHA, BETA],
    machines: [
      machine('pc-q35-9.0', { alias: 'q35' }),
      machine('pc-q35-2.0', { defaultCpuVersion: 'legacy', compat: ['3.0', '2.0'] }),
      machine('pc-q35-3.0', { compat: ['3.0'] }),
      machine('microvm', { defaultCpuVersion: 'latest', splitIrqchip: true }),
    ],
    compat: [
      { name: '3.0', entries: [{ model: 'Alpha', property: 'stepping', value: '2' }] },
      {
        name: '2.0',
        entries: [
          { model: 'Alpha', property: 'sse3', value: 'off' },
          { model: 'Alpha', property: 'stepping', value: '0x1' },
          { model: null, property: 'full-cpuid-auto-level', value: 'off' },
        ],
      },
    ],
    accelerators: {
      kvm: [
        { property: 'kvmclock', value: 'on', when: 'always' },
        { property: 'svm', value: 'off', when: 'always' },
        { property: 'x2apic', value: 'on', when: 'always' },
        { property: 'x2apic', value: 'off', when: 'no-irqchip' },
        { property: 'kvm-msi-ext-dest-id', value: 'on', when: 'split-irqchip' },
      ],
      tcg: [{ property: 'vme', value: 'off', when: 'always' }],
    },
    max: [
      ['vendor', 'AuthenticAMD'],
      ['family', '15'],
    ],
    properties: PROPERTIES,
    aliases: { sse3: 'pni', nrip_save: 'nrip-save' },
    xsaveComponents: [
      { component: 0, register: 'xcr0', owners: ['xsave'], size: 0x240, offset: 0 },
      { component: 1, register: 'xcr0', owners: ['xsave'], size: 0x240, offset: 0 },
      { component: 2, register: 'xcr0', owners: ['avx'], size: 0x100, offset: 0x240 },
      { component: 5, register: 'xcr0', owners: ['avx512f'], size: 0x40, offset: 0x440 },
    ],
    autoLevelWords: ['FEAT_1_ECX', 'FEAT_7_0_EBX', 'FEAT_8000_0001_ECX'],
    behaviours: new Set(),
    ...changes,
  };
}

const ALPHA: ModelDefinition = {
  name: 'Alpha',
  since: '1.0',
  vendor: 'GenuineIntel',
  family: 6,
  model: 30,
  stepping: 3,
  level: 4,
  xlevel: 0x8000_0004,
  modelId: 'Alpha Processor',
  avx10Version: 0,
  features: { FEAT_1_EDX: 0x12n, FEAT_1_ECX: 0x1n, FEAT_8000_0001_EDX: 1n << 29n },
  cache: null,
  versions: [
    { version: 1, alias: null, note: null, properties: [], cache: null },
    { version: 2, since: '4.0', alias: 'Alpha-Fixed', note: 'fixed', properties: [['avx512f', 'on']], cache: null },
    { version: 3, since: '8.0', alias: null, note: null, properties: [['model-id', 'Alpha v3']], cache: 'own' },
  ],
  deprecation: null,
};

const BETA: ModelDefinition = {
  ...ALPHA,
  name: 'Beta',
  vendor: 'AuthenticAMD',
  features: { FEAT_1_EDX: 0x12n, FEAT_1_ECX: 0x400_0001n, FEAT_8000_0001_ECX: 0x4n, FEAT_SVM: 0x9n },
  cache: 'own',
  versions: [{ version: 1, alias: null, note: null, properties: [], cache: null }],
  deprecation: 'too old',
};

const WORDS: readonly FeatureWord[] = [
  cpuidWord('FEAT_1_EDX', 1, null, 'edx', { 1: 'vme', 4: 'tsc', 17: 'pse36', 28: 'ht' }, 0x1000_0010n),
  cpuidWord(
    'FEAT_1_ECX',
    1,
    null,
    'ecx',
    { 0: 'pni', 5: 'vmx', 21: 'x2apic', 26: 'xsave', 28: 'avx', 31: 'hypervisor' },
    0x8400_0001n,
  ),
  cpuidWord('FEAT_7_0_EBX', 7, 0, 'ebx', { 16: 'avx512f' }),
  cpuidWord('FEAT_8000_0001_EDX', 0x8000_0001, null, 'edx', { 11: 'syscall', 29: 'lm' }, 0x2000_0800n),
  cpuidWord('FEAT_8000_0001_ECX', 0x8000_0001, null, 'ecx', { 1: 'cmp-legacy', 2: 'svm' }, 0x6n),
  cpuidWord('FEAT_8000_0007_EDX', 0x8000_0007, null, 'edx', { 8: 'invtsc' }, 0x100n),
  cpuidWord('FEAT_KVM', 0x4000_0001, null, 'eax', { 0: 'kvmclock', 3: 'kvmclock', 15: 'kvm-msi-ext-dest-id' }),
  cpuidWord('FEAT_SVM', 0x8000_000a, null, 'edx', { 0: 'npt', 3: 'nrip-save' }, 0x1n),
  cpuidWord('FEAT_XSAVE_XCR0_LO', 0xd, 0, 'eax', {}, 0x7n),
  word('FEAT_VMX_BASIC', { kind: 'msr', index: 0x480 }, 64, { 49: 'vmx-dual-monitor' }, 0n),
];

function cpuidWord(
  name: string,
  eax: number,
  ecx: number | null,
  register: 'eax' | 'ebx' | 'ecx' | 'edx',
  names: Readonly<Record<number, string>>,
  tcg = 0n,
): FeatureWord {
  return word(name, { kind: 'cpuid', eax, ecx, register }, 32, names, tcg);
}

function word(
  name: string,
  source: WordSource,
  bits: number,
  names: Readonly<Record<number, string>>,
  tcg: bigint,
): FeatureWord {
  const unmigratable = name === 'FEAT_8000_0007_EDX' ? 0x100n : 0n;
  const noAutoEnable = name === 'FEAT_1_EDX' ? 1n << 28n : 0n;
  const list = Array.from({ length: bits }, (_, bit) => names[bit] ?? null);
  return { name, source, names: list, tcg, unmigratable, migratable: 0n, noAutoEnable };
}

function machine(name: string, changes: Partial<MachineType>): MachineType {
  return {
    name,
    alias: null,
    defaultCpuVersion: 1,
    defaultCpuModel: 'Alpha',
    compat: [],
    splitIrqchip: false,
    deprecated: false,
    ...changes,
  };
}

/** Caches whose level 1 has this size in bytes. */
export function caches(l1: number): CacheSet {
  return {
    l1d: cache({ size: l1, sets: l1 / 512 }),
    l1i: cache({ type: 'instruction', size: l1, sets: l1 / 512 }),
    l2: cache({ type: 'unified', level: 2, size: 0x8_0000, sets: 1024 }),
    l3: cache({ type: 'unified', level: 3, size: 0x100_0000, associativity: 16, sets: 16384, shareLevel: 'die' }),
  };
}

/** A data cache of 8 ways and 64-byte lines. */
export function cache(changes: Partial<Cache>): Cache {
  return {
    type: 'data',
    level: 1,
    size: 0x8000,
    lineSize: 64,
    associativity: 8,
    partitions: 1,
    sets: 64,
    linesPerTag: 1,
    selfInit: true,
    noInvdSharing: false,
    inclusive: false,
    complexIndexing: false,
    shareLevel: 'core',
    ...changes,
  };
}

const PROPERTIES: readonly PropertySpec[] = [
  number('family', 0, { type: 'int', minimum: 0, maximum: 270 }),
  number('model', 0, { type: 'int', minimum: 0, maximum: 255 }),
  number('stepping', 0, { type: 'int', minimum: 0, maximum: 15 }),
  number('level', 0xffff_ffff),
  number('xlevel', 0xffff_ffff),
  number('level-func7', 0xffff_ffff),
  number('min-level', 0, { guestVisible: false }),
  number('min-xlevel', 0, { guestVisible: false }),
  number('phys-bits', 0),
  number('tsc-frequency', 0, { type: 'int', minimum: 0 }),
  number('apic-id', 0xffff_ffff, { instance: true }),
  property({ name: 'ucode-rev', type: 'uint64', default: 0n }),
  property({ name: 'vendor', type: 'string', default: '' }),
  property({ name: 'model-id', type: 'string', default: '' }),
  property({ name: 'hv-no-nonarch-coresharing', type: 'OnOffAuto', default: 'off' }),
  flag('full-cpuid-auto-level', true, { guestVisible: false }),
  flag('legacy-cache', true),
  flag('l3-cache', true),
  flag('enforce', false, { guestVisible: false }),
  flag('kvm', true),
  flag('pmu', false),
  flag('x-force-features', false),
  flag('migratable', true, { models: ['max', 'host'] }),
];

function flag(name: string, value: boolean, changes: Partial<PropertySpec> = {}): PropertySpec {
  return property({ name, type: 'bool', default: value, ...changes });
}

function number(name: string, value: number, changes: Partial<PropertySpec> = {}): PropertySpec {
  return property({ name, type: 'uint32', default: value, ...changes });
}

/** A property that a guest can see. */
export function property(spec: Pick<PropertySpec, 'name' | 'type' | 'default'> & Partial<PropertySpec>): PropertySpec {
  return { instance: false, guestVisible: true, ...spec };
}
