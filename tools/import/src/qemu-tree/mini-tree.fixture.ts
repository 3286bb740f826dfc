/** A source tree of the shape that readQemuTree expects, with one of each: path -> text. It has one new field and lacks one. */
export const MINI_TREE: Readonly<Record<string, string>> = {
  VERSION: '10.0.1\n',
  'include/qemu/hw-version.h': '#define QEMU_HW_VERSION "2.5+"\n',
  'include/qemu/units.h': '#define KiB (1 << 10)\n',
  'target/i386/cpu.h': `
#define TYPE_X86_CPU "x86_64-cpu"
#define X86_CPU_TYPE_SUFFIX "-" TYPE_X86_CPU
#define X86_CPU_TYPE_NAME(name) (name X86_CPU_TYPE_SUFFIX)
enum { R_EAX = 0, R_ECX, R_EDX, R_EBX };
enum CacheType { DATA_CACHE, INSTRUCTION_CACHE, UNIFIED_CACHE };
typedef enum OnOffAuto { ON_OFF_AUTO_AUTO, ON_OFF_AUTO_ON, ON_OFF_AUTO_OFF } OnOffAuto;
typedef enum FeatureWord { FEAT_1_EDX, /* CPUID[1].EDX */ FEAT_CAP, FEATURE_WORDS, } FeatureWord;
typedef uint64_t FeatureWordArray[FEATURE_WORDS];
typedef struct FeatureMask { FeatureWord index; uint64_t mask; } FeatureMask;
typedef struct FeatureDep { FeatureMask from, to; } FeatureDep;
typedef struct PropValue { const char *prop, *value; } PropValue;
#define CPUID_FPU (1U << 0)
#define CPUID_VME (1U << 1)
#define MSR_CAP_ITS_NO (1ULL << 62)
#define PERF_CAP_LBR_FMT 0x3f
#ifdef CONFIG_USER_ONLY
#define TCG_FEATURES (CPUID_FPU | CPUID_VME)
#else
#define TCG_FEATURES CPUID_FPU
#endif
typedef struct CPUCacheInfo {
    enum CacheType type;
    uint8_t level;
    uint32_t size, sets;
    uint16_t line_size;
    uint8_t associativity, partitions, lines_per_tag;
    bool self_init, no_invd_sharing, complex_indexing;
} CPUCacheInfo;
typedef struct CPUCaches { CPUCacheInfo *l1d_cache; CPUCacheInfo *l1i_cache; CPUCacheInfo *l2_cache; CPUCacheInfo *l3_cache; } CPUCaches;
typedef struct ExtSaveArea { uint32_t feature, bits; uint32_t offset, size; } ExtSaveArea;
typedef struct X86XSaveArea { uint64_t legacy; } X86XSaveArea;
`,
  'target/i386/cpu.c': `
#include "cpu.h"
struct CPUID2CacheDescriptorInfo { enum CacheType type; int level; int size; int line_size; int associativity; };
struct CPUID2CacheDescriptorInfo cpuid2_cache_descriptors[] = {
    [0x06] = { .level = 1, .type = INSTRUCTION_CACHE, .size = 8 * KiB, .associativity = 4, .line_size = 32, },
};
typedef enum FeatureWordType { CPUID_FEATURE_WORD, MSR_FEATURE_WORD, } FeatureWordType;
typedef struct FeatureWordInfo {
    FeatureWordType type;
    const char *feat_names[64];
    union {
        struct { uint32_t eax; bool needs_ecx; uint32_t ecx; int reg; } cpuid;
        struct { uint32_t index; } msr;
    };
    uint64_t tcg_features, unmigratable_flags, migratable_flags, no_autoenable_flags;
} FeatureWordInfo;
FeatureWordInfo feature_word_info[FEATURE_WORDS] = {
    [FEAT_1_EDX] = {
        .type = CPUID_FEATURE_WORD,
        .feat_names = { "fpu", "vme" /* , "pn" */, NULL, },
        .cpuid = { .eax = 1, .reg = R_EDX, },
        .tcg_features = TCG_FEATURES,
    },
    [FEAT_CAP] = { .type = MSR_FEATURE_WORD, .feat_names = { [62] = "its-no" }, .msr = { .index = 0x10a } },
};
static FeatureDep feature_dependencies[] = {
    { .from = { FEAT_1_EDX, CPUID_VME }, .to = { FEAT_CAP, ~0ull } },
};
static const ExtSaveArea x86_ext_save_areas[] = {
    [0] = { .feature = FEAT_1_EDX, .bits = CPUID_FPU, .offset = offsetof(X86XSaveArea, legacy), .size = sizeof(X86XSaveArea) },
};
static CPUCacheInfo legacy_l1d = { .type = DATA_CACHE, .level = 1, .size = 32 * KiB };
static const CPUCaches demo_cache_info = {
    .l1d_cache = &legacy_l1d,
    .l1i_cache = &(CPUCacheInfo) { .type = INSTRUCTION_CACHE, .level = 1, .size = 16 * KiB },
};
typedef struct X86CPUVersionDefinition { int version; const char *alias; const char *note; PropValue *props; } X86CPUVersionDefinition;
typedef struct X86CPUDefinition {
    const char *name;
    uint32_t level, xlevel;
    char vendor[13];
    int family, model, stepping;
    int color;
    bool cpuid_0x1f;
    FeatureWordArray features;
    const char *model_id;
    const CPUCaches *const cache_info;
    const X86CPUVersionDefinition *versions;
    const char *deprecation_note;
} X86CPUDefinition;
static const X86CPUDefinition builtin_x86_defs[] = {
    {
        .name = "demo", .level = 1, .vendor = "GenuineIntel", .color = 7, .cpuid_0x1f = true,
        .features[FEAT_1_EDX] = CPUID_FPU | CPUID_VME,
        .features[FEAT_CAP] = MSR_CAP_ITS_NO,
        .model_id = "Demo version " QEMU_HW_VERSION,
        .cache_info = &demo_cache_info,
        .versions = (X86CPUVersionDefinition[]) {
            { .version = 1 },
            { .version = 2, .alias = "demo-IBRS", .note = "a \\"note\\"", .props = (PropValue[]) { { "vme", "off" }, { /* end */ } } },
            { /* end of list */ }
        },
    },
};
typedef struct AVX10VersionDefinition { const char *name; uint8_t version, max_subleaf; FeatureMask *features; } AVX10VersionDefinition;
static const AVX10VersionDefinition builtin_avx10_defs[] = {
    { .name = "avx10.1", .version = 1, .features = (FeatureMask[]) { { FEAT_1_EDX, CPUID_VME }, { /* end */ } } },
};
static PropValue kvm_default_props[] = { { "x2apic", "on" }, { NULL, NULL } };
static PropValue tcg_default_props[] = { { "vme", "off" }, { NULL, NULL } };
X86CPUVersion default_cpu_version = 1;
static void load(X86CPU *cpu)
{
    if (!kvm_irqchip_in_kernel()) {
        x86_cpu_change_kvm_default("x2apic", "off");
    }
    if (kvm_irqchip_is_split() && kvm_enable_x2apic()) {
        x86_cpu_change_kvm_default("msi", "on");
    }
}
void expand(X86CPU *cpu)
{
    if (cpu->full_cpuid_auto_level) {
        x86_cpu_adjust_feat_level(cpu, FEAT_1_EDX);
    }
}
static void x86_cpu_initfn(Object *obj)
{
    object_property_add_alias(obj, "sse3", obj, "pni");
    cpu->lbr_fmt = ~(uint64_t)PERF_CAP_LBR_FMT;
}
static const Property x86_cpu_properties[] = {
#ifdef CONFIG_USER_ONLY
    DEFINE_PROP_UINT32("level", X86CPU, env.level, 0),
#else
    DEFINE_PROP_UINT32("level", X86CPU, env.level, UINT32_MAX),
#endif
#ifdef CONFIG_HV
    DEFINE_PROP_BIT64("hv-relaxed", X86CPU, hyperv_features, HYPERV_FEAT_RELAXED, 0),
#endif
    DEFINE_PROP_UINT64_CHECKMASK("lbr-fmt", X86CPU, lbr_fmt, PERF_CAP_LBR_FMT),
    DEFINE_PROP_END_OF_LIST()
};
static void class_init(ObjectClass *oc)
{
    object_class_property_add(oc, "family", "int", get_family, set_family, NULL, NULL);
}
`,
  'include/hw/boards.h': '#define TYPE_MACHINE_SUFFIX "-machine"\n#define TYPE_MACHINE "machine"\n',
  'include/hw/i386/pc.h': `
#define DEFINE_PC_MACHINE(suffix, namestr, initfn, optsfn) \\
    static void pc_machine_##suffix##_class_init(ObjectClass *oc, void *data) \\
    { \\
        MachineClass *mc = MACHINE_CLASS(oc); \\
        optsfn(mc); \\
        mc->init = initfn; \\
    } \\
    static const TypeInfo pc_machine_type_##suffix = { \\
        .name = namestr TYPE_MACHINE_SUFFIX, \\
        .parent = TYPE_MACHINE, \\
        .class_init = pc_machine_##suffix##_class_init, \\
    }; \\
    static void pc_machine_init_##suffix(void) \\
    { \\
        type_register(&pc_machine_type_##suffix); \\
    } \\
    type_init(pc_machine_init_##suffix)
`,
  'hw/core/machine.c':
    'static const TypeInfo machine_info = {\n    .name = TYPE_MACHINE,\n    .parent = TYPE_OBJECT,\n    .abstract = true,\n};\n',
  'hw/i386/pc.c': `
#define PC_IDS(v) \\
    { "demo-" TYPE_X86_CPU, "model-id", "Demo " v, },
GlobalProperty pc_compat_9_0[] = {
    PC_IDS("9.0")
    { TYPE_X86_CPU, "check", "off" },
    { "ICH9-LPC", "a", "b", .optional = true },
};
`,
  'hw/i386/pc_piix.c': `
static void pc_init(MachineState *machine)
{
    x86_cpus_init(x86ms, pcmc->default_cpu_version);
}
static void pc_i440fx_9_0_machine_options(MachineClass *m)
{
    m->family = "pc_piix";
    m->alias = "pc";
    m->default_cpu_type = X86_CPU_TYPE_NAME("demo");
    compat_props_add(m->compat_props, pc_compat_9_0, pc_compat_9_0_len);
}
DEFINE_PC_MACHINE(v9_0, "pc-i440fx-9.0", pc_init, pc_i440fx_9_0_machine_options);
`,
};
