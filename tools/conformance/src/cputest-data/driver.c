/*
 * Answers requests with libvirt's own CPU functions, for comparing answers.
 *
 * A request is a line "operation count", then count arguments, each a line with its length in bytes and the bytes.
 * The answer is a line "result length" and the bytes of an XML document or a message. Result -1 is an error.
 * Built against the private headers and symbols of one libvirt build.
 */
#include <config.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "internal.h"
#include "conf/cpu_conf.h"
#include "conf/domain_capabilities.h"
#include "cpu/cpu.h"
#include "virerror.h"
#include "virxml.h"

#define ARCH VIR_ARCH_X86_64
#define MAX_ARGUMENTS 64

static char *arguments[MAX_ARGUMENTS];
static int count;

static void answer(int result, const char *text)
{
    printf("%d %zu\n", result, text ? strlen(text) : 0);
    if (text)
        fputs(text, stdout);
    fflush(stdout);
}

static void answer_cpu(int result, virCPUDef *cpu)
{
    char *xml = result < 0 || !cpu ? NULL : virCPUDefFormat(cpu, NULL);

    answer(xml ? 0 : -1, xml ? xml : virGetLastErrorMessage());
    g_free(xml);
}

static virCPUDef *parse_cpu(int index)
{
    virCPUDef *cpu = NULL;

    virCPUDefParseXMLString(arguments[index], VIR_CPU_TYPE_AUTO, &cpu, false);
    return cpu;
}

static void add_model(virDomainCapsCPUModels *models, char **parts)
{
    char **blockers = parts[1] ? parts + 1 : NULL;

#if LIBVIR_VERSION_NUMBER >= 10000000
    virDomainCapsCPUModelsAdd(models, parts[0], VIR_DOMCAPS_CPU_USABLE_UNKNOWN, blockers, false, NULL, NULL);
#elif LIBVIR_VERSION_NUMBER >= 9000000
    virDomainCapsCPUModelsAdd(models, parts[0], VIR_DOMCAPS_CPU_USABLE_UNKNOWN, blockers, false, NULL);
#else
    virDomainCapsCPUModelsAdd(models, parts[0], VIR_DOMCAPS_CPU_USABLE_UNKNOWN, blockers);
#endif
}

/* "model,blocker,blocker;model;": the empty text means that all models are allowed. */
static virDomainCapsCPUModels *parse_models(int index)
{
    virDomainCapsCPUModels *models;
    char **list;
    size_t i;

    if (!*arguments[index])
        return NULL;
    models = virDomainCapsCPUModelsNew(0);
    list = g_strsplit(arguments[index], ";", 0);
    for (i = 0; list[i]; i++) {
        char **parts = g_strsplit(list[i], ",", 0);
        if (parts[0])
            add_model(models, parts);
        g_strfreev(parts);
    }
    g_strfreev(list);
    return models;
}

static void decode(void)
{
    virCPUData *data = virCPUDataParse(arguments[1]);
    virDomainCapsCPUModels *models = parse_models(2);
    virCPUDef *cpu = virCPUDefNew();

    cpu->arch = ARCH;
    cpu->type = VIR_CPU_TYPE_HOST;
    if (STREQ(arguments[0], "guest")) {
        cpu->type = VIR_CPU_TYPE_GUEST;
        cpu->match = VIR_CPU_MATCH_EXACT;
        cpu->fallback = VIR_CPU_FALLBACK_FORBID;
    }
    answer_cpu(data ? cpuDecode(cpu, data, models) : -1, cpu);
    virCPUDefFree(cpu);
    virCPUDataFree(data);
    virObjectUnref(models);
}

static int compare_once(virCPUDef *host, virCPUDef *cpu, char **blockers, bool fail)
{
#if LIBVIR_VERSION_NUMBER >= 10000000
    if (blockers)
        return virCPUCompareUnusable(ARCH, host, cpu, blockers, fail);
#endif
    return virCPUCompare(ARCH, host, cpu, fail);
}

/* libvirt only says why when it is told to fail, so incompatible CPUs are compared twice. */
static void compare(bool unusable)
{
    virCPUDef *host = parse_cpu(0);
    virCPUDef *cpu = parse_cpu(1);
    char **blockers = unusable ? g_strsplit(arguments[2], ",", 0) : NULL;
    int result = compare_once(host, cpu, blockers, false);

    virResetLastError();
    if (result == VIR_CPU_COMPARE_INCOMPATIBLE)
        compare_once(host, cpu, blockers, true);
    answer(result, virGetLastErrorMessage());
    g_strfreev(blockers);
    virCPUDefFree(host);
    virCPUDefFree(cpu);
}

/* First argument: m for migratable, e for expanded. */
static void baseline(void)
{
    virCPUDef *cpus[MAX_ARGUMENTS];
    virDomainCapsCPUModels *models = parse_models(1);
    virCPUDef *common;
    int result = 0;
    int i;

    for (i = 2; i < count; i++)
        cpus[i - 2] = parse_cpu(i);
    common = virCPUBaseline(ARCH, cpus, count - 2, models, NULL, strchr(arguments[0], 'm') != NULL);
    if (common && strchr(arguments[0], 'e'))
        result = virCPUExpandFeatures(ARCH, common);
    answer_cpu(result, common);
    virCPUDefFree(common);
    for (i = 2; i < count; i++)
        virCPUDefFree(cpus[i - 2]);
    virObjectUnref(models);
}

/* Third argument: number of the policy of removed features. */
static void update(void)
{
    virCPUDef *cpu = parse_cpu(0);
    virCPUDef *host = parse_cpu(1);

#if LIBVIR_VERSION_NUMBER >= 10000000
    answer_cpu(virCPUUpdate(ARCH, cpu, host, atoi(arguments[2])), cpu);
#else
    answer_cpu(virCPUUpdate(ARCH, cpu, host), cpu);
#endif
    virCPUDefFree(cpu);
    virCPUDefFree(host);
}

static void update_live(void)
{
    virCPUDef *cpu = parse_cpu(0);
    virCPUData *enabled = virCPUDataParse(arguments[1]);
    virCPUData *disabled = virCPUDataParse(arguments[2]);

    answer_cpu(virCPUUpdateLive(ARCH, cpu, enabled, disabled), cpu);
    virCPUDataFree(enabled);
    virCPUDataFree(disabled);
    virCPUDefFree(cpu);
}

static void expand(void)
{
    virCPUDef *cpu = parse_cpu(0);

    /* A host that was parsed has mode -1, and would be formatted without its model. */
    if (cpu->type == VIR_CPU_TYPE_HOST)
        cpu->mode = VIR_CPU_MODE_CUSTOM;
    answer_cpu(virCPUExpandFeatures(ARCH, cpu), cpu);
    virCPUDefFree(cpu);
}

static void translate(void)
{
    virCPUDef *cpu = parse_cpu(0);
    virDomainCapsCPUModels *models = parse_models(1);

    answer_cpu(virCPUTranslate(ARCH, cpu, models), cpu);
    virCPUDefFree(cpu);
    virObjectUnref(models);
}

static bool read_request(char *operation)
{
    int i;

    if (scanf("%31s %d", operation, &count) != 2 || count > MAX_ARGUMENTS)
        return false;
    for (i = 0; i < count; i++) {
        size_t length;

        if (scanf("%zu", &length) != 1)
            return false;
        getchar();
        arguments[i] = g_malloc0(length + 1);
        if (fread(arguments[i], 1, length, stdin) != length)
            return false;
    }
    return true;
}

int main(void)
{
    char operation[32];
    int i;

    virInitialize();
    while (read_request(operation)) {
        virResetLastError();
        if (STREQ(operation, "decode"))
            decode();
        else if (STREQ(operation, "compare"))
            compare(false);
        else if (STREQ(operation, "compare-unusable"))
            compare(true);
        else if (STREQ(operation, "baseline"))
            baseline();
        else if (STREQ(operation, "update"))
            update();
        else if (STREQ(operation, "update-live"))
            update_live();
        else if (STREQ(operation, "expand"))
            expand();
        else if (STREQ(operation, "translate"))
            translate();
        else
            return 1;
        for (i = 0; i < count; i++)
            g_free(arguments[i]);
    }
    return 0;
}
