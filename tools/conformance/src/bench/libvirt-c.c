/*
 * Times libvirt's own CPU functions on parsed inputs, round by round, so that another program can take turns.
 *
 * Argument: a folder with dumps/*.xml (<cpudata>) and hosts/*.xml (<cpu>). It first prints the nanoseconds that reading
 * the cpu_map took. Then each line "operation milliseconds" on its input is one round, answered by "operations
 * nanoseconds checksum"; the checksum is that of one pass over all inputs. Built against libvirt's private headers.
 */
#include <config.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "internal.h"
#include "conf/cpu_conf.h"
#include "cpu/cpu.h"
#include "virerror.h"

#define ARCH VIR_ARCH_X86_64
#define MAX_INPUTS 256

static virCPUData *dumps[MAX_INPUTS];
static virCPUDef *hosts[MAX_INPUTS];
static int dump_count;
static int host_count;
static char **host_texts;

/* Nanoseconds of processor time, which others on the machine do not lengthen as they do time on the wall. */
static long long now(void)
{
    struct timespec time;

    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *) a, *(const char *const *) b);
}

/* The files of a folder in the order of their names; their number in *count. */
static char **read_files(const char *folder, const char *part, int *count)
{
    g_autofree char *path = g_build_filename(folder, part, NULL);
    g_autoptr(GDir) dir = g_dir_open(path, 0, NULL);
    g_autoptr(GPtrArray) names = g_ptr_array_new();
    char **texts = g_new0(char *, MAX_INPUTS);
    const char *name;
    size_t i;

    while (dir && (name = g_dir_read_name(dir)) && names->len < MAX_INPUTS)
        g_ptr_array_add(names, g_strdup(name));
    g_ptr_array_sort(names, by_name);
    for (i = 0; i < names->len; i++) {
        g_autofree char *file = g_build_filename(path, g_ptr_array_index(names, i), NULL);

        g_file_get_contents(file, &texts[i], NULL, NULL);
    }
    *count = names->len;
    return texts;
}

static void read_inputs(const char *folder)
{
    char **texts = read_files(folder, "dumps", &dump_count);
    int i;

    for (i = 0; i < dump_count; i++)
        dumps[i] = virCPUDataParse(texts[i]);
    host_texts = read_files(folder, "hosts", &host_count);
    for (i = 0; i < host_count; i++)
        virCPUDefParseXMLString(host_texts[i], VIR_CPU_TYPE_AUTO, &hosts[i], false);
}

/* All dumps, once; the sum is of listed features. */
static long decode(virCPUType type)
{
    long sum = 0;
    int i;

    for (i = 0; i < dump_count; i++) {
        virCPUDef *cpu = virCPUDefNew();

        cpu->arch = ARCH;
        cpu->type = type;
        if (type == VIR_CPU_TYPE_GUEST) {
            cpu->match = VIR_CPU_MATCH_EXACT;
            cpu->fallback = VIR_CPU_FALLBACK_FORBID;
        }
        if (cpuDecode(cpu, dumps[i], NULL) >= 0)
            sum += cpu->nfeatures;
        virCPUDefFree(cpu);
    }
    return sum;
}

static long baseline(void)
{
    virCPUDef *cpu = virCPUBaseline(ARCH, hosts, host_count, NULL, NULL, false);
    long sum = cpu ? cpu->nfeatures : -1;

    virCPUDefFree(cpu);
    return sum;
}

/* The same from XML to XML, as a user of the public API has it. */
static long baseline_xml(void)
{
    virCPUDef *cpus[MAX_INPUTS];
    virCPUDef *cpu;
    long sum = -1;
    int i;

    for (i = 0; i < host_count; i++)
        virCPUDefParseXMLString(host_texts[i], VIR_CPU_TYPE_AUTO, &cpus[i], false);
    cpu = virCPUBaseline(ARCH, cpus, host_count, NULL, NULL, false);
    if (cpu) {
        g_autofree char *xml = virCPUDefFormat(cpu, NULL);

        sum = xml ? cpu->nfeatures : -1;
    }
    for (i = 0; i < host_count; i++)
        virCPUDefFree(cpus[i]);
    virCPUDefFree(cpu);
    return sum;
}

/* All ordered pairs, once; the sum is of those that can run. */
static long compare(void)
{
    long sum = 0;
    int i, j;

    for (i = 0; i < host_count; i++) {
        for (j = 0; j < host_count; j++)
            sum += virCPUCompare(ARCH, hosts[i], hosts[j], false) > VIR_CPU_COMPARE_INCOMPATIBLE;
    }
    return sum;
}

static long pass(const char *operation, long *operations)
{
    if (STREQ(operation, "decode-host") || STREQ(operation, "decode-guest")) {
        *operations = dump_count;
        return decode(STREQ(operation, "decode-host") ? VIR_CPU_TYPE_HOST : VIR_CPU_TYPE_GUEST);
    }
    if (STREQ(operation, "baseline-xml")) {
        *operations = 1;
        return baseline_xml();
    }
    if (STREQ(operation, "compare")) {
        *operations = host_count * host_count;
        return compare();
    }
    *operations = 1;
    return baseline();
}

int main(int argc, char **argv)
{
    char operation[32];
    long milliseconds;
    char **models = NULL;
    long long start;

    if (argc != 2)
        return 1;
    virInitialize();
    start = now();
    virCPUGetModels(ARCH, &models);
    printf("%lld\n", now() - start);
    fflush(stdout);
    read_inputs(argv[1]);
    while (scanf("%31s %ld", operation, &milliseconds) == 2) {
        long long elapsed = 0;
        long operations = 0;
        long done = 0;
        long sum = 0;

        start = now();
        while (elapsed < milliseconds * 1000000LL) {
            sum = pass(operation, &operations);
            done += operations;
            elapsed = now() - start;
        }
        printf("%ld %lld %ld\n", done, elapsed, sum);
        fflush(stdout);
    }
    return 0;
}
