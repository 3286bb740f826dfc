import { type ReadAt, type Readable, readDevice } from './device.js';

/** Number -> value, both in hexadecimal; numbers that the CPU does not have are left out. */
export type HostMsrs = Readable<{ readonly values: Readonly<Record<string, string>> }>;

/** The MSRs that decide what a guest may have (Intel SDM volume 4, AMD APM volume 2). */
const MSRS: readonly number[] = [
  0x3a, // IA32_FEATURE_CONTROL: VMX and SGX, locked by the firmware
  0x8b, // IA32_BIOS_SIGN_ID: microcode
  0xce, // MSR_PLATFORM_INFO: TSC ratio
  0xcf, // IA32_CORE_CAPABILITIES
  0x10a, // IA32_ARCH_CAPABILITIES
  0x122, // IA32_TSX_CTRL
  0x140, // MSR_MISC_FEATURES_ENABLES
  0x345, // IA32_PERF_CAPABILITIES
  ...Array.from({ length: 0x14 }, (_, i) => 0x480 + i), // IA32_VMX_*
  0xc0000104, // TSC ratio
  0xc0010015, // HWCR
  0xc0010114, // VM_CR: SVM locked by the firmware
];

/** Reads MSRs of CPU 0 through the kernel's msr device (the position is the number). */
export function readHostMsrs(path: string): HostMsrs {
  return readDevice(path, (read) => ({ values: readValues(read) }));
}

function readValues(read: ReadAt): Record<string, string> {
  const entries = MSRS.map((msr) => [hex(msr), read(BigInt(msr), 8)?.readBigUInt64LE()] as const);
  return Object.fromEntries(entries.flatMap(([msr, value]) => (value === undefined ? [] : [[msr, hex(value)]])));
}

function hex(value: number | bigint): string {
  return `0x${value.toString(16)}`;
}
