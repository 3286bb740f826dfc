import type { FieldSpec, StructSpec } from './dump-c.js';

const number = (key: string, field: string): FieldSpec => ({ key, field, print: 'num_($);' });
const hex = (key: string, field: string): FieldSpec => ({ key, field, print: 'hex_($);' });
const bool = (key: string, field: string): FieldSpec => ({ key, field, print: 'bool_($);' });
const string = (key: string, field: string): FieldSpec => ({ key, field, print: 'str_($);' });
const maybe = (field: FieldSpec): FieldSpec => ({ ...field, optional: true });

const CACHE_TYPE =
  'str_($ == DATA_CACHE ? "data" : $ == INSTRUCTION_CACHE ? "instruction" : $ == UNIFIED_CACHE ? "unified" : NULL);';

export const WORD: StructSpec = {
  struct: 'FeatureWordInfo',
  fields: [
    {
      key: 'kind',
      field: 'type',
      print: 'str_($ == CPUID_FEATURE_WORD ? "cpuid" : $ == MSR_FEATURE_WORD ? "msr" : NULL);',
    },
    number('eax', 'cpuid.eax'),
    bool('needsEcx', 'cpuid.needs_ecx'),
    number('ecx', 'cpuid.ecx'),
    {
      key: 'register',
      field: 'cpuid.reg',
      print: 'str_($ == R_EAX ? "eax" : $ == R_EBX ? "ebx" : $ == R_ECX ? "ecx" : $ == R_EDX ? "edx" : NULL);',
    },
    number('index', 'msr.index'),
    {
      key: 'names',
      field: 'feat_names',
      print: 'put_("["); for (int b_ = 0; b_ < (int)COUNT_($); b_++) { put_(b_ ? "," : ""); str_($[b_]); } put_("]");',
    },
    hex('tcg', 'tcg_features'),
    hex('unmigratable', 'unmigratable_flags'),
    hex('migratable', 'migratable_flags'),
    maybe(hex('noAutoEnable', 'no_autoenable_flags')),
  ],
};

export const CACHE: StructSpec = {
  struct: 'CPUCacheInfo',
  fields: [
    { key: 'type', field: 'type', print: CACHE_TYPE },
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
    { key: 'shareLevel', field: 'share_level', print: 'share_level_($);', optional: true },
  ],
};

const slot = (key: string, field: string): FieldSpec => ({ key, field, print: 'slot_($);' });

export const CACHE_SET: StructSpec = {
  struct: 'CPUCaches',
  fields: [slot('l1d', 'l1d_cache'), slot('l1i', 'l1i_cache'), slot('l2', 'l2_cache'), slot('l3', 'l3_cache')],
};

export const CACHE_DESCRIPTOR: StructSpec = {
  struct: 'CPUID2CacheDescriptorInfo',
  fields: [
    { key: 'type', field: 'type', print: CACHE_TYPE },
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
    { key: 'features', field: 'features', print: 'features_($);' },
    { key: 'cache', field: 'cache_info', print: 'var_($, cache_names_);' },
    { key: 'hasVersionList', field: 'versions', print: 'bool_($ != NULL);' },
    string('deprecation', 'deprecation_note'),
  ],
};

export const VERSION: StructSpec = {
  struct: 'X86CPUVersionDefinition',
  fields: [
    number('version', 'version'),
    string('alias', 'alias'),
    string('note', 'note'),
    { key: 'properties', field: 'props', print: 'props_($);' },
    maybe({ key: 'cache', field: 'cache_info', print: 'var_($, cache_names_);' }),
  ],
};

export const AVX10: StructSpec = {
  struct: 'AVX10VersionDefinition',
  fields: [
    string('name', 'name'),
    number('version', 'version'),
    number('maxSubleaf', 'max_subleaf'),
    { key: 'features', field: 'features', print: 'mask_list_($);' },
  ],
};

export const XSAVE_AREA: StructSpec = {
  struct: 'ExtSaveArea',
  fields: [
    // One owner up to 10.2, later a list of which any will do.
    maybe({ key: 'word', field: 'feature', print: 'word_($);' }),
    maybe(hex('bits', 'bits')),
    maybe({ key: 'features', field: 'features', print: 'masks_($, COUNT_($));' }),
    number('size', 'size'),
    number('offset', 'offset'),
  ],
  // Filled in at run time from the host.
  ignored: ['ecx'],
};
