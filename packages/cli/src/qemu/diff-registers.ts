import { type Comparison, cpuid, diffCpuid, isCpuModelError, type QemuRelease } from '@cpu-models/runtime/qemu';
import { hex } from './text.js';

/** Bits of a register that change, and where. */
export interface RegisterGroup {
  readonly register: string;
  /** Features among the changed bits, or the values where no feature has a name. */
  readonly change: string;
  readonly machines: readonly string[];
  readonly models: readonly string[];
}

/** What guests read differently under TCG; the same change at several places is one group. */
export function diffRegisters(comparisons: readonly Comparison[], names: QemuRelease): RegisterGroup[] {
  const groups = new Map<string, { register: string; change: string; machines: Set<string>; models: Set<string> }>();
  for (const { machine, model, from, to } of comparisons) {
    for (const { leaf, subleaf, register, features, ...values } of changesOf(from, to, names)) {
      const change = features.length > 0 ? features.join(' ') : `${hex(values.from)} -> ${hex(values.to)}`;
      const name = `${hex(leaf)}.${subleaf} ${register}`;
      const group = groups.get(`${name} ${change}`) ?? {
        register: name,
        change,
        machines: new Set(),
        models: new Set(),
      };
      groups.set(`${name} ${change}`, group);
      group.machines.add(machine);
      group.models.add(model);
    }
  }
  return [...groups.values()].map((group) => ({ ...group, machines: [...group.machines], models: [...group.models] }));
}

/** A CPU that QEMU does not start has no registers to compare. */
function changesOf(from: Comparison['from'], to: Comparison['to'], names: QemuRelease) {
  try {
    return diffCpuid(cpuid(from), cpuid(to), names);
  } catch (error) {
    if (isCpuModelError(error) && error.code === 'refused' && from.accelerator === 'tcg' && to.accelerator === 'tcg')
      return [];
    throw error;
  }
}
