import { feature } from '../qemu/compile.js';
import { propertyValue } from '../qemu/expansion.js';
import { origins } from '../qemu/explain.js';
import type { ResolveOptions } from '../qemu/options.js';
import type { Origin } from '../qemu/origin.js';
import type { QemuRelease } from '../qemu/release.js';
import { resolve } from '../qemu/resolve.js';

/** One thing that keeps a feature off, and what undoes it. */
export interface Step {
  readonly feature: string;
  readonly origin: Origin;
}

/** Everything that keeps a feature off in a resolved CPU, outermost first. */
export interface Chain {
  readonly steps: readonly Step[];
  /** What to set; with these the feature is on. */
  readonly properties: Readonly<Record<string, boolean>>;
  /** Resolving with the properties did switch it on. */
  readonly proven: boolean;
}

/** As long as the longest chain of dependencies, twice. */
const MOST_STEPS = 16;

/**
 * Follows what keeps a feature off: undoes the last cause, resolves again, and goes on until it is on. So what it
 * recommends has been tried.
 */
export function chainToOn(release: QemuRelease, options: ResolveOptions, name: string): Chain {
  const steps: Step[] = [];
  const properties: Record<string, boolean> = {};
  for (let round = 0; round < MOST_STEPS; round++) {
    const cpu = resolve(release, { ...options, properties: { ...options.properties, ...properties } });
    if (propertyValue(cpu, name) === true) return { steps, properties, proven: true };
    const originOf = origins(cpu);
    const off = innermost(
      name,
      (property) => (feature(cpu.request.compiled, property) === null ? null : originOf(property)),
      steps,
    );
    if (off === null || properties[off] === true) break;
    properties[off] = true;
  }
  return { steps, properties, proven: false };
}

/** Walks down the dependencies to what has to be set; null if it turns in a circle. */
function innermost(name: string, originOf: (property: string) => Origin | null, steps: Step[]): string | null {
  const seen = new Set<string>();
  for (let at = name; ; ) {
    if (seen.has(at)) return null;
    seen.add(at);
    const origin = originOf(at);
    if (origin !== null && !steps.some((step) => step.feature === at && step.origin.kind === origin.kind))
      steps.push({ feature: at, origin });
    const [needed] = origin?.kind === 'dependency' ? origin.requires : [];
    if (needed === undefined) return at;
    at = needed;
  }
}
