import { type Verified, verifyAnswers } from '@cpu-models/probe';
import type { QemuRelease } from '@cpu-models/runtime/qemu';
import type { Recording } from './format.js';

export interface RecordingProof extends Verified {
  readonly summary: string;
}

/** Compares every property of every expansion and every definition with what a real QEMU answered. */
export function proveRecording(release: QemuRelease, recording: Recording, hostVendor: string): RecordingProof {
  const { accelerator, machines: places, models } = recording;
  const found = verifyAnswers(release, { ...recording, accelerator, places }, hostVendor);
  return {
    ...found,
    summary:
      `QEMU ${release.release} ${accelerator}: ${found.machines} machine types, ${models.length} models, ` +
      `${found.combinations} combinations, ${found.properties} properties, differing ${found.differing}; ` +
      `${found.definitions} definitions, differing ${found.definitionsDiffering}`,
  };
}
