import { CpuidIncompleteError } from '../errors.js';
import { inPool } from '../pool.js';
import { type BootAnswer, bootCpuid } from './boot.js';
import type { RecordCpuidOptions } from './options.js';
import { answerBytes, type LeafCount } from './table.js';
import { smpArgument, type Topology } from './topology.js';

/** One guest to boot. */
export interface Boot {
  readonly machine: string;
  readonly model: string;
  readonly topology: Topology;
}

/** What a guest read, or why its QEMU ended before it had. */
export type Booted = Boot & ({ readonly answer: BootAnswer } | { readonly failure: CpuidIncompleteError });

/**
 * Boots one guest after the other, a few at a time. A QEMU that ends early, as one does whose host does not take what a
 * model sets, is an answer about this model; the others go on.
 *
 * @throws CpuidIncompleteError if no guest read anything: then it is not the models
 */
export async function bootAll(
  options: RecordCpuidOptions,
  rom: string,
  table: readonly LeafCount[],
  boots: readonly Boot[],
): Promise<Booted[]> {
  let done = 0;
  const { binary, accel, args, env, bootMs: timeoutMs = 120_000 } = options;
  const fixed = { binary, accel, rom, bytes: answerBytes(table), timeoutMs, args, env };
  const boot = async (one: Boot, signal: AbortSignal): Promise<Booted> => {
    const { machine, model: cpu, topology } = one;
    const booted = await orFailure(bootCpuid({ ...fixed, machine, cpu, smp: smpArgument(topology), signal }));
    options.onProgress?.({ done: ++done, total: boots.length, item: `${machine} ${cpu}` });
    return { ...one, ...booted };
  };
  const booted = await inPool(boots, options.workers ?? 2, boot, options.signal);
  const failures = booted.flatMap((guest) => ('failure' in guest ? [guest.failure] : []));
  if (failures[0] !== undefined && failures.length === booted.length) throw failures[0];
  return booted;
}

async function orFailure(answer: Promise<BootAnswer>) {
  try {
    return { answer: await answer };
  } catch (error) {
    if (error instanceof CpuidIncompleteError) return { failure: error };
    throw error;
  }
}
