import { type Bits, emptyBits, hasBit } from './bits.js';
import type { X86Cpus } from './compiled.js';
import type { Cpu, FeaturePolicy } from './cpu.js';
import { cpuToBits, policyToBits } from './cpu-bits.js';
import { type CpuData, EMPTY_DATA } from './data.js';
import { addressToItem, dataToBits } from './data-bits.js';
import { isEmptyData, subtractData } from './data-set.js';
import { GuestMismatchError } from './errors.js';
import { FeatureList } from './feature-list.js';

/** What is wanted and what was made, as sets, and the results of comparing them. */
interface Live {
  readonly cpu: Cpu;
  readonly passthrough: boolean;
  readonly wanted: Bits;
  readonly unwanted: Bits;
  readonly enabled: Bits;
  readonly disabled: Bits;
  readonly added: readonly string[];
  readonly list: FeatureList;
  readonly extra: string[];
  readonly missing: string[];
  /** Numbers of disabled features that were accepted. */
  readonly settled: number[];
}

/**
 * The CPU as the hypervisor really made it (virCPUUpdateLive, virCPUx86UpdateLive; libvirt 11.3).
 *
 * A feature that was enabled although not asked for becomes required; one that was asked for but is not there
 * becomes disabled. With check full such a difference is an error, unless the feature is one that joined the model
 * after its release and is not mentioned. Only CPUs of mode custom or with check full are looked at; others are
 * returned as they are.
 *
 * @param enabled data of the virtual CPU
 * @param disabled data of features that were asked for and withheld
 * @throws GuestMismatchError (also for a feature both enabled and disabled), UnknownModelError, UnknownFeatureError
 */
export function updateLive<Release extends string>(
  cpus: X86Cpus<Release>,
  cpu: Cpu<NoInfer<Release>>,
  enabled: CpuData | null,
  disabled: CpuData | null,
): Cpu<Release> {
  if (cpu.mode !== 'custom' && cpu.check !== 'full') return cpu;
  const live = startLive(cpus, cpu, enabled ?? EMPTY_DATA, disabled ?? EMPTY_DATA);
  for (let number = 0; number < cpus.features.length; number++) settleFeature(cpus, live, number);
  for (const number of modelOf(cpus, cpu)?.removed ?? [])
    live.list.addIfMissing(cpus.features[number]!.name, 'disable');
  refuseDifferences(cpus, live, disabled ?? EMPTY_DATA);
  return { ...cpu, features: live.list.toArray() };
}

function startLive(cpus: X86Cpus, cpu: Cpu, enabled: CpuData, disabled: CpuData): Live {
  const bits = (fill: (into: Bits) => void) => {
    const into = emptyBits(cpus.features.length);
    fill(into);
    return into;
  };
  return {
    cpu,
    passthrough: cpu.mode === 'host-passthrough' || cpu.mode === 'maximum',
    wanted: bits((into) => cpuToBits(cpus, cpu, into)),
    unwanted: bits((into) => policyToBits(cpus, cpu, 'disable', into)),
    enabled: bits((into) => dataToBits(cpus, enabled, into)),
    disabled: bits((into) => dataToBits(cpus, disabled, into)),
    added: modelOf(cpus, cpu)?.added ?? [],
    list: new FeatureList(cpu.type, cpu.features),
    extra: [],
    missing: [],
    settled: [],
  };
}

function settleFeature(cpus: X86Cpus, live: Live, number: number): void {
  const { name } = cpus.features[number]!;
  const [enabled, disabled] = [hasBit(live.enabled, number), hasBit(live.disabled, number)];
  const explicit = hasBit(live.wanted, number) || hasBit(live.unwanted, number);
  const expected = expectedPolicy(live, number);
  if (enabled && disabled && cpus.behaviours.has('live-conflict-is-error')) {
    throw new GuestMismatchError(`feature ${name} both enabled and disabled by the hypervisor; expected one of them`);
  }
  const refuse = live.cpu.check === 'full' && (explicit || !live.added.includes(name));
  if (expected === 'disable' && enabled) {
    if (refuse) live.extra.push(name);
    else live.list.update(name, 'require');
  }
  if (disabled || (expected === 'require' && !enabled)) {
    if (refuse) live.missing.push(name);
    else {
      live.list.update(name, 'disable');
      live.settled.push(number);
    }
  }
}

/** Null: nothing is expected, as a passed-through host may have anything. */
function expectedPolicy(live: Live, number: number): FeaturePolicy | null {
  if (hasBit(live.wanted, number)) return 'require';
  return !live.passthrough || hasBit(live.unwanted, number) ? 'disable' : null;
}

function refuseDifferences(cpus: X86Cpus, { cpu, extra, missing, settled }: Live, disabled: CpuData): void {
  const parts = [
    ...(extra.length > 0 ? [`extra features: ${extra.join(',')}`] : []),
    ...(missing.length > 0 ? [`missing features: ${missing.join(',')}`] : []),
  ];
  if (parts.length > 0) {
    throw new GuestMismatchError(
      `made otherwise than specified: ${parts.join(', ')}; expected none with check full`,
      extra,
      missing,
    );
  }
  if (cpu.check !== 'full') return;
  // Withheld bits that no feature names are a difference too.
  const accepted = {
    items: settled.map((number) => addressToItem(cpus.features[number]!.address)),
  };
  const rest = accepted.items.reduce((data, item) => subtractData(data, { items: [item] }), disabled);
  if (!isEmptyData(rest)) {
    throw new GuestMismatchError('the hypervisor withheld bits without a name; expected none with check full');
  }
}

function modelOf(cpus: X86Cpus, { model }: Cpu) {
  return model === null ? undefined : cpus.modelsByName.get(model);
}
