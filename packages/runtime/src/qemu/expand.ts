import { type CompiledDependency, feature, follows, wordAt } from './compile.js';
import { expandLevels } from './levels.js';
import { applySettings } from './load.js';
import { readValue, vendorFamily } from './lookup.js';
import { isMax, type Request, type Topology } from './request.js';
import { type CpuState, setWord, turnOff, turnOn, wordHigh, wordLow } from './state.js';
import { autoEnabledFeatures } from './supported.js';
import { expandXsave } from './xsave.js';

/**
 * Completes a loaded CPU: what `max` takes over, dependencies, XSAVE state and the highest leaves.
 *
 * Source: x86_cpu_expand_features; the steps are the same ones in the same order from 5.2 to 10.2.
 */
export function expand(request: Request, state: CpuState, topology: Topology): void {
  applySettings(state, request.overrides);
  if (isMax(request)) takeOverSupported(request, state);
  expandTopology(request, state, topology);
  hidePdcm(request, state);
  for (const dependency of request.compiled.dependencies) applyDependency(request, state, dependency);
  hideKvm(request, state);
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
    state.values[avx10Version.index] = host.avx10Version;
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

/** Without a PMU there is nothing that PDCM could describe; only releases with the switch clear it here. */
function hidePdcm({ compiled }: Request, state: CpuState): void {
  const keep =
    readValue(compiled, state, 'x-pdcm-on-even-without-pmu', true) || readValue(compiled, state, 'pmu', false);
  const pdcm = feature(compiled, 'pdcm');
  if (keep || pdcm === null) return;
  const low = (wordLow(state, pdcm.word) & ~pdcm.low) >>> 0;
  setWord(state, pdcm.word, low, wordHigh(state, pdcm.word), { kind: 'dependency', requires: ['pmu'] });
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
