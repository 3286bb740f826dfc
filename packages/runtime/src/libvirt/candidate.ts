import { type Bits, forEachBit, popcount } from './bits.js';
import type { CompiledModel, X86Cpus } from './compiled.js';
import type { CpuFeature, CpuType } from './cpu.js';

/** How a model would describe the data: numbers of features listed beside it. */
export interface Candidate {
  readonly model: CompiledModel;
  /** Features listed as require. */
  readonly enabled: number;
  /** Features listed as disable, which come after all required ones. */
  readonly disabled: number;
  readonly blockers: Bits | null;
}

/** Counts the features that would be listed beside the model (x86DataToCPU, libvirt 11.3), without listing them. */
export function weigh(model: CompiledModel, data: Bits, blockers: Bits | null, type: CpuType): Candidate {
  const { bits, removedBits } = model;
  let enabled = 0;
  let disabled = 0;
  for (let w = 0; w < data.length; w++) {
    const extra = data[w]! & ~bits[w]!;
    const missing = missingWord(bits[w]!, data[w]!, blockers === null ? 0 : blockers[w]!);
    enabled += popcount(extra);
    disabled += popcount(type === 'guest' ? missing | (removedBits[w]! & ~extra) : missing);
  }
  return { model, enabled, disabled, blockers };
}

/** A blocker is disabled too, unless the data has it beyond the model: the hypervisor cannot give the model's own. */
function missingWord(model: number, data: number, blockers: number): number {
  return (model & ~data) | (blockers & ~(data & ~model));
}

/**
 * The explicit features of a candidate: required ones, then disabled ones, each in map order, then for guests what
 * the model lists as removed (x86DataToCPU and virCPUx86DisableRemovedFeatures, libvirt 11.3).
 *
 * @param skip features not to list
 */
export function listFeatures(
  cpus: X86Cpus,
  chosen: Candidate,
  data: Bits,
  type: CpuType,
  skip: Bits | null,
): CpuFeature[] {
  const { bits, removed } = chosen.model;
  const list: CpuFeature[] = [];
  const listed = new Uint32Array(data.length);
  const append = (words: Bits, pick: (number: number) => CpuFeature) =>
    forEachBit(words, (number) => {
      if (skip === null || ((skip[number >>> 5]! >>> (number & 31)) & 1) === 0) list.push(pick(number));
    });
  for (let w = 0; w < data.length; w++) listed[w] = data[w]! & ~bits[w]!;
  append(listed, (number) => (type === 'host' ? cpus.features[number]!.plain : cpus.features[number]!.require));
  if (type === 'host') return list;
  const missing = new Uint32Array(data.length);
  for (let w = 0; w < data.length; w++)
    missing[w] = missingWord(bits[w]!, data[w]!, chosen.blockers === null ? 0 : chosen.blockers[w]!);
  append(missing, (number) => cpus.features[number]!.disable);
  for (const number of removed) {
    const seen = ((listed[number >>> 5]! | missing[number >>> 5]!) >>> (number & 31)) & 1;
    const skipped = skip === null ? 0 : (skip[number >>> 5]! >>> (number & 31)) & 1;
    if (!seen && !skipped) list.push(cpus.features[number]!.disable);
  }
  return list;
}

/**
 * Whether `next` describes the data in a shorter way than `current` (virCPUx86CompareCandidateFeatureList, 11.3).
 *
 * Hosts, and guests where `costs` is false: fewer features. Guests: the k-th disabled feature costs 1 + k, so 2, 3, 4, ...; ties go to the smaller
 * cost of disabled ones, which alone is enough for a preferred model. libvirt's counting loop stops at a bound it
 * lowers itself while disabled features are last in the list: of d it counts ceil(d / 2), and the others cost 1 each.
 */
export function isShorter(next: Candidate, current: Candidate, costs: boolean, preferred: boolean): boolean {
  if (!costs) return next.enabled + next.disabled < current.enabled + current.disabled;
  const penaltyNext = penalty(next.disabled);
  const penaltyCurrent = penalty(current.disabled);
  const totalNext = next.enabled + (next.disabled >> 1) + penaltyNext;
  const totalCurrent = current.enabled + (current.disabled >> 1) + penaltyCurrent;
  if (totalNext < totalCurrent) return true;
  return penaltyNext < penaltyCurrent && (totalNext === totalCurrent || preferred);
}

/** Cost of the counted half: 2 + 3 + ... for ceil(d / 2) terms. */
function penalty(disabled: number): number {
  const counted = (disabled + 1) >> 1;
  return 2 * counted + (counted * (counted - 1)) / 2;
}
