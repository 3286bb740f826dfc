import { fullExpansion, type QemuRelease, resolve } from '@cpu-models/runtime/qemu';
import type { PropertyCase, PropertyRecording } from './props-format.js';
import { EXCLUDED_PROPERTIES, sameValue } from '@cpu-models/probe';

export interface PropertyProof {
  readonly combinations: number;
  readonly properties: number;
  readonly differing: number;
  /** One line each: machine type, model, the extra properties, and what differs. */
  readonly differences: readonly string[];
  readonly summary: string;
}

/** Compares what extra properties change in an expansion with what they changed in a real QEMU. */
export function proveProperties(release: QemuRelease, recording: PropertyRecording, hostVendor: string): PropertyProof {
  const differences: string[] = [];
  let properties = 0;
  for (const entry of recording.cases) {
    const [machine, model, extra, changes] = entry;
    const predicted = predict(release, recording, entry, hostVendor);
    const names = new Set([...Object.keys(changes), ...Object.keys(predicted)]);
    properties += names.size;
    const wrong = [...names].filter((name) => !sameValue(changes[name], predicted[name]));
    if (wrong.length === 0) continue;
    const details = wrong.map((name) => `${name}: ${changes[name]}, predicted ${predicted[name]}`);
    differences.push(`${machine} ${model},${settings(extra)}: ${details.join('; ')}`);
  }
  const combinations = recording.cases.length;
  const differing = differences.length;
  const summary =
    `QEMU ${release.release} ${recording.accelerator}: ${combinations} expansions with extra properties, ` +
    `${properties} changes, differing ${differing}`;
  return { combinations, properties, differing, differences, summary };
}

function predict(
  release: QemuRelease,
  { accelerator }: PropertyRecording,
  [machine, model, properties]: PropertyCase,
  hostVendor: string,
): Record<string, unknown> {
  const options = { machine, model, accelerator, hostVendor };
  const plain = fullExpansion(resolve(release, options));
  const changed = fullExpansion(resolve(release, { ...options, properties }));
  return Object.fromEntries(
    Object.entries(changed).filter(
      ([name, value]) => value !== plain[name] && !Object.hasOwn(EXCLUDED_PROPERTIES, name),
    ),
  );
}

function settings(properties: PropertyCase[2]): string {
  return Object.entries(properties)
    .map(([name, value]) => `${name}=${value}`)
    .join(',');
}
