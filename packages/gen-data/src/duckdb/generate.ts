import { readFileSync } from 'node:fs';
import { libvirtRelease, qemuRelease } from '@cpu-models/catalog';
import {
  compareReleases,
  type FeatureSpelling,
  hasProperty,
  LEFT_OUT_IF_BROKEN,
  neededFeatures,
  type QemuRelease,
  qemuName,
  registerBit,
  SET_BY_QEMU,
  X86_LEVELS,
} from '@cpu-models/runtime';
import { knownAlias, loadMap, type X86Cpus } from '@cpu-models/runtime/libvirt';
import { featuresOn, isCpuModelError, resolve } from '@cpu-models/runtime/qemu';
import type { HostFactsFile, Source } from '@cpu-models/source';

type Facts = Required<HostFactsFile>;
/** What a feature is called; where its bit is, the release says. */
type Spelling = Pick<FeatureSpelling, 'name' | 'qemu' | 'libvirt' | 'linux'>;
type Value = string | number | boolean | null | undefined | readonly (string | number)[];
type Row = readonly Value[];

/**
 * Macros for DuckDB and the facts that they need as tables: the baseline of a fleet of which /proc/cpuinfo is known, in
 * the newest QEMU's and libvirt's names.
 */
export function generateDuckdb(source: Source, { features }: { readonly features: readonly Spelling[] }): string {
  const { qemu, libvirt } = source.one('release').value;
  const newest = <T extends { readonly release: string }>(list: readonly T[]) =>
    [...list].sort((a, b) => compareReleases(b.release, a.release))[0]?.release ?? '';
  const release = qemuRelease(source, newest(qemu));
  const { map } = libvirtRelease(source, newest(libvirt));
  const cpus = loadMap(map);
  const facts = factsOf(source);
  const named = cpus.features.map(({ name }, number) => ({ number, libvirt: name, qemu: qemuName(features, name) }));
  const strings = new Map(map.x86.vendors.map(({ name, string }) => [name, string]));
  const models = modelsOf(cpus, release, strings);
  // What QEMU turns on and libvirt does not know.
  const known = new Set(named.map(({ qemu: name }) => name));
  const others = new Set(models.flatMap(({ own }) => own).filter((name) => !known.has(name)));
  const all = [...named, ...[...others].map((name) => ({ number: null, libvirt: null, qemu: name }))];
  return [
    '-- SPDX-License-Identifier: MIT',
    `-- A fleet's baseline in DuckDB, by QEMU ${release.release} and libvirt ${map.release}: FROM cpu_models.baseline('TABLE').`,
    'CREATE SCHEMA IF NOT EXISTS cpu_models;',
    table('first_level', 'number INTEGER', firstLevelOf(cpus)),
    table('vendor_flag', 'flag VARCHAR, vendor VARCHAR', vendorFlagsOf(facts)),
    table('shown', 'rank INTEGER, flag VARCHAR', shownOf(facts)),
    table(
      'flag_rule',
      'qemu VARCHAR, n INTEGER, line VARCHAR, flag VARCHAR, vendors VARCHAR[], families INTEGER[], present VARCHAR, absent VARCHAR',
      all.flatMap(({ qemu: name }) => rulesOf(facts, name)),
    ),
    table(
      'feature',
      'number INTEGER, libvirt VARCHAR, qemu VARCHAR, flag VARCHAR, other_vendors VARCHAR[], shown INTEGER, since INTEGER, register VARCHAR, never BOOLEAN, switched_off BOOLEAN, refused BOOLEAN, needs VARCHAR[]',
      all.map((one) => featureRow(one, { facts, features, cpus, release })),
    ),
    table(
      'emulated',
      'qemu VARCHAR, n INTEGER, vendors VARCHAR[], always BOOLEAN, made_of VARCHAR[]',
      all.flatMap(({ qemu: name }) => emulatedOf(facts, name)),
    ),
    table(
      'beside',
      'qemu VARCHAR, base VARCHAR',
      all.flatMap(({ qemu: name }) => basesOf(facts, name)),
    ),
    table(
      'broken',
      'qemu VARCHAR, vendor VARCHAR, family INTEGER, models INTEGER[], steppings INTEGER[]',
      brokenOf(facts),
    ),
    table(
      'model',
      'number INTEGER, name VARCHAR, vendor VARCHAR, features INTEGER[], removed INTEGER[], own VARCHAR[]',
      models.map(({ row, own }) => [...row, own]),
    ),
    readFileSync(new URL('macros.sql', import.meta.url), 'utf8'),
  ].join('\n');
}

function factsOf(source: Source): Facts {
  const facts: Record<string, unknown[]> = {};
  for (const { value } of source.all('host-facts'))
    for (const [list, entries] of Object.entries(value))
      if (Array.isArray(entries)) facts[list] = [...(facts[list] ?? []), ...entries];
  return facts as unknown as Facts;
}

function isAbout({ features }: { readonly features: readonly string[] }, name: string): boolean {
  return features.some((one) => (one.endsWith('*') ? name.startsWith(one.slice(0, -1)) : one === name));
}

const kernelsOf = (facts: Facts) =>
  [...new Set(facts['linux-shown'].map(({ kernel }) => kernel))].sort(compareReleases);

function shownOf(facts: Facts): Row[] {
  const kernels = kernelsOf(facts);
  return facts['linux-shown'].flatMap(({ kernel, flags }) => flags.map((flag) => [kernels.indexOf(kernel), flag]));
}

/** x86-64-v1: what a 64-bit CPU has. */
function firstLevelOf({ featureNumbers }: X86Cpus): Row[] {
  return (X86_LEVELS[0] ?? []).map((name) => [featureNumbers[name]]);
}

/** Flags that only one vendor's CPUs and their heirs have. */
function vendorFlagsOf(facts: Facts): Row[] {
  return facts['vendor-only'].flatMap(({ features, vendors: [vendor] }) => features.map((flag) => [flag, vendor]));
}

function rulesOf(facts: Facts, name: string): Row[] {
  const rules = facts['linux-flags'].filter((rule) => isAbout(rule, name));
  return rules.map(({ line, flag, vendors, families, present, absent }, n) => [
    name,
    n,
    line,
    flag,
    vendors,
    families,
    present,
    absent,
  ]);
}

function emulatedOf(facts: Facts, name: string): Row[] {
  const about = facts['kvm-emulated'].filter((fact) => isAbout(fact, name));
  return about.map(({ vendors, always, of = [] }, n) => [name, n, vendors, always === true, of]);
}

function basesOf(facts: Facts, name: string): Row[] {
  const fact = facts['kvm-beside'].find((one) => isAbout(one, name));
  return (fact?.beside ?? []).map((base) => [name, base]);
}

interface Tables {
  readonly facts: Facts;
  readonly features: readonly Spelling[];
  readonly cpus: X86Cpus;
  readonly release: QemuRelease;
}

interface Named {
  readonly number: number | null;
  readonly libvirt: string | null;
  readonly qemu: string;
}

function featureRow({ number, libvirt, qemu }: Named, { facts, features, cpus, release }: Tables): Row {
  const flag = features.findLast((feature) => feature.name === qemu || feature.qemu === qemu)?.linux ?? null;
  const rules = facts['linux-flags'].filter((rule) => rule.flag === flag && rule.line === undefined);
  const kernel = facts['linux-shown'].find(({ flags }) => flag !== null && flags.includes(flag))?.kernel;
  const since = facts['kvm-since'].find((fact) => isAbout(fact, qemu))?.kernel;
  const never = facts['kvm-never'].some((fact) => isAbout(fact, qemu));
  const off = facts['kvm-parameters'].some((fact) => fact.default === 'off' && isAbout(fact, qemu));
  const given = [...facts['needs-pmu'], ...facts['by-topology']].some((fact) => isAbout(fact, qemu));
  const stays = number !== null && cpus.features[number]?.migratable === false;
  return [
    number,
    libvirt,
    qemu,
    flag,
    rules.flatMap(({ vendors }) => vendors ?? []),
    kernel === undefined ? null : kernelsOf(facts).indexOf(kernel),
    since === undefined ? null : kernelsOf(facts).filter((one) => compareReleases(one, since) < 0).length,
    registerBit(release, qemu),
    never,
    off,
    never || given || SET_BY_QEMU.includes(qemu) || stays || !hasProperty(release, qemu),
    [...(neededFeatures(release).get(qemu) ?? [])].filter((need) => hasProperty(release, need)),
  ];
}

/** What is broken on which CPUs: no guest should ask for it. */
function brokenOf(facts: Facts): Row[] {
  return facts.errata
    .filter(({ cause }) => cause === 'erratum')
    .flatMap((erratum) =>
      LEFT_OUT_IF_BROKEN.filter((name) => isAbout(erratum, name)).flatMap((name) =>
        erratum.cpus.map(({ vendor, family, models, steppings }) => [name, vendor, family, models, steppings]),
      ),
    );
}

/** Models that a baseline may take, with what QEMU turns on in them under KVM. */
function modelsOf(cpus: X86Cpus, release: QemuRelease, strings: ReadonlyMap<string, string>) {
  const usable = cpus.models.filter(
    ({ decodeHost, decodeGuest, canonical }) =>
      (decodeHost || decodeGuest) && (canonical === null || !cpus.modelsByName.has(canonical)),
  );
  return usable.map(({ number, name: version, vendor, bits, removed }) => {
    const name = knownAlias(cpus, version) ?? version;
    const string = vendor === null ? null : (strings.get(vendor.name) ?? null);
    const features = cpus.features.flatMap((_, feature) =>
      ((bits[feature >>> 5] ?? 0) >>> (feature & 31)) % 2 === 1 ? [feature] : [],
    );
    const own = ownOf(release, name, string ?? 'GenuineIntel');
    return { row: [number, name, string, features, removed] satisfies Row, own };
  });
}

/** On the newest machine type of a family, which an alias leads to. */
function ownOf(release: QemuRelease, model: string, hostVendor: string): string[] {
  const machine = release.machines.find(({ alias }) => alias !== undefined)?.name ?? '';
  try {
    return featuresOn(resolve(release, { machine, model, accelerator: 'kvm', hostVendor }));
  } catch (error) {
    // libvirt has models that QEMU has not.
    if (isCpuModelError(error)) return [];
    throw error;
  }
}

function table(name: string, columns: string, rows: readonly Row[]): string {
  const values = rows.map((row) => `(${row.map(literal).join(', ')})`);
  return `CREATE OR REPLACE TABLE cpu_models.${name} (${columns});\nINSERT INTO cpu_models.${name} VALUES\n${values.join(',\n')};`;
}

function literal(value: Value): string {
  if (value === null || value === undefined) return 'NULL';
  if (typeof value === 'string') return `'${value.replaceAll("'", "''")}'`;
  return typeof value === 'object' ? `[${value.map(literal).join(', ')}]` : String(value);
}
