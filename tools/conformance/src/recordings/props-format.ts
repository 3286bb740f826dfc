import type { Accelerator } from '@cpu-models/runtime/qemu';
import { type RecordedValue, readPacked } from './format.js';

/** Expansions with extra properties, as a real QEMU answered them. */
export interface PropertyRecording {
  readonly qemu: string;
  readonly accelerator: Accelerator;
  readonly cases: readonly PropertyCase[];
}

/** Machine type, model, extra properties, and what they change in the full expansion. */
export type PropertyCase = readonly [
  machine: string,
  model: string,
  properties: Readonly<Record<string, RecordedValue>>,
  changes: Readonly<Record<string, RecordedValue>>,
];

export function readPropertyRecording(path: string): PropertyRecording {
  return readPacked<PropertyRecording>(path);
}
