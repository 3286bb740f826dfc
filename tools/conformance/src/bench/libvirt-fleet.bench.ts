import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import {
  baselineOfSummary,
  type CpuDataItem,
  type CpuidItem,
  type Host,
  type HostsSummary,
  loadMap,
  mergeSummaries,
  summarizeHosts,
} from '@cpu-models/runtime/libvirt';
import { factCpu, factHosts, map113 } from '../../../../packages/runtime/src/libvirt/testing/facts.js';

/** What a process answers: the summary of its part of the fleet, and its greatest memory in KiB. */
interface Answer {
  readonly summary: HostsSummary;
  readonly maxRss: number;
}

const intel = factHosts.filter((host) => factCpu(host).vendor === 'Intel');

/** Hosts by number: a real dump with random bits taken off its leaf 7, as microcode and firmware do. None is kept. */
function* fleet(from: number, to: number): Generator<Host> {
  for (let number = from; number < to; number++) {
    const { data } = intel[number % intel.length]!;
    const random = mixed(number);
    const items = data.items.map((item) => (isLeaf7(item) ? masked(item, random) : item));
    yield { name: `host-${number}`, data: { items } };
  }
}

/** A random number that is the same for the same host (the finalizer of MurmurHash3). */
function mixed(number: number): number {
  let bits = Math.imul(number ^ (number >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return (bits ^ (bits >>> 16)) >>> 0;
}

function isLeaf7(item: CpuDataItem): item is CpuidItem {
  return item.kind === 'cpuid' && item.eaxIn === 7;
}

function masked(item: CpuidItem, random: number): CpuidItem {
  const off = (value: number, by: number) => (value & ~(1 << ((random >>> by) & 31))) >>> 0;
  return { ...item, ebx: off(item.ebx, 0), ecx: off(item.ecx, 5), edx: off(item.edx, 10) };
}

/** A part of the fleet in a process of its own, which runs this file with the bounds as arguments. */
function inProcess(from: number, to: number): Promise<Answer> {
  const child = fork(fileURLToPath(import.meta.url), ['part', `${from}`, `${to}`], {
    serialization: 'advanced',
  });
  return new Promise((resolve, reject) => {
    child.once('message', (answer) => resolve(answer as Answer));
    child.once('error', reject);
  });
}

function answerPart(from: number, to: number): void {
  const summary = summarizeHosts(loadMap(map113), fleet(from, to));
  process.send?.({ summary, maxRss: process.resourceUsage().maxRSS } satisfies Answer);
}

async function main(size: number): Promise<void> {
  const seconds = (since: number) => `${((performance.now() - since) / 1000).toFixed(2)} s`;
  const cpus = loadMap(map113);
  const one = performance.now();
  const whole = summarizeHosts(cpus, fleet(0, size));
  console.log(`${size.toLocaleString('en')} hosts made and summarised, one thread: ${seconds(one)}`);
  const two = performance.now();
  const middle = size >> 1;
  const parts = await Promise.all([inProcess(0, middle), inProcess(middle, size)]);
  const merged = parts.map(({ summary }) => summary).reduce(mergeSummaries);
  console.log(`the same in two processes, with starting them and merging: ${seconds(two)}`);
  console.log(`greatest memory of each: ${parts.map(({ maxRss }) => `${Math.round(maxRss / 1024)} MiB`).join(', ')}`);
  const { cpu, features, costliest } = baselineOfSummary(cpus, merged);
  const same =
    JSON.stringify(baselineOfSummary(cpus, whole)) === JSON.stringify({ ...baselineOfSummary(cpus, merged) });
  console.log(
    `both the same: ${same}; ${cpu.model}, ${features.length} features; costliest: ${costliest?.host ?? 'no single host'}`,
  );
}

const [first, from, to] = process.argv.slice(2);
if (first === 'part') answerPart(Number(from), Number(to));
else await main(Number(first ?? 1_000_000));
