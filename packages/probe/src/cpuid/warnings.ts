/** What QEMU prints for every feature that the CPU should have and the accelerator does not give. */
const WARNING = /warning: \S+ doesn't support requested feature: (.+)$/;

/** The features of QEMU's warnings, each in QEMU's words ("CPUID.01H:ECX.pcid [bit 17]"), sorted. */
export function filteredFeatures(stderr: string): string[] {
  const found = stderr.split('\n').flatMap((line) => WARNING.exec(line)?.[1]?.trim() ?? []);
  return [...new Set(found)].sort();
}
