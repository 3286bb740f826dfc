import { describe, expect, it } from 'vitest';
import { explainMessages, readHost } from '../src/index.js';
import { known } from './cases.js';
import { CASCADE, COMET, KVM64, R3600 } from './cpus.js';
import { json, type Question } from './questions.js';

/** A message as somebody pasted it, and what is known of the host. */
function msg(text: string, host?: string): string {
  const given = host === undefined ? undefined : readHost([{ name: 'host', text: host }], known).host;
  return json(explainMessages(text, known, given));
}

const QUESTIONS: Question[] = [
  [
    'firmware, as kernels of 2023 say it',
    () => msg('kvm_intel: VMX not enabled (by BIOS) in MSR_IA32_FEAT_CTL on CPU 3'),
    [/firmware/, /BIOS or UEFI/],
  ],
  ['firmware, named by module', () => msg("kvm: support for 'kvm_amd' disabled by bios"), [/firmware/, /SVM/]],
  [
    'lscpu: no microcode against MDS',
    () => msg('Vulnerability Mds:   Vulnerable: Clear CPU buffers attempted, no microcode; SMT Host state unknown'),
    [/md-clear/, /microcode/],
  ],
  [
    'TAA and SMT',
    () => msg('[    0.32] TAA CPU bug present and SMT on, data leak possible. See https://www.kernel.org/'),
    [/md-clear/, /nosmt/],
  ],
  [
    'TSA',
    () => msg('Transient Scheduler Attacks: Vulnerable: Clear CPU buffers attempted, no microcode'),
    [/verw-clear/, /10\.2/, /tsa-sq-no/],
    [/md-clear/],
  ],
  [
    'SRSO',
    () => msg('Speculative Return Stack Overflow: Vulnerable: Safe RET, no microcode'),
    [/ibpb-brtype/, /microcode/],
  ],
  [
    'VMSCAPE',
    () => msg('VMSCAPE: SMT on, STIBP is required for full protection. See https://www.kernel.org/'),
    [/spectre_v2_user/, /not about guests/],
  ],
  [
    'an MSR that is not there',
    () => msg('unchecked MSR access error: WRMSR to 0x10b (tried to write 0x0000000000000001) at rIP: 0xffffffff'),
    [/flush-l1d/, /IA32_FLUSH_CMD/],
  ],
  [
    'split locks of a guest',
    () => msg('x86/split lock detection: #AC: CPU 0/KVM/1234 took a split_lock trap at address: 0xfffff80'),
    [/split_lock_mitigate/],
  ],
  [
    'vagrant svm intel',
    () =>
      msg(
        'Call to virDomainCreateWithFlags failed: the CPU is incompatible with host CPU: Host CPU does not provide required features: svm',
        COMET,
      ),
    [/svm/, /AMD/i],
  ],
  [
    'feature required by model',
    () => msg('ERROR internal error: Feature amx-bf16 required by CPU model SapphireRapids not found'),
    [/amx-bf16/, /SapphireRapids/, /cpu_map|x86_features/, /libvirt/],
  ],
  [
    'vmx posted warning',
    () =>
      msg(
        "2021-03-12T18:24:28.949747Z qemu-system-x86_64: warning: host doesn't support requested feature: MSR(48DH).vmx-posted-intr [bit 7]",
      ),
    [/vmx-posted-intr/, /nested/i],
  ],
  [
    'missing nospaces',
    () =>
      msg(
        "Error starting domain: operation failed: guest CPU doesn't match specification: missing features: ss,fma,movbe,aes,f16c,abm",
      ),
    [/\bss\b/, /fma/, /movbe/, /abm/],
  ],
  [
    'yaml doubled quotes',
    () =>
      msg(
        "failureReason: 'Live migration failed error encountered during MigrateToURI3 libvirt\n      api call: virError(Code=9, Domain=31, Message=''operation failed: guest CPU\n      doesn''t match specification: missing features: vmx-rdrand-exit,vmx-vmfunc,vmx-rdseed-exit,vmx-posted-intr'')'",
      ),
    [/vmx-rdrand-exit/, /vmx-vmfunc/, /vmx-rdseed-exit/, /vmx-posted-intr/],
  ],
  [
    'json escaped lines',
    () =>
      msg(
        `{"component":"virt-launcher","level":"error","msg":"Starting the VirtualMachineInstance failed.","reason":"virError(Code=1, Domain=10, Message='internal error: qemu unexpectedly closed the monitor: 2020-06-16T21:00:57.287355Z qemu-kvm: warning: host doesn't support requested feature: MSR(48BH).vmx-apicv-vid [bit 9]\\n2020-06-16T21:00:57.287377Z qemu-kvm: warning: host doesn't support requested feature : MSR(48BH).vmx-vmfunc [bit 13]\\n2020-06-16T21:00:57.287438Z qemu-kvm: warning: host doesn't support requested feature: MSR(48CH).vmx-ept-execonly [bit 0]"}`,
      ),
    [/vmx-apicv-vid/, /vmx-vmfunc/, /vmx-ept-execonly/],
  ],
  [
    'hypv stimer',
    () => msg('qemu-system-x86_64: Hyper-V synthetic timers (hv-stimer) requires Hyper-V clocksources (hv-time)'),
    [/hv-stimer/, /hv-time/],
  ],
  [
    'german wrapped',
    () =>
      msg(
        "Fehler beim Starten der Domain: Interner Fehler: qemu unexpectedly closed the monitor: 2023-07-03T08:35:58.574217Z qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.07H:EBX.hle [bit 4]",
      ),
    [/hle/, /TSX/i],
  ],
  [
    'repeated per vcpu',
    () =>
      msg(
        Array(4)
          .fill("kvm: warning: host doesn't support requested feature: CPUID[eax=07h,ecx=00h].EDX.spec-ctrl [bit 26]")
          .join('\n'),
      ),
    [/spec-ctrl/],
    [/spec-ctrl[\s\S]*requested feature[\s\S]*requested feature/],
  ],
  [
    'spec ctrl on zen2',
    () =>
      msg(
        'Wed Jun  8 14:01:12 2022 [Z0][VMM][I]: error: the CPU is incompatible with host CPU: Host CPU does not provide required features: spec-ctrl',
        R3600,
      ),
    [/spec-ctrl/, /Intel/],
  ],
  [
    'passthrough tcg',
    () =>
      msg(
        "Call to virDomainCreate failed: unsupported configuration: CPU mode 'host-passthrough' for x86_64 qemu domain on x86_64 host is not supported by hypervisor (Libvirt::Error)",
      ),
    [/host-passthrough/, /type='qemu'|without KVM|needs KVM|TCG/],
  ],
  [
    'custom kvm unsupported',
    () =>
      msg(
        "unsupported configuration: CPU mode 'custom' for x86_64 kvm domain on x86_64 host is not supported by hypervisor",
      ),
    [/custom/, /\/dev\/kvm|KVM/],
  ],
  [
    'hostmodel aarch64',
    () =>
      msg(
        "libvirtError: unsupported configuration: CPU mode 'host-model' for aarch64 kvm domain on aarch64 host is not supported by hypervisor",
      ),
    [/host-model/, /aarch64|ARM/, /host-passthrough/],
  ],
  [
    'vendor mismatch',
    () => msg('error: the CPU is incompatible with host CPU: host CPU vendor does not match required CPU vendor Intel'),
    [/vendor/, /Intel/],
  ],
  ['unknown-host-cpu', () => msg('CPU is incompatible with host CPU: unknown host CPU'), [/host/, /libvirt/]],
  [
    'nova unacceptable',
    () =>
      msg(
        "ERROR oslo_messaging.rpc.server nova.exception.MigrationPreCheckError: Migration pre-check error: Unacceptable CPU info: CPU doesn't have compatibility.\n\n0\n\nRefer to http://libvirt.org/html/libvirt-libvirt-host.html#virCPUCompareResult",
      ),
    [/[Nn]ova/, /skip_cpu_compare_on_dest/, /cpu_models?/],
  ],
  ['arch-facilities', () => msg('internal error: Unknown CPU feature arch-facilities'), [/arch-capabilities/]],
  [
    'depends',
    () =>
      msg(
        'qemu-system-x86_64: warning: This feature depends on other features that were not requested: CPUID.8000000AH:EDX.npt [bit 0]',
      ),
    [/npt/, /svm/],
  ],
  [
    'tcg',
    () => msg("qemu-system-x86_64: warning: TCG doesn't support requested feature: CPUID.01H:ECX.pcid [bit 17]"),
    [/pcid/, /TCG/],
  ],
  [
    'property hv',
    () =>
      msg(
        "qemu-system-x86_64: can't apply global Haswell-x86_64-cpu.hv-relxed=on: Property 'Haswell-x86_64-cpu.hv-relxed' not found",
      ),
    [/hv-relaxed/],
  ],
  ['host-requires-kvm', () => msg("qemu-system-x86_64: CPU model 'host' requires KVM or HVF"), [/KVM/, /max/]],
  ['model-too-new', () => msg("qemu-system-x86_64: unable to find CPU model 'EPYC-Genoa'"), [/EPYC-Genoa/, /8\.1/]],
  [
    'unknown model colon',
    () => msg('error: unsupported configuration: unknown CPU model: EPYC-Turin'),
    [/EPYC-Turin/, /libvirt/],
  ],
  [
    'emulator machine',
    () =>
      msg(
        "error: unsupported configuration: Emulator '/usr/libexec/qemu-kvm' does not support machine type 'pc-q35-rhel8.2.0'",
      ),
    [/pc-q35-rhel8\.2\.0/, /RHEL|Red Hat/],
  ],
  [
    'qemu machine',
    () =>
      msg(
        'qemu-system-x86_64: unsupported machine type: "pc-i440fx-2.3"\nUse -machine help to list supported machines',
      ),
    [/pc-i440fx-2\.3/],
  ],
  [
    'cpu feature not found',
    () => msg('ERROR    internal error: process exited while connecting to monitor: CPU feature arat not found'),
    [/arat/],
  ],
  ['cpu-feature-spec-ctrl-old', () => msg('qemu-kvm: CPU feature spec-ctrl not found'), [/spec-ctrl/]],
  [
    'state blocked',
    () => msg('Error: State blocked by non-migratable CPU device (invtsc flag)'),
    [/invtsc/, /tsc-frequency/],
  ],
  [
    'domain has cpu feature',
    () => msg('error: Requested operation is not valid: domain has CPU feature: invtsc'),
    [/invtsc/, /frequency/],
  ],
  ['msr-48f', () => msg('qemu-system-x86_64: error: failed to set MSR 0x48f to 0x7fffff00036dfb'), [/VMX/, /nested/i]],
  ['msr-38f', () => msg('qemu-kvm: error: failed to set MSR 0x38f to 0x7000000ff'), [/PMU|performance/i, /pmu/]],
  ['msr-d90', () => msg('qemu-system-x86_64: error: failed to set MSR 0xd90 to 0x0'), [/MPX|BNDCFGS/i]],
  ['msr-da0', () => msg('error: failed to set MSR 0xda0 to 0x0'), [/XSS|xsaves/i]],
  ['msr-122', () => msg('qemu-kvm: error: failed to set MSR 0x122 to 0x2'), [/TSX|tsx-ctrl/]],
  [
    'msr c0011029x',
    () => msg('error: failed to set MSR 0xc0000104 to 0x100000000'),
    [/tsc-scale|TSC ratio|TSC_RATIO/i],
  ],
  [
    'physbits warning',
    () => msg('qemu-system-x86_64: warning: Host physical bits (39) does not match phys-bits property (40)'),
    [/phys-bits/, /host-phys-bits/],
  ],
  [
    'physbits range',
    () => msg('qemu-system-x86_64: phys-bits should be between 32 and 52  (but is 20)'),
    [/phys-bits/],
  ],
  [
    'address space limit',
    () => msg('qemu-system-x86_64: Address space limit 0xffffffffff < 0x18000000000 phys-bits too low (40)'),
    [/phys-bits/, /host-phys-bits=on|maxphysaddr/],
  ],
  [
    'tsc mismatch',
    () =>
      msg(
        'warning: TSC frequency mismatch between VM (2394374 kHz) and host (2095078 kHz), and TSC scaling unavailable',
      ),
    [/tsc-frequency|frequency/i, /scal/],
  ],
  [
    'tsc libvirt',
    () =>
      msg(
        'error: unsupported configuration: Requested TSC frequency 2394374000 Hz is outside tolerance range ([2094554400, 2095601600] Hz ) around host frequency 2095078000 Hz and TSC scaling is not supported by the host CPU',
      ),
    [/frequency/i, /scal/],
  ],
  [
    'go v3',
    () => msg('This program can only be run on AMD64 processors with v3 microarchitecture support.'),
    [/x86-64-v3/],
  ],
  [
    'mongodb avx',
    () =>
      msg(
        'WARNING: MongoDB 5.0+ requires a CPU with AVX support, and your current system does not appear to have that!',
      ),
    [/\bavx\b/, /level|model/],
  ],
  [
    'bun avx',
    () => msg('warn: CPU lacks AVX support, strange crashes may occur. Reinstall Bun or use *-baseline build'),
    [/\bavx\b/],
  ],
  [
    'numpy v2',
    () =>
      msg(
        "RuntimeError: NumPy was built with baseline optimizations: \n(X86_V2) but your machine doesn't support:\n(X86_V2).",
      ),
    [/x86-64-v2/],
  ],
  ['glibc-v2', () => msg('Fatal glibc error: CPU does not support x86-64-v2'), [/x86-64-v2/, /Nehalem|qemu64|kvm64/]],
  [
    'glibc lib',
    () => msg('/lib64/libc.so.6: CPU ISA level is lower than required', KVM64),
    [/x86-64-v2/, /ssse3|sse4/],
  ],
  [
    'kernel pae',
    () =>
      msg(
        'This kernel requires the following features not present on the CPU: pae \nUnable to boot - please use a kernel appropriate for your CPU.',
      ),
    [/pae/],
  ],
  ['dmesg-vmx-bios', () => msg('[    5.123456] kvm: disabled by bios'), [/KVM/, /BIOS|firmware/i]],
  [
    'dmesg kvm amd',
    () => msg('[   10.5] kvm_amd: SVM disabled (by BIOS) in MSR_VM_CR on CPU 3'),
    [/BIOS|firmware/i, /SVM|svm/],
  ],
  ['dmesg-kvm-intel', () => msg('kvm_intel: VMX not supported by CPU 0'), [/vmx/i, /nested|BIOS|firmware/i]],
  [
    'kvm ok',
    () => msg('INFO: Your CPU does not support KVM extensions\nKVM acceleration can NOT be used'),
    [/KVM/, /nested|BIOS|firmware/i],
  ],
  ['hyperv-evmcs', () => msg("unsupported configuration: host doesn't support hyperv 'evmcs' feature"), [/hv-evmcs/]],
  [
    'k8s label',
    () =>
      msg(
        "Warning FailedScheduling 0/3 nodes are available: 3 node(s) didn't match Pod's node affinity/selector. nodeSelector: cpu-feature.node.kubevirt.io/vpclmulqdq=true cpu-model.node.kubevirt.io/EPYC-Milan=true",
      ),
    [/vpclmulqdq/, /EPYC-Milan/, /KubeVirt|node/],
  ],
  [
    'proxmox cputype',
    () =>
      msg(
        "invalid format - format error\ncpu.cputype: Built-in cputype 'Cooperlake-V2' is not defined (missing 'custom-' prefix?)",
      ),
    [/Cooperlake-v2|Cooperlake/],
  ],
  [
    'cpu deprecated',
    () =>
      msg(
        'qemu-system-x86_64: warning: CPU model Icelake-Client-x86_64-cpu is deprecated -- use Icelake-Server-x86_64-cpu instead',
      ),
    [/Icelake-Client/, /Icelake-Server/, /7\.1|remov|gone/i],
  ],
  [
    'machine deprecated',
    () =>
      msg("qemu-system-x86_64: warning: Machine type 'pc-i440fx-2.4' is deprecated: use a newer machine type instead"),
    [/pc-i440fx-2\.4/, /deprecated|removed|gone/],
  ],
  [
    'load state cpu',
    () =>
      msg(
        "qemu-system-x86_64: error while loading state for instance 0x0 of device 'cpu'\nqemu-system-x86_64: load of migration failed: Operation not permitted",
      ),
    [/move|migrat/, /CPU/],
  ],
  [
    'put registers',
    () => msg('error: Failed to put registers after init: Failed to set special registers: Invalid argument'),
    [/KVM/],
  ],
  [
    'nameless 0d',
    () => msg("qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.0DH:EAX [bit 2]"),
    [/AVX state/, /\bavx\b/],
  ],
  [
    'svm intel lscpu',
    () =>
      msg(
        "qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.80000001H:ECX.svm [bit 2]",
        `Architecture:                    x86_64
CPU op-mode(s):                  32-bit, 64-bit
Vendor ID:                       GenuineIntel
CPU family:                      6
Model:                           142
Model name:                      Intel(R) Core(TM) i7-10510U CPU @ 1.80GHz
Stepping:                        12
Virtualization:                  VT-x
Flags:                           fpu vme de pse tsc msr pae mce cx8 apic sep mtrr pge mca cmov pat pse36 clflush mmx fxsr sse sse2 ss ht syscall nx pdpe1gb rdtscp lm pni pclmulqdq vmx ssse3 fma cx16 pcid sse4_1 sse4_2 x2apic movbe popcnt aes xsave avx f16c rdrand hypervisor lahf_lm abm`,
      ),
    [/AMD/],
  ],
  [
    'hle comet',
    () => msg("qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.07H:EBX.hle [bit 4]", COMET),
    [/TSX|microcode/i],
  ],
  [
    'ht extra',
    () => msg("operation failed: guest CPU doesn't match specification: extra features: ht"),
    [/\bht\b/, /11\.10/],
  ],
  [
    'pdcm missing',
    () => msg("operation failed: guest CPU doesn't match specification: missing features: pdcm"),
    [/pdcm/, /10\.1/, /pmu/i],
  ],
  [
    'archcap missing',
    () => msg("guest CPU doesn't match specification: missing features: arch-capabilities"),
    [/arch-capabilities/, /AMD/],
  ],
  [
    'abm qemu64',
    () => msg("error: operation failed: guest CPU doesn't match specification: missing features: abm"),
    [/abm/],
  ],
  [
    'french',
    () =>
      msg(
        "erreur : échec de l'opération : le CPU invité ne correspond pas à la spécification : fonctionnalités manquantes : hle,rtm",
      ),
    [/hle/, /rtm/],
  ],
  [
    'russian',
    () =>
      msg(
        "Ошибка запуска домена: внутренняя ошибка: QEMU неожиданно завершил работу монитора: 2024-10-15T08:28:48.779266Z qemu-system-x86_64: warning: host doesn't support requested feature: CPUID.01H:ECX.pcid [bit 17]",
      ),
    [/pcid/],
  ],
  [
    'markdown quote',
    () =>
      msg(
        "> `kvm: warning: host doesn't support requested feature: CPUID.07H:EBX.rtm [bit 11]`\n> TASK ERROR: start failed: QEMU exited with code 1",
      ),
    [/rtm/],
  ],
  ['curly-apostrophe', () => msg('guest CPU doesn’t match specification: missing features: hle,rtm'), [/hle/, /rtm/]],
  [
    'with mpx',
    () =>
      msg('the CPU is incompatible with host CPU: Host CPU does not provide required features: mpx, hle, rtm', CASCADE),
    [/mpx/, /rtm/],
  ],
  // hosts,
  [
    'Proxmox refuses to start',
    () =>
      msg(
        "kvm: warning: host doesn't support requested feature: CPUID.07H:EBX.erms [bit 9]\nkvm: Host doesn't support requested features\nTASK ERROR: start failed: QEMU exited with code 1",
      ),
    [/"erms"/, /enforce/, /Proxmox/],
  ],
  [
    'no accelerator',
    () => msg('qemu-system-x86_64: -accel kvm: invalid accelerator kvm'),
    [/load kvm_intel or kvm_amd/],
  ],
  [
    'a feature twice',
    () => msg("error: XML error: CPU feature 'vmx' specified more than once"),
    [/"vmx"/, /one of them/],
  ],
  ['the firmware locks VMX', () => msg('[    0.1] x86/cpu: VMX (outside TXT) disabled by BIOS'), [/BIOS or UEFI/]],
  [
    'an MSR of the kernel log',
    () => msg('kvm [2134]: vcpu0, guest rIP: 0xffffffff8106 disabled perfctr wrmsr: 0xc2 data 0xffff'),
    [/performance counters/, /harmless/, /"severity":"warning"/],
  ],
];

describe('what a message means', () => {
  for (const [ask, answer, must, never = []] of QUESTIONS)
    it(ask, () => {
      const text = answer();
      for (const words of must) expect(text).toMatch(words);
      for (const words of never) expect(text).not.toMatch(words);
    });
});
