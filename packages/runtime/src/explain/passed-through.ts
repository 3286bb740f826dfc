import { feature as bitOf } from '../qemu/compile.js';
import type { Fact } from './facts/fact.js';
import { FACTS, factAbout } from './facts/facts.js';
import type { Scene } from './scene.js';

/** What every KVM gives guests of a CPU that has it: bits of CPUID that no fact ties to a kernel or a parameter. */
export function isPassedThrough({ compiled }: Scene, name: string): boolean {
  const slot = bitOf(compiled, name);
  const facts = [FACTS.kvmSince, FACTS.kvmParameters, FACTS.kvmNever, FACTS.kvmBeside, FACTS.hiddenFromMax];
  return (
    slot !== null &&
    compiled.words[slot.word]?.source.kind === 'cpuid' &&
    facts.every((list) => factAbout<Pick<Fact, 'features'>>(list, name) === undefined)
  );
}
