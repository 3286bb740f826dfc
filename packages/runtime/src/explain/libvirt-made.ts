import { isCpuModelError } from '../errors.js';
import type { X86Cpus } from '../libvirt/compiled.js';
import type { Cpu } from '../libvirt/cpu.js';
import type { CpuData } from '../libvirt/data.js';
import { GuestMismatchError } from '../libvirt/errors.js';
import { dataHasFeature, hasFeature } from '../libvirt/features.js';
import { expansionToData } from '../libvirt/qmp.js';
import { updateLive } from '../libvirt/update-live.js';
import type { Judgement } from './libvirt-judge.js';

/** The CPU that QEMU made of what libvirt told it, by QEMU's names. */
export interface MadeCpu {
  readonly on: readonly string[];
  /** What was asked for and withheld. */
  readonly withheld: readonly string[];
}

const INVARIANT_TSC = 'invtsc';

/**
 * What libvirt decides once QEMU has made the CPU and before the guest runs (qemuProcessUpdateAndVerifyCPU, 9.0 and
 * 11.3): with every check an invariant TSC has to be there if it was asked for, with check='full' everything as specified.
 * @param cpu as QEMU was told of it: the `cpu` of a {@link Judgement}
 */
export function judgeMade(cpus: X86Cpus, cpu: Cpu, { on, withheld }: MadeCpu): Judgement {
  const base = { by: 'made', starts: true, lacking: [], extra: [], obstacle: null, becomes: null, cpu } as const;
  const data = (names: readonly string[]) =>
    expansionToData(cpus, { model: { props: Object.fromEntries(names.map((name) => [name, true])) } });
  const enabled = data(on);
  try {
    if (hasFeature(cpus, cpu, INVARIANT_TSC) && !dataHasFeature(cpus, enabled, INVARIANT_TSC))
      return { ...base, starts: false, lacking: [INVARIANT_TSC] };
    return { ...base, cpu: updateLive(cpus, cpu, enabled, withoutSignature(data(withheld))) };
  } catch (error) {
    if (error instanceof GuestMismatchError) {
      const { missing: lacking, extra, message } = error;
      const named = lacking.length + extra.length > 0;
      return { ...base, starts: false, lacking, extra, obstacle: named ? null : message, cpu: null };
    }
    if (isCpuModelError(error)) return { ...base, starts: false, obstacle: error.message, cpu: null };
    throw error;
  }
}

/** The data of an expansion always has leaf 1 eax; of features that are withheld only bits count. */
function withoutSignature(data: CpuData): CpuData {
  return {
    items: data.items.map((item) => (item.kind === 'cpuid' && item.eaxIn === 1 ? { ...item, eax: 0 } : item)),
  };
}
