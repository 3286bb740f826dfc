import type { CpuRange } from './facts/fact.js';
import { hostSignature } from './host.js';
import type { Scene } from './scene.js';

/** Whether the host's CPU is one of these. */
export function isInRange(scene: Scene, { vendor, family, models, steppings }: CpuRange): boolean {
  const signature = hostSignature(scene.host);
  return (
    signature !== null &&
    vendor === scene.vendor &&
    family === signature.family &&
    (models?.includes(signature.model) ?? true) &&
    (steppings?.includes(signature.stepping) ?? true)
  );
}
