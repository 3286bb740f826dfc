import type { FileTypes } from '@cpu-models/source';
import type { Lines } from './upstream-lines.js';

/** The source's values, of which a case takes out what one upstream change brought. */
export interface Values {
  /** Takes out a whole file. */
  remove(path: string): void;
  /** Changes a file's value in place. */
  change<K extends keyof FileTypes>(kind: K, path: string, edit: (value: FileTypes[K]) => void): void;
}

/** One real change between QEMU 7.2 and 10.0. */
export interface Case {
  readonly what: string;
  readonly kind: string;
  readonly undo: (values: Values) => void;
  readonly qemu: readonly Lines[];
  readonly libvirt: readonly Lines[];
}

const CPU = 'target/i386/cpu.c';
const HEADER = 'target/i386/cpu.h';
const BOARDS = 'include/hw/boards.h';
const MAP = 'src/cpu_map';

/** A model's entry in QEMU's table. */
const entry = (name: string): Lines => ({
  file: CPU,
  from: new RegExp(`^ {8}\\.name = "${name}",`),
  open: /^ {4}\{$/,
  to: /^ {4}\},/,
});
/** One version inside a model's entry. */
const versionEntry = (model: string, version: number): Lines => ({
  file: CPU,
  within: new RegExp(`^ {8}\\.name = "${model}",`),
  from: new RegExp(`\\.version = ${version},`),
  open: /^ {12}\{( \.version.*)?$|^ {12}\{$/,
  to: /^ {12}\},/,
});
const cache = (variable: string): Lines => ({ file: CPU, from: new RegExp(`CPUCaches ${variable} =`), to: /^\};/ });
const word = (name: string): Lines[] => [
  { file: CPU, from: new RegExp(`^ {4}\\[${name}\\] = \\{`), to: /^ {4}\},/ },
  { file: HEADER, match: new RegExp(`^ {4}${name},`) },
];
/** libvirt's file of a name, and where it is listed. */
const names = (...list: string[]): Lines[] =>
  list.flatMap((name) => [
    { file: `${MAP}/x86_${name}.xml` },
    { file: `${MAP}/index.xml`, match: new RegExp(`x86_${name}\\.xml`) },
    { file: `${MAP}/meson.build`, match: new RegExp(`x86_${name}\\.xml`) },
  ]);
const feature = (name: string): Lines => ({
  file: `${MAP}/x86_features.xml`,
  from: new RegExp(`<feature name='${name}'`),
  to: /<\/feature>/,
});

function model(name: string, xml: readonly string[], cacheSet?: { id: string; variable: string }): Case {
  return {
    what: `${name}${cacheSet === undefined ? '' : ' with its caches'}`,
    kind: 'new model',
    undo: (values) => {
      values.remove(`x86/models/${name}.yaml`);
      values.change('order', 'x86/order.yaml', (order) => drop(order.models, (other) => other === name));
      values.change('libvirt-index', 'x86/libvirt/index.yaml', ({ groups }) =>
        groups.forEach((group) => void drop(group.models, (item) => item === name)),
      );
      if (cacheSet !== undefined) dropCache(values, cacheSet.id);
    },
    qemu: [entry(name), ...(cacheSet === undefined ? [] : [cache(cacheSet.variable)])],
    libvirt: xml.length === 0 ? [] : names(...xml),
  };
}

function version(
  name: string,
  number: number,
  kind: string,
  what: string,
  xml: readonly string[],
  cacheSet?: { id: string; variable: string },
): Case {
  return {
    what: `${name}-v${number}: ${what}`,
    kind,
    undo: (values) => {
      values.change('model', `x86/models/${name}.yaml`, (file) =>
        drop(file.versions ?? [], (entry) => entry.version === number),
      );
      if (cacheSet !== undefined) dropCache(values, cacheSet.id);
    },
    qemu: [versionEntry(name, number), ...(cacheSet === undefined ? [] : [cache(cacheSet.variable)])],
    libvirt: xml.length === 0 ? [] : names(...xml),
  };
}

function drop<T>(list: T[], gone: (item: T) => boolean): void {
  list.splice(0, list.length, ...list.filter((item) => !gone(item)));
}

/** Takes a property out of compat entries, wherever it stands. */
function takeOut(entries: FileTypes['compat']['arrays'][number]['entries'], property: string): void {
  for (const entry of entries) if ('set' in entry) delete entry.set[property];
  drop(entries, (entry) => ('set' in entry ? Object.keys(entry.set).length === 0 : entry.property === property));
}

function dropCache(values: Values, id: string): void {
  values.change('caches', 'x86/qemu/caches.yaml', ({ sets }) => drop(sets, (set) => set.id === id));
}

function newWord(name: string, what: string, macros: RegExp, features: readonly string[]): Case {
  return {
    what,
    kind: 'new feature word',
    undo: (values) => {
      values.remove(`x86/words/${name}.yaml`);
      values.change('order', 'x86/order.yaml', (order) => drop(order.words, (other) => other === name));
    },
    qemu: [...word(`FEAT_${name}`), { file: HEADER, match: macros }],
    libvirt: features.map(feature),
  };
}

/** At least one of each kind of change that touched CPU models between the releases. */
export const CASES: readonly Case[] = [
  model('EPYC-Genoa', ['EPYC-Genoa', 'EPYC-Genoa-v1'], { id: 'epyc-genoa', variable: 'epyc_genoa_cache_info' }),
  model('GraniteRapids', ['GraniteRapids', 'GraniteRapids-v1', 'GraniteRapids-v2']),
  model('SierraForest', ['SierraForest', 'SierraForest-v1']),
  model('YongFeng', []),
  version('SapphireRapids', 2, 'new version', 'mitigations of MMIO stale data', ['SapphireRapids-v2']),
  version('SapphireRapids', 3, 'new version', 'features that were forgotten', ['SapphireRapids-v3']),
  version('YongFeng', 2, 'bug fix', 'the correct model number', []),
  version('EPYC', 4, 'cache information', 'the caches as they are shared', ['EPYC-v4'], {
    id: 'epyc-v4',
    variable: 'epyc_v4_cache_info',
  }),
  version('EPYC-Milan', 2, 'cache information', 'caches and features', ['EPYC-Milan-v2'], {
    id: 'epyc-milan-v2',
    variable: 'epyc_milan_v2_cache_info',
  }),
  newWord('7_1_EDX', 'leaf 7.1 EDX, with AVX-VNNI-INT8 and others', /^#define CPUID_7_1_EDX_/, [
    'avx-vnni-int8',
    'avx-ne-convert',
    'prefetchiti',
  ]),
  newWord('8000_0021_EAX', 'leaf 0x80000021 EAX, with auto-ibrs and others', /^#define CPUID_8000_0021_EAX_/, [
    'no-nested-data-bp',
    'lfence-always-serializing',
    'null-sel-clr-base',
    'auto-ibrs',
  ]),
  {
    what: 'fdp-excptn-only',
    kind: 'new feature',
    undo: (values) =>
      values.change('word', 'x86/words/7_0_EBX.yaml', ({ features }) =>
        drop(features, ({ name }) => name === 'fdp-excptn-only'),
      ),
    qemu: [
      { file: CPU, match: /"fdp-excptn-only"/ },
      { file: HEADER, match: /CPUID_7_0_EBX_FDP_EXCPTN_ONLY/ },
    ],
    libvirt: [feature('fdp-excptn-only')],
  },
  {
    what: 'machine types up to 9.0 keep the L1 cache per core',
    kind: 'machine compat entry',
    undo: (values) =>
      values.change('compat', 'x86/qemu/compat.yaml', ({ arrays }) =>
        arrays.forEach(({ entries }) => void takeOut(entries, 'x-l1-cache-per-thread')),
      ),
    qemu: [{ file: 'hw/i386/pc.c', match: /"x-l1-cache-per-thread"/ }],
    libvirt: [],
  },
  {
    what: 'pc-q35-9.2 and pc-i440fx-9.2',
    kind: 'machine types',
    undo: (values) =>
      values.change('machines', 'x86/qemu/machines.yaml', ({ versions = [] }) =>
        drop(versions, ({ release }) => release === '9.2'),
      ),
    qemu: [
      { file: 'hw/i386/pc_q35.c', from: /pc_q35_machine_9_2_options\(MachineClass/, to: /^DEFINE_Q35_MACHINE\(9, 2\)/ },
      {
        file: 'hw/i386/pc_piix.c',
        from: /pc_i440fx_machine_9_2_options\(MachineClass/,
        to: /^DEFINE_I440FX_MACHINE\(9, 2\)/,
      },
      { file: 'hw/i386/pc.c', match: /pc_compat_9_2(_len)?(\[\])? =/ },
      { file: 'include/hw/i386/pc.h', match: /pc_compat_9_2/ },
    ],
    libvirt: [],
  },
  {
    what: 'machine types of more than three years are deprecated',
    kind: 'deprecation',
    undo: (values) =>
      values.change('machines', 'x86/qemu/machines.yaml', (file) => {
        delete (file.lifetime as { deprecated?: object } | undefined)?.deprecated;
      }),
    qemu: [
      { file: BOARDS, from: /^#define MACHINE_VER_DEPRECATION_MAJOR/, to: /^#define _MACHINE_IS_EXPIRED/ },
      { file: BOARDS, from: /^#define MACHINE_VER_IS_DEPRECATED/, to: /^ {4}_MACHINE_IS_EXPIRED/ },
      { file: BOARDS, from: /^#define MACHINE_VER_DEPRECATION\(/, to: /^ {4}\} while/ },
    ],
    libvirt: [],
  },
];
