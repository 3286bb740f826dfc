import { type HostCpuid, readHostCpuid } from './cpuid.js';
import { listFolder, readFolder, readText } from './files.js';
import { type HostMsrs, readHostMsrs } from './msr.js';

/** What the machine says of itself, apart from QEMU. */
export interface Host {
  /** As the kernel names it: x86_64. */
  readonly architecture: string;
  readonly kernel: {
    readonly release: string;
    readonly version: string;
    /** Only those that change what the CPU or KVM offers; the others are nobody's business. */
    readonly arguments: readonly string[];
  };
  /** /proc/cpuinfo of CPU 0: name -> value. */
  readonly cpuinfo: Readonly<Record<string, string>>;
  readonly microcode: string | null;
  /** kvm, kvm_intel, kvm_amd, ...: module -> parameter -> value. Empty if KVM is not loaded. */
  readonly modules: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Whether guests may run guests of their own; null if no module says. */
  readonly nested: boolean | null;
  /** What the kernel thinks of the CPU's known weaknesses: name -> state. */
  readonly vulnerabilities: Readonly<Record<string, string>>;
  readonly cpuid: HostCpuid;
  readonly msrs: HostMsrs;
}

/** Reads what the machine says of itself. Never throws: what cannot be read is empty, null, or says why. */
export function readHost(root = ''): Host {
  const cpuinfo = readCpuinfo(`${root}/proc/cpuinfo`);
  const modules = readModules(`${root}/sys/module`);
  const kernel = `${root}/proc/sys/kernel`;
  return {
    architecture: readText(`${kernel}/arch`) ?? process.arch.replace('x64', 'x86_64'),
    kernel: {
      release: readText(`${kernel}/osrelease`) ?? '',
      version: readText(`${kernel}/version`) ?? '',
      arguments: (readText(`${root}/proc/cmdline`) ?? '').split(/\s+/).filter(isAboutCpu),
    },
    cpuinfo,
    microcode: cpuinfo.microcode ?? readText(`${root}/sys/devices/system/cpu/cpu0/microcode/version`),
    modules,
    nested: nestedOf(modules),
    vulnerabilities: readFolder(`${root}/sys/devices/system/cpu/vulnerabilities`),
    cpuid: readHostCpuid(`${root}/dev/cpu/0/cpuid`),
    msrs: readHostMsrs(`${root}/dev/cpu/0/msr`),
  };
}

function readCpuinfo(path: string): Record<string, string> {
  const [first = ''] = (readText(path) ?? '').split('\n\n');
  const fields = first.split('\n').map((line) => /^([^:]+?)\s*:\s*(.*)$/.exec(line));
  return Object.fromEntries(fields.flatMap((field) => (field === null ? [] : [[field[1], field[2]]])));
}

function readModules(path: string): Record<string, Record<string, string>> {
  const names = listFolder(path).filter((name) => /^kvm(_|$)/.test(name));
  return Object.fromEntries(names.map((name) => [name, readFolder(`${path}/${name}/parameters`)]));
}

function nestedOf(modules: Readonly<Record<string, Readonly<Record<string, string>>>>): boolean | null {
  const values = Object.values(modules).flatMap((parameters) => parameters.nested ?? []);
  return values.length === 0 ? null : values.some((value) => value === 'Y' || value === '1');
}

/** Kernel parameters by name: admin-guide/kernel-parameters.txt. */
function isAboutCpu(argument: string): boolean {
  const names =
    'mitigations|clearcpuid|setcpuid|tsx|tsx_async_abort|nosmt|noxsave|noxsaves|noxsaveopt|nox2apic|nopku|pku|nolapic|' +
    'noapic|no_timer_check|tsc|notsc|lapic|spectre_v2|spectre_v2_user|nospectre_v1|nospectre_v2|spec_store_bypass_disable|' +
    'nopti|pti|l1tf|mds|mmio_stale_data|retbleed|srbds|spec_rstack_overflow|gather_data_sampling|reg_file_data_sampling|' +
    'indirect_target_selection|tsa|vmscape|split_lock_detect|intel_iommu|amd_iommu|nested_pvm|mem_encrypt|dis_ucode_ldr|microcode';
  return new RegExp(`^(${names}|kvm([-_](intel|amd))?\\.[a-z_]+)(=|$)`).test(argument);
}
