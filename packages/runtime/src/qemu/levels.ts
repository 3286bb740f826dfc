import { type CompiledRelease, feature } from './compile.js';
import { isOn, readValue, vendorFamily } from './lookup.js';
import type { Request, Topology } from './request.js';
import { type CpuState, setValue, turnOff, turnOn, wordLow } from './state.js';

const UNSET = 0xffff_ffff;

/**
 * Raises the highest leaves to those that the features need, then takes them over where nobody set one.
 *
 * Source: x86_cpu_expand_features; properties that a release lacks count as on (11.x dropped the switches) or,
 * for x-vendor-cpuid-only, as off (up to 6.0 it did not exist).
 */
export function expandLevels(request: Request, state: CpuState, topology: Topology): void {
  const { compiled } = request;
  const raise = new Raiser(compiled, state);
  raise.forWord('FEAT_7_0_EBX');
  if (readValue(compiled, state, 'full-cpuid-auto-level', true)) {
    for (const word of compiled.release.autoLevelWords) raise.forWord(word);
    raiseForIntelPt(request, state, raise);
    if (needsLeaf1f(request, state, topology)) raise.to('min-level', 0x1f, 'topology');
    raise.forFeature('avx10', 'min-level', 0x24);
    raise.forFeature('apxf', 'min-level', 0x29);
    raise.forFeature('svm', 'min-xlevel', 0x8000_000a);
    raise.forNonZero('FEAT_8000_0021_EAX', 'min-xlevel', 0x8000_0021);
    raise.forFeature('sgx', 'min-level', 0x12);
  }
  raise.takeOver('level-func7', raise.levelFunc7, null);
  for (const level of ['level', 'xlevel', 'xlevel2']) {
    raise.takeOver(level, readValue(compiled, state, `min-${level}`, 0), `min-${level}`);
  }
}

function raiseForIntelPt({ compiled }: Request, state: CpuState, raise: Raiser): void {
  const intelPt = feature(compiled, 'intel-pt');
  if (intelPt === null || !isOn(state, intelPt)) return;
  if (readValue(compiled, state, 'x-intel-pt-auto-level', true)) {
    raise.to('min-level', 0x14, intelPt.name);
  } else if (readValue(compiled, state, 'min-level', 0) < 0x14) {
    const at = 2 * intelPt.word;
    turnOn(state.filtered, at, intelPt.low, intelPt.high);
    if (!readValue(compiled, state, 'x-force-features', false)) {
      turnOff(state.features, at, intelPt.low, intelPt.high);
    }
  }
}

/** More than threads and cores to tell, or told to tell anyway (x86_has_cpuid_0x1f). */
export function hasLeaf1f(compiled: CompiledRelease, state: CpuState, topology: Topology): boolean {
  return topology.dies > 1 || topology.modules > 1 || readValue(compiled, state, 'x-force-cpuid-0x1f', false);
}

function needsLeaf1f({ compiled }: Request, state: CpuState, topology: Topology): boolean {
  const intel = vendorFamily(readValue(compiled, state, 'vendor', '')) === 'intel';
  const anyVendor = !readValue(compiled, state, 'x-vendor-cpuid-only', false);
  return hasLeaf1f(compiled, state, topology) && (intel || anyVendor);
}

type Minimum = 'min-level' | 'min-xlevel' | 'min-xlevel2';

class Raiser {
  /** The minimum of level-func7, which no property shows. */
  levelFunc7 = 0;
  readonly #compiled: CompiledRelease;
  readonly #state: CpuState;

  constructor(compiled: CompiledRelease, state: CpuState) {
    this.#compiled = compiled;
    this.#state = state;
  }

  to(minimum: Minimum, leaf: number, because: string): void {
    const slot = this.#compiled.slots.get(minimum);
    if (slot?.kind !== 'value' || readValue(this.#compiled, this.#state, minimum, 0) >= leaf) return;
    setValue(this.#state, slot, leaf, { kind: 'automatic level', because });
  }

  forFeature(name: string, minimum: Minimum, leaf: number): void {
    if (isOn(this.#state, feature(this.#compiled, name))) this.to(minimum, leaf, name);
  }

  forNonZero(word: string, minimum: Minimum, leaf: number): void {
    const index = this.#compiled.wordIndex.get(word);
    if (index !== undefined && wordLow(this.#state, index) !== 0) this.to(minimum, leaf, word);
  }

  /** Raises to the leaf that shows a word, if any of the word's bits is on (x86_cpu_adjust_feat_level). */
  forWord(name: string): void {
    const index = this.#compiled.wordIndex.get(name);
    const source = index === undefined ? undefined : this.#compiled.words[index]?.source;
    if (index === undefined || source?.kind !== 'cpuid' || wordLow(this.#state, index) === 0) return;
    const { eax, ecx } = source;
    const region = eax >>> 28;
    if (region === 0) this.to('min-level', eax, name);
    if (region === 8) this.to('min-xlevel', eax, name);
    if (region === 0xc) this.to('min-xlevel2', eax, name);
    if (eax === 7) this.levelFunc7 = Math.max(this.levelFunc7, ecx ?? 0);
  }

  takeOver(level: string, minimum: number, from: string | null): void {
    const slot = this.#compiled.slots.get(level);
    if (slot?.kind !== 'value' || this.#state.values[slot.index] !== UNSET) return;
    const source = from === null ? undefined : this.#compiled.slots.get(from);
    const origin = source?.kind === 'value' ? this.#state.trace?.values.get(source.index) : undefined;
    setValue(this.#state, slot, minimum, origin ?? { kind: 'property default' });
  }
}
