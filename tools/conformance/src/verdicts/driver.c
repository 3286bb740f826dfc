/*
 * Lets libvirt's own functions say whether a guest starts on a host.
 *
 * Requests are framed as those of the other driver: a line "operation count", then each argument as a line with its
 * length, the bytes and a newline. "host" takes the file that libvirt caches its knowledge of a QEMU in, and the host's
 * <cpudata>; "verdict" takes a guest's <cpu>, and optionally what QEMU made of it: names of the features that are on, and of
 * those that it withheld, each on a line. The answer is a line "result length" and a text: 1 and the <cpu> as it is then, 0
 * and why it does not start, -1 and why there is no answer.
 */
#include <config.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "internal.h"
#include "conf/cpu_conf.h"
#include "cpu/cpu.h"
#include "virerror.h"
#include "virfile.h"
#include "virxml.h"
#include "qemu/qemu_capabilities.h"
#define LIBVIRT_QEMU_CAPSPRIV_H_ALLOW
#include "qemu/qemu_capspriv.h"
#if LIBVIR_VERSION_NUMBER >= 10000000
# include "qemu/qemu_domain.h"
#endif

#define VIR_FROM_THIS VIR_FROM_CPU
#define ARCH VIR_ARCH_X86_64
#define TYPE VIR_DOMAIN_VIRT_KVM

static char *arguments[4];
static virQEMUCaps *caps;
static virCPUData *registers;

/* Takes the place of the function that reads the processor which this runs on. */
virCPUDef *virQEMUCapsProbeHostCPU(virArch arch, virDomainCapsCPUModels *models)
{
    virCPUDef *cpu = virCPUDefNew();

    (void)arch;
    cpu->type = VIR_CPU_TYPE_GUEST;
    if (registers && cpuDecode(cpu, registers, models) == 0)
        return cpu;
    virCPUDefFree(cpu);
    return NULL;
}

static void answer(int result, const char *text)
{
    printf("%d %zu\n%s", result, text ? strlen(text) : 0, text ? text : "");
    fflush(stdout);
}

static void host(void)
{
    char path[] = "/proc/self/cwd/caps.xml";

    virCPUDataFree(registers);
    registers = virCPUDataParse(arguments[1]);
    if (caps)
        virObjectUnref(caps);
    caps = virQEMUCapsNewBinary("/qemu");
    if (virFileWriteStr(path, arguments[0], 0600) < 0 || virQEMUCapsLoadCache(ARCH, caps, path, true) < 0) {
        answer(-1, virGetLastErrorMessage());
        return;
    }
    virResetLastError();
    answer(virQEMUCapsGetHostModel(caps, TYPE, VIR_QEMU_CAPS_HOST_CPU_REPORTED) ? 1 : -1, NULL);
}

static int compare(virCPUDef *cpu)
{
#if LIBVIR_VERSION_NUMBER >= 10000000
    return qemuDomainCheckCPU(ARCH, TYPE, caps, cpu, VIR_QEMU_CAPS_HOST_CPU_FULL, true);
#else
    return virCPUCompare(ARCH, virQEMUCapsGetHostModel(caps, TYPE, VIR_QEMU_CAPS_HOST_CPU_FULL), cpu, true);
#endif
}

static int update(virCPUDef *cpu, virCPUDef *migratable)
{
#if LIBVIR_VERSION_NUMBER >= 10000000
    return virCPUUpdate(ARCH, cpu, migratable, VIR_CPU_FEATURE_DISABLE);
#else
    return virCPUUpdate(ARCH, cpu, migratable);
#endif
}

/* The order in which a start asks them (qemuProcessUpdateGuestCPU). */
static bool starts(virCPUDef *cpu)
{
    virCPUDef *full = virQEMUCapsGetHostModel(caps, TYPE, VIR_QEMU_CAPS_HOST_CPU_FULL);
    virCPUDef *migratable = virQEMUCapsGetHostModel(caps, TYPE, VIR_QEMU_CAPS_HOST_CPU_MIGRATABLE);
    virDomainCapsCPUModels *models;
    bool fine;

    if (cpu->check != VIR_CPU_CHECK_NONE && full && virCPUCheckForbiddenFeatures(cpu, full) < 0)
        return false;
    if (cpu->mode == VIR_CPU_MODE_HOST_PASSTHROUGH || cpu->mode == VIR_CPU_MODE_MAXIMUM)
        return true;
    if (cpu->check == VIR_CPU_CHECK_PARTIAL && compare(cpu) < 0)
        return false;
    if (update(cpu, migratable) < 0)
        return false;
    models = virQEMUCapsGetCPUModels(caps, TYPE, NULL, NULL);
    fine = virCPUTranslate(ARCH, cpu, models) == 0;
    virObjectUnref(models);
    cpu->fallback = VIR_CPU_FALLBACK_FORBID;
    return fine;
}

static virCPUData *data_of(const char *names)
{
    virCPUData *data = virCPUDataNew(ARCH);
    char **list = g_strsplit(names, "\n", -1);
    char **name;

    for (name = list; *name; name++) {
        if (**name)
            virCPUDataAddFeature(data, virQEMUCapsCPUFeatureFromQEMU(ARCH, *name));
    }
    g_strfreev(list);
    return data;
}

/* The order in which a started guest is verified (qemuProcessUpdateAndVerifyCPU). */
static bool goes_on(virCPUDef *cpu)
{
    virCPUData *enabled = data_of(arguments[1]);
    virCPUData *disabled = data_of(arguments[2]);
    bool fine = false;

    if (virCPUCheckFeature(ARCH, cpu, "invtsc") == 1 && virCPUDataCheckFeature(enabled, "invtsc") != 1)
        virReportError(VIR_ERR_CONFIG_UNSUPPORTED, "%s", "missing features: invtsc");
    else
        fine = virCPUUpdateLive(ARCH, cpu, enabled, disabled) >= 0;
    virCPUDataFree(enabled);
    virCPUDataFree(disabled);
    return fine;
}

static void verdict(int count)
{
    virArch arch = ARCH;
    virCPUDef *cpu = NULL;

    if (virCPUDefParseXMLString(arguments[0], VIR_CPU_TYPE_GUEST, &cpu, false) < 0) {
        answer(-1, virGetLastErrorMessage());
        return;
    }
    if (starts(cpu) && virCPUDefFilterFeatures(cpu, virQEMUCapsCPUFilterFeatures, &arch) == 0 &&
        (count == 1 || goes_on(cpu))) {
        char *text = virCPUDefFormat(cpu, NULL);

        answer(1, text);
        g_free(text);
    } else {
        answer(0, virGetLastErrorMessage());
    }
    virCPUDefFree(cpu);
}

static int read_request(char *operation)
{
    int count;
    int i;

    if (scanf("%31s %d", operation, &count) != 2 || count > 4)
        return 0;
    for (i = 0; i < count; i++) {
        size_t length;

        if (scanf("%zu", &length) != 1)
            return 0;
        getchar();
        g_free(arguments[i]);
        arguments[i] = g_malloc0(length + 1);
        if (fread(arguments[i], 1, length, stdin) != length)
            return 0;
    }
    return count;
}

int main(void)
{
    char operation[32];
    int count;

    virInitialize();
    while ((count = read_request(operation)) > 0) {
        virResetLastError();
        if (STREQ(operation, "host"))
            host();
        else if (STREQ(operation, "verdict"))
            verdict(count);
        else
            return 1;
    }
    return 0;
}
