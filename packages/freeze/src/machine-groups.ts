import { machineKey, type QemuRelease } from '@cpu-models/runtime';

/** Machine types of both, those together that are alike in either: one of them speaks for all. */
export function machineGroups(before: QemuRelease, after: QemuRelease): string[][] {
  const old = new Map(before.machines.map((machine) => [machine.name, machineKey(machine)]));
  const groups = new Map<string, string[]>();
  for (const machine of after.machines) {
    if (!old.has(machine.name)) continue;
    const key = `${old.get(machine.name)} ${machineKey(machine)}`;
    groups.set(key, [...(groups.get(key) ?? []), machine.name]);
  }
  return [...groups.values()];
}

/** The same by the first of each. */
export function likeMachines(previous: QemuRelease, release: QemuRelease): ReadonlyMap<string, string[]> {
  return new Map(machineGroups(previous, release).map((names) => [names[0] as string, names]));
}
