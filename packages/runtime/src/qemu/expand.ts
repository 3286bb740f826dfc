import { type CompiledDependency, feature, follows, wordAt } from './compile.js';
import { expandLevels } from './levels.js';
import { applySetting, applySettings } from './load.js';
import { isOn, readValue, vendorFamily } from './lookup.js';
import type { Origin } from './origin.js';
import { isMax, type Request, type Topology } from './request.js';
import { type BitSlot, type CpuState, setWord, turnOff, turnOn, wordHigh, wordLow } from './state.js';
import { autoEnabledFeatures } from './supported.js';
import { expandXsave } from './xsave.js';

/**
 * Completes a loaded CPU: what `max` takes over, dependencies, XSAVE state and the highest leaves.
 *
 * Source: x86_cpu_expand_features; the steps are the same ones in the same order from 5.2 to 11.1.
 */
export function expand(request: Request, state: CpuState, topology: Topology): void {
  applySettings(state, request.overrides);
  if (isMax(request)) takeOverSupported(request, state);
  expandTopology(request, state, topology);
  hidePdcm(request, state);
  hideArchLbr(request, state);
  for (const dependency of request.compiled.dependencies) applyDependency(request, state, dependency);
  hideKvm(request, state);
  settleMpxAndApx(request, state);
  expandXsave(request, state);
  expandLevels(request, state, topology);
}

function takeOverSupported(request: Request, state: CpuState): void {
  const { compiled, accelerator, host } = request;
  const bits = autoEnabledFeatures(request, state);
  const origin = { kind: 'accelerator', accelerator } as const;
  compiled.words.forEach((_, word) => {
    const low = (wordLow(state, word) | (bits[2 * word] ?? 0)) >>> 0;
    const high = (wordHigh(state, word) | (bits[2 * word + 1] ?? 0)) >>> 0;
    setWord(state, word, low, high, origin);
  });
  const avx10Version = compiled.slots.get('avx10-version');
  const avx10 = feature(compiled, 'avx10');
  if (avx10 === null || avx10Version?.kind !== 'value' || host?.avx10Version === undefined) return;
  if ((wordLow(state, avx10.word) & avx10.low) !== 0 && state.values[avx10Version.index] === 0) {
    applySetting(state, avx10Version, host.avx10Version, origin);
  }
}

/** Several threads in a package show as HT and, except on Intel and Zhaoxin, as CMP_LEGACY. */
function expandTopology({ compiled }: Request, state: CpuState, topology: Topology): void {
  const { threads, cores, modules, dies } = topology;
  if (threads * cores * modules * dies === 1 || !follows(compiled, 'topology-features-at-expansion')) return;
  const vendor = vendorFamily(readValue(compiled, state, 'vendor', ''));
  const names = vendor === 'intel' || vendor === 'zhaoxin' ? ['ht'] : ['ht', 'cmp-legacy'];
  for (const name of names) {
    const slot = feature(compiled, name);
    if (slot === null) continue;
    const low = (wordLow(state, slot.word) | slot.low) >>> 0;
    setWord(state, slot.word, low, wordHigh(state, slot.word), { kind: 'topology' });
  }
}

/** Without a PMU there is nothing that PDCM could describe; older releases hide it only when CPUID is read. */
function hidePdcm({ compiled }: Request, state: CpuState): void {
  const always = !follows(compiled, 'pdcm-needs-pmu');
  const keep =
    readValue(compiled, state, 'x-pdcm-on-even-without-pmu', always) || readValue(compiled, state, 'pmu', false);
  const pdcm = feature(compiled, 'pdcm');
  if (keep || pdcm === null) return;
  clear(state, pdcm, { kind: 'dependency', requires: ['pmu'] });
}

function hideArchLbr({ compiled }: Request, state: CpuState): void {
  if (!follows(compiled, 'arch-lbr-needs-pmu') || readValue(compiled, state, 'pmu', false)) return;
  const slot = feature(compiled, 'arch-lbr');
  if (slot !== null) clear(state, slot, { kind: 'dependency', requires: ['pmu'] });
}

/** Both are taken away and count as filtered; x-force-features keeps them (mark_unavailable_features). */
function settleMpxAndApx({ compiled }: Request, state: CpuState): void {
  if (!follows(compiled, 'mpx-conflicts-with-apx')) return;
  const [mpx, apx] = [feature(compiled, 'mpx'), feature(compiled, 'apxf')];
  if (mpx === null || apx === null || !isOn(state, mpx) || !isOn(state, apx)) return;
  const force = readValue(compiled, state, 'x-force-features', false);
  for (const slot of [mpx, apx]) {
    turnOn(state.filtered, 2 * slot.word, slot.low, slot.high);
    if (!force) clear(state, slot, { kind: 'conflict', with: slot === mpx ? 'apxf' : 'mpx' });
  }
}

function clear(state: CpuState, slot: BitSlot, origin: Origin): void {
  const low = (wordLow(state, slot.word) & ~slot.low) >>> 0;
  setWord(state, slot.word, low, (wordHigh(state, slot.word) & ~slot.high) >>> 0, origin);
}

/** What was asked for expressly counts as filtered; x-force-features does not keep it. */
function applyDependency({ compiled }: Request, state: CpuState, { from, to }: CompiledDependency): void {
  if ((wordLow(state, from.word) & from.low) !== 0 || (wordHigh(state, from.word) & from.high) !== 0) return;
  const low = (wordLow(state, to.word) & to.low) >>> 0;
  const high = (wordHigh(state, to.word) & to.high) >>> 0;
  if (low === 0 && high === 0) return;
  const at = 2 * to.word;
  turnOn(state.filtered, at, low & (state.user[at] ?? 0), high & (state.user[at + 1] ?? 0));
  if (state.trace === null) {
    turnOff(state.features, at, low, high);
    return;
  }
  const names = compiled.words[from.word]?.names ?? [];
  const requires = names.filter((name, bit): name is string => name !== null && inMask(from, bit));
  const keptLow = (wordLow(state, to.word) & ~low) >>> 0;
  const keptHigh = (wordHigh(state, to.word) & ~high) >>> 0;
  setWord(state, to.word, keptLow, keptHigh, { kind: 'dependency', requires });
}

function inMask(mask: { readonly low: number; readonly high: number }, bit: number): boolean {
  return (((bit < 32 ? mask.low : mask.high) >>> (bit & 31)) & 1) === 1;
}

function hideKvm({ compiled, accelerator }: Request, state: CpuState): void {
  if (accelerator === 'kvm' && readValue(compiled, state, 'kvm', true)) return;
  const word = wordAt(compiled, 0x4000_0001, 0, 'eax');
  if (word >= 0) setWord(state, word, 0, 0, { kind: 'dependency', requires: ['kvm'] });
}
