import type { Place } from './c-data.js';
import type { FieldSpec, StructSpec, TableReader } from './read-structs.js';
import { hex as hexText, integerIn, type Member, textIn } from './struct-layout.js';

const number = (key: string, field: string): FieldSpec => ({
  key,
  field,
  read: (member, { data }) => Number(integerIn(data, member)),
});
const hex = (key: string, field: string): FieldSpec => ({
  key,
  field,
  read: (member, { data }) => hexText(integerIn(data, member)),
});
const bool = (key: string, field: string): FieldSpec => ({
  key,
  field,
  read: (member, { data }) => integerIn(data, member) !== 0n,
});
const string = (key: string, field: string): FieldSpec => ({
  key,
  field,
  read: (member, { data }) => textIn(data, member),
});
const maybe = (field: FieldSpec): FieldSpec => ({ ...field, optional: true });

/** One of a few constants of C, as this reader calls them. */
const oneOf = (key: string, field: string, names: Readonly<Record<string, string>>): FieldSpec => ({
  key,
  field,
  read: (member, tables) => names[tables.constantOf(Object.keys(names), integerIn(tables.data, member)) ?? ''] ?? null,
});
const KINDS = { CPUID_FEATURE_WORD: 'cpuid', MSR_FEATURE_WORD: 'msr' };
const REGISTERS = { R_EAX: 'eax', R_EBX: 'ebx', R_ECX: 'ecx', R_EDX: 'edx' };
const CACHE_TYPES = { DATA_CACHE: 'data', INSTRUCTION_CACHE: 'instruction', UNIFIED_CACHE: 'unified' };

/** C constants whose values are asked for. */
export const CONSTANTS: readonly string[] = [KINDS, REGISTERS, CACHE_TYPES].flatMap((names) => Object.keys(names));

export const WORD: StructSpec = {
  struct: 'FeatureWordInfo',
  fields: [
    oneOf('kind', 'type', KINDS),
    number('eax', 'cpuid.eax'),
    bool('needsEcx', 'cpuid.needs_ecx'),
    number('ecx', 'cpuid.ecx'),
    oneOf('register', 'cpuid.reg', REGISTERS),
    number('index', 'msr.index'),
    { key: 'names', field: 'feat_names', read: (member, tables) => tables.texts(member) },
    hex('tcg', 'tcg_features'),
    hex('unmigratable', 'unmigratable_flags'),
    hex('migratable', 'migratable_flags'),
    maybe(hex('noAutoEnable', 'no_autoenable_flags')),
  ],
};

export const CACHE: StructSpec = {
  struct: 'CPUCacheInfo',
  fields: [
    oneOf('type', 'type', CACHE_TYPES),
    number('level', 'level'),
    number('size', 'size'),
    number('lineSize', 'line_size'),
    number('associativity', 'associativity'),
    number('partitions', 'partitions'),
    number('sets', 'sets'),
    number('linesPerTag', 'lines_per_tag'),
    bool('selfInit', 'self_init'),
    bool('noInvdSharing', 'no_invd_sharing'),
    bool('inclusive', 'inclusive'),
    bool('complexIndexing', 'complex_indexing'),
    maybe({ key: 'shareLevel', field: 'share_level', read: (member, tables) => tables.shareLevel(member) }),
  ],
};

const slot = (key: string, field: string): FieldSpec => ({
  key,
  field,
  read: (member, tables) => cacheOf(tables, member),
});

export const CACHE_SET: StructSpec = {
  struct: 'CPUCaches',
  fields: [slot('l1d', 'l1d_cache'), slot('l1i', 'l1i_cache'), slot('l2', 'l2_cache'), slot('l3', 'l3_cache')],
};

export const CACHE_DESCRIPTOR: StructSpec = {
  struct: 'CPUID2CacheDescriptorInfo',
  fields: [
    oneOf('type', 'type', CACHE_TYPES),
    number('level', 'level'),
    number('size', 'size'),
    number('lineSize', 'line_size'),
    number('associativity', 'associativity'),
  ],
};

export const MODEL: StructSpec = {
  struct: 'X86CPUDefinition',
  fields: [
    string('name', 'name'),
    number('level', 'level'),
    number('xlevel', 'xlevel'),
    string('vendor', 'vendor'),
    number('family', 'family'),
    number('model', 'model'),
    number('stepping', 'stepping'),
    maybe(number('avx10Version', 'avx10_version')),
    maybe(bool('cpuid1f', 'cpuid_0x1f')),
    string('modelId', 'model_id'),
    { key: 'features', field: 'features', read: (member, tables) => tables.features(member) },
    { key: 'cache', field: 'cache_info', read: (member, tables) => tables.cacheName(member) },
    { key: 'hasVersionList', field: 'versions', read: (member, { data }) => data.pointer(member) !== null },
    string('deprecation', 'deprecation_note'),
  ],
};

export const VERSION: StructSpec = {
  struct: 'X86CPUVersionDefinition',
  fields: [
    number('version', 'version'),
    string('alias', 'alias'),
    string('note', 'note'),
    { key: 'properties', field: 'props', read: (member, tables) => propertiesAt(tables, tables.data.pointer(member)) },
    maybe({ key: 'cache', field: 'cache_info', read: (member, tables) => tables.cacheName(member) }),
  ],
};

export const AVX10: StructSpec = {
  struct: 'AVX10VersionDefinition',
  fields: [
    string('name', 'name'),
    number('version', 'version'),
    number('maxSubleaf', 'max_subleaf'),
    { key: 'features', field: 'features', read: (member, tables) => maskList(tables, member) },
  ],
};

export const XSAVE_AREA: StructSpec = {
  struct: 'ExtSaveArea',
  fields: [
    // One owner up to 10.2, later a list of which any will do.
    maybe({ key: 'word', field: 'feature', read: (member, tables) => tables.word(integerIn(tables.data, member)) }),
    maybe(hex('bits', 'bits')),
    maybe({ key: 'features', field: 'features', read: (member, tables) => masksIn(tables, member) }),
    number('size', 'size'),
    number('offset', 'offset'),
  ],
  // Filled in at run time from the host.
  ignored: ['ecx'],
};

/** `{ property, value }`. */
export const PROP: StructSpec = {
  struct: 'PropValue',
  fields: [string('property', 'prop'), string('value', 'value')],
};

export const MASK: StructSpec = {
  struct: 'FeatureMask',
  fields: [
    { key: 'word', field: 'index', read: (member, tables) => tables.word(integerIn(tables.data, member)) },
    hex('mask', 'mask'),
  ],
};

/** Masks that are not zero, of an array inside a struct. */
function masksIn(tables: TableReader, { object, offset, size }: Member): unknown[] {
  const places = tables.elementsOf({ object, offset }, MASK.struct).filter((place) => place.offset < offset + size);
  return places.map((place) => tables.struct(MASK, place)).filter(({ mask }) => mask !== '0x0');
}

/** Masks that are pointed to, up to the one that is zero. */
function maskList(tables: TableReader, member: Member): unknown[] {
  return tables.list(MASK, tables.data.pointer(member), ({ mask }) => mask === '0x0') ?? [];
}

/** Properties from a place up to the one without a name; null for no list. */
export function propertiesAt(tables: TableReader, start: Place | null): unknown[] | null {
  return tables.list(PROP, start, ({ property }) => property === null);
}

/** A cache that a set points to, and the C name of the variable that it is, if it is one. */
function cacheOf(tables: TableReader, member: Member): unknown {
  const target = tables.data.pointer(member);
  return target === null
    ? null
    : { cache: tables.struct(CACHE, target), variable: tables.cacheVariable(target.object) };
}
