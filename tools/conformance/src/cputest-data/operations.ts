import { formatCpu, formatCpuData } from '@cpu-models/libvirt-xml';
import {
  type AllowedModel,
  addData,
  baseline,
  type Comparison,
  type Cpu,
  type CpuData,
  compare,
  compareUnusable,
  cpuData,
  cpuid,
  cpuToData,
  decode,
  expand,
  guestCpu,
  intersectData,
  subtractData,
  translate,
  update,
  updateLive,
  type X86Cpus,
} from '@cpu-models/runtime/libvirt';
import { POLICIES, type RandomCpus } from './random.js';

/** One random question: what the driver is asked, and the runtime's answer in the driver's form. */
export interface Question {
  readonly operation: string;
  readonly args: readonly string[];
  /** Throws CpuModelError where libvirt answers with an error. */
  readonly answer: () => string;
}

type Ask = (cpus: X86Cpus, random: RandomCpus) => Question;

const RESULTS = { error: -1, incompatible: 0, identical: 1, superset: 2 } as const;

/** Every operation with a random question. */
export const OPERATIONS: Readonly<Record<string, Ask>> = {
  'decode host': (cpus, random) => askDecode(cpus, random, 'host'),
  'decode guest': (cpus, random) => askDecode(cpus, random, 'guest'),
  compare: askCompare,
  'compare unusable': askUnusable,
  baseline: askBaseline,
  update: askUpdate,
  'update live': askUpdateLive,
  expand: (cpus, random) => {
    const cpu = random.once(2) ? random.host() : random.guest();
    return {
      operation: 'expand',
      args: [xml(cpus, cpu)],
      answer: () => xml(cpus, expand(cpus, cpu)),
    };
  },
  translate: (cpus, random) => {
    const [cpu, models] = [random.guest(), random.models()];
    return {
      operation: 'translate',
      args: [xml(cpus, cpu), list(models)],
      answer: () => xml(cpus, translate(cpus, cpu, models)),
    };
  },
};

function askDecode(cpus: X86Cpus, random: RandomCpus, type: 'host' | 'guest'): Question {
  const [data, models] = [random.data(), random.models()];
  const options = {
    type,
    ...(type === 'guest' && { fallback: 'forbid' as const }),
    ...(models && { models }),
  };
  return {
    operation: 'decode',
    args: [type, formatCpuData(data), list(models)],
    answer: () => xml(cpus, decode(cpus, data, options)),
  };
}

function askCompare(cpus: X86Cpus, random: RandomCpus): Question {
  const host = random.host();
  const cpu = random.once(2) ? random.guestNear(host) : random.once(2) ? random.guest() : random.host();
  return {
    operation: 'compare',
    args: [xml(cpus, host), xml(cpus, cpu)],
    answer: () => resultText(compare(cpus, host, cpu)),
  };
}

function askUnusable(cpus: X86Cpus, random: RandomCpus): Question {
  const host = random.once(2) ? random.host() : random.guest(['require', 'disable']);
  const cpu = random.once(2) ? random.guestNear(host) : random.guest();
  const disabled = cpu.features.filter(({ policy }) => policy === 'disable').slice(0, 2);
  const blockers = [...random.features(4), ...disabled.map(({ name }) => name)];
  const args = [xml(cpus, host), xml(cpus, cpu), blockers.join(',')];
  return {
    operation: 'compare-unusable',
    args,
    answer: () => resultText(compareUnusable(cpus, host, cpu, blockers)),
  };
}

function askBaseline(cpus: X86Cpus, random: RandomCpus): Question {
  const all = Array.from({ length: 1 + random.below(5) }, () =>
    random.once(2) ? random.host() : { ...random.host(), vendor: 'Intel' },
  );
  const models = random.once(5) ? random.models() : null;
  const [migratable, expanded] = [random.once(2), random.once(2)];
  const args = [`x${migratable ? 'm' : ''}${expanded ? 'e' : ''}`, list(models), ...all.map((cpu) => xml(cpus, cpu))];
  const options = { migratable, expanded, ...(models && { models }) };
  return { operation: 'baseline', args, answer: () => xml(cpus, baseline(cpus, all, options)) };
}

function askUpdate(cpus: X86Cpus, random: RandomCpus): Question {
  const host = random.host();
  const guest = random.once(3) ? guestCpu({ mode: random.pick(['host-model', 'host-passthrough']) }) : random.guest();
  const policy = random.pick(['require', 'disable'] as const);
  const args = [xml(cpus, guest), xml(cpus, host), `${POLICIES.indexOf(policy)}`];
  return { operation: 'update', args, answer: () => xml(cpus, update(cpus, guest, host, policy)) };
}

/** What the hypervisor made is mostly near to what was asked for, sometimes with bits that have no name. */
function askUpdateLive(cpus: X86Cpus, random: RandomCpus): Question {
  const cpu = random.guest(random.once(2) ? ['require', 'disable'] : POLICIES);
  let [enabled, disabled] = [random.data(), cpuData([])];
  const known = cpu.model !== 'bogus' && cpu.features.every(({ name }) => name !== 'bogus');
  if (known && !random.once(5)) {
    const wanted = cpuToData(cpus, { ...cpu, vendor: null });
    const hidden = cpuData(random.features(5).flatMap((name) => random.known(name)));
    const names = cpus.modelsByName.get(cpu.model ?? '')?.added ?? [];
    const extra = names.length > 0 && random.once(2) ? random.known(random.pick(names)) : [];
    enabled = addData(subtractData(wanted, hidden), cpuData(extra));
    disabled = addData(intersectData(wanted, hidden), cpuData(random.once(10) ? [cpuid(0x999, 0, { eax: 1 })] : []));
  }
  const args = [xml(cpus, cpu), never(enabled), never(disabled)];
  return {
    operation: 'update-live',
    args,
    answer: () => xml(cpus, updateLive(cpus, cpu, enabled, disabled)),
  };
}

function xml({ release }: X86Cpus, cpu: Cpu): string {
  return formatCpu(cpu, { release });
}

/** libvirt refuses data without any item, so an empty leaf is always there. */
function never(data: CpuData): string {
  return formatCpuData(data).replace('</cpudata>', "<cpuid eax_in='0x777'/></cpudata>");
}

function list(models: readonly AllowedModel[] | null): string {
  return models === null ? '' : models.map(({ name, blockers = [] }) => `${[name, ...blockers].join(',')};`).join('');
}

/** The number of the result, and the features that libvirt names in its message. */
export function resultText(comparison: Comparison): string {
  const names = comparison.result === 'incompatible' && ['missing', 'forbidden', 'extra'].includes(comparison.reason);
  return `${RESULTS[comparison.result]}${names ? `: ${comparison.features.join(', ')}` : ''}`;
}
