import { follows } from '../compile.js';
import { hasLeaf1f } from '../levels.js';
import type { Topology } from '../request.js';
import { type Guest, setting } from './guest.js';
import { type Registers, registers, ZERO } from './registers.js';

/** First bit of an APIC ID that tells cores, modules, dies and packages apart. */
export interface ApicIdOffsets {
  readonly core: number;
  readonly module: number;
  readonly die: number;
  readonly socket: number;
}

/** Source: apicid_core_offset and its neighbours in hw/i386/topology.h. */
export function apicIdOffsets({ threads, cores, modules, dies }: Topology): ApicIdOffsets {
  const core = bitsFor(threads);
  const module = core + bitsFor(cores);
  const die = module + bitsFor(modules);
  return { core, module, die, socket: die + bitsFor(dies) };
}

/** Bits to count `count` things. */
function bitsFor(count: number): number {
  return 32 - Math.clz32(count - 1);
}

/** Threads that a package is said to have; up to 8.1 these were the threads of one die. */
export function countedThreads(guest: Guest): number {
  return guest.topology.threads * countedCores(guest);
}

/** Cores that a package is said to have; up to 8.1 these were the cores of one die. */
export function countedCores({ request, topology }: Guest): number {
  const { cores, modules, dies } = topology;
  return follows(request.compiled, 'dies-in-thread-counts') ? cores * modules * dies : cores;
}

const SMT = 1;
const CORE = 2;
const MODULE = 3;
const DIE = 5;

/** Leaf 0xB: threads, then cores; dies and modules count as cores. */
export function leafB(guest: Guest, subleaf: number): Registers {
  if (!setting(guest, 'cpuid-0xb', true)) return ZERO;
  const { apicId, topology } = guest;
  const offsets = apicIdOffsets(topology);
  if (subleaf === 0) return registers(offsets.core, topology.threads, SMT << 8, apicId);
  if (subleaf === 1) return registers(offsets.socket, countedThreads(guest) & 0xffff, 1 | (CORE << 8), apicId);
  return registers(0, 0, subleaf & 0xff, apicId);
}

/** Leaf 0x1F: every level that the topology has; the package is not one of them (encode_topo_cpuid1f). */
export function leaf1f(guest: Guest, subleaf: number): Registers {
  const { request, state, topology, apicId } = guest;
  if (!hasLeaf1f(request.compiled, state, topology)) return ZERO;
  const level = levelsOf(topology)[subleaf];
  if (level === undefined) return registers(0, 0, subleaf & 0xff, apicId);
  return registers(level.offset, level.threads & 0xffff, (subleaf & 0xff) | (level.type << 8), apicId);
}

function levelsOf(topology: Topology): { type: number; offset: number; threads: number }[] {
  const { threads, cores, modules, dies } = topology;
  const offsets = apicIdOffsets(topology);
  const levels = [{ type: SMT, offset: offsets.core, threads }];
  const add = (type: number, offset: number, count: number) => levels.push({ type, offset, threads: count });
  const inModule = threads * cores;
  add(CORE, modules > 1 ? offsets.module : dies > 1 ? offsets.die : offsets.socket, inModule);
  if (modules > 1) add(MODULE, dies > 1 ? offsets.die : offsets.socket, inModule * modules);
  if (dies > 1) add(DIE, offsets.socket, inModule * modules * dies);
  return levels;
}

/** Leaf 0x8000001E: AMD's core and node numbers (encode_topo_cpuid8000001e). */
export function leaf8000001e(guest: Guest): Registers {
  const { apicId, topology } = guest;
  const offsets = apicIdOffsets(topology);
  const coreId = (apicId >>> offsets.core) & ((1 << (offsets.module - offsets.core)) - 1);
  const node = setting(guest, 'legacy-multi-node', true)
    ? ((topology.dies - 1) << 8) | ((apicId >>> offsets.die) & 0xff)
    : (apicId >>> offsets.socket) & 0xff;
  return registers(apicId, ((topology.threads - 1) << 8) | (coreId & 0xff), node);
}
