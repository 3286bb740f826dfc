import { refuseRemoved, withMachine } from '@cpu-models/runtime';
import {
  type Comparison,
  namesOf,
  parseCpuArgument,
  type QemuRelease,
  type ResolveOptions,
  sharedAnswers,
} from '@cpu-models/runtime/qemu';
import { UsageError } from '../io/fail.js';
import { type Releases, readAccelerator } from './releases.js';

export interface DiffOptions {
  readonly qemu?: string;
  readonly from?: string;
  readonly to?: string;
  readonly machine?: string;
  readonly toMachine?: string;
  readonly accel?: string;
  readonly toAccel?: string;
  readonly hostVendor: string;
  readonly cpuid?: boolean;
}

/** Both sides of a comparison: what is asked of each, and the machine types and models to pair. */
export interface Sides {
  readonly from: QemuRelease;
  readonly to: QemuRelease;
  readonly comparisons: readonly Comparison[];
}

/** Pairs of CPUs to compare, as the options and the models say. */
export function readSides(releases: Releases, models: readonly string[], options: DiffOptions): Sides {
  const { machine: fromMachine = '', toMachine = fromMachine } = options;
  for (const [machine, model] of [
    [fromMachine, models[0]],
    [toMachine, models.at(-1)],
  ] as const)
    if (model !== undefined) refuseRemoved(machine, parseCpuArgument(model).model);
  const from = withMachine(releases.get(options.from ?? options.qemu), fromMachine);
  const to = withMachine(releases.get(options.to ?? options.qemu), toMachine);
  // Registers are known for TCG alone.
  const { accel = options.cpuid ? 'tcg' : 'kvm', toAccel = accel } = options;
  const accelerators = [readAccelerator(accel), readAccelerator(toAccel)] as const;
  const kvm = accelerators.includes('kvm');
  const machinePairs = pairMachines(from, to, options);
  const modelPairs = pairModels(from, to, models).filter(
    ([model]) => !(kvm && models.length === 0 && (model === 'max' || model === 'host')),
  );
  const same =
    from === to &&
    accelerators[0] === accelerators[1] &&
    machinePairs.every(([a, b]) => a === b) &&
    modelPairs.every(([a, b]) => a === b);
  if (same)
    throw new UsageError('both sides are the same: give two models, --from and --to, --to-machine or --to-accel');
  const ask = (release: QemuRelease, accelerator: 'tcg' | 'kvm', argument = '') => {
    const { model: _, ...commandLine } = parseCpuArgument(argument);
    const answers = sharedAnswers(release, {
      accelerator,
      otherReleases: releases.others(release),
      commandLine,
      ...vendor(accelerator, options),
    });
    return (machine: string, model: string) => answers(machine, parseCpuArgument(model).model);
  };
  const [before, after] = [ask(from, accelerators[0], models[0]), ask(to, accelerators[1], models.at(-1))];
  const comparisons = machinePairs.flatMap(([machine, toMachine]) =>
    modelPairs.map(([model, toModel]) => ({
      machine: machine === toMachine ? machine : `${machine} -> ${toMachine}`,
      model: model === toModel ? model : `${model} -> ${toModel}`,
      from: before(machine, model),
      to: after(toMachine, toModel),
    })),
  );
  return { from, to, comparisons };
}

function vendor(accelerator: 'tcg' | 'kvm', { hostVendor }: DiffOptions): Pick<ResolveOptions, 'hostVendor'> {
  return accelerator === 'kvm' ? { hostVendor } : {};
}

type Pair = readonly [from: string, to: string];

function pairMachines(from: QemuRelease, to: QemuRelease, { machine, toMachine }: DiffOptions): Pair[] {
  if (machine !== undefined) return [[machine, toMachine ?? machine]];
  if (toMachine !== undefined) throw new UsageError('--to-machine needs --machine');
  return shared(namesOf(from).machines, namesOf(to).machines);
}

function pairModels(from: QemuRelease, to: QemuRelease, [model, other]: readonly string[]): Pair[] {
  if (model !== undefined) return [[model, other ?? model]];
  return shared(namesOf(from).models, namesOf(to).models);
}

function shared(left: readonly string[], right: readonly string[]): Pair[] {
  return left.filter((name) => right.includes(name)).map((name) => [name, name]);
}
