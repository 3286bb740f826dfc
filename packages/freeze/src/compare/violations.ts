import type { QemuRelease } from '@cpu-models/runtime';
import type { FrozenAnswers } from '../ledger/decode.js';
import { compareAnswers } from './answers.js';
import { compareCpuid } from './cpuid.js';
import { type Effect, type EffectSink, Effects, type Violation } from './effects.js';
import { compareNames } from './names.js';

/**
 * Every way in which a release gives something else than its ledger says.
 * @param waived effects that are let pass
 */
export function findViolations(
  frozen: FrozenAnswers,
  release: QemuRelease,
  waived: (effect: Effect) => boolean = () => false,
): Violation[] {
  const effects = new Effects(release.release);
  const kept: EffectSink = { add: (effect) => (waived(effect) ? undefined : effects.add(effect)) };
  compareNames(frozen, release, kept);
  compareAnswers(frozen, release, kept);
  compareCpuid(frozen, release, kept);
  return effects.violations();
}
