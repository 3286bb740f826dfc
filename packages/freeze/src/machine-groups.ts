import type { MachineType, QemuRelease } from '@cpu-models/runtime';

/** Numbers machine types by all that decides about their CPUs. */
function groupMachines(machines: readonly MachineType[]): ReadonlyMap<string, number> {
  const numbers = new Map<string, number>();
  return new Map(
    machines.map(({ name, defaultCpuVersion, compat, splitIrqchip, kvmDefaults }) => {
      const key = JSON.stringify([defaultCpuVersion, compat, splitIrqchip, kvmDefaults ?? null]);
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return [name, number] as const;
    }),
  );
}

/** Machine types of both, those together that are alike in either: one of them speaks for all. */
export function machineGroups(before: QemuRelease, after: QemuRelease): string[][] {
  const [old, now] = [groupMachines(before.machines), groupMachines(after.machines)];
  const groups = new Map<string, string[]>();
  for (const { name } of after.machines) {
    if (!old.has(name)) continue;
    const key = `${old.get(name)} ${now.get(name)}`;
    groups.set(key, [...(groups.get(key) ?? []), name]);
  }
  return [...groups.values()];
}

/** The same by the first of each. */
export function likeMachines(previous: QemuRelease, release: QemuRelease): ReadonlyMap<string, string[]> {
  return new Map(machineGroups(previous, release).map((names) => [names[0] as string, names]));
}
