import {
  type CpuDefinition,
  definitions,
  fullExpansion,
  type QemuRelease,
  resolve,
  staticExpansion,
} from '@cpu-models/runtime';
import type { Definition, Recording } from './record/layout.js';

export interface Verified {
  readonly machines: number;
  readonly combinations: number;
  readonly properties: number;
  readonly definitions: number;
  /** One line each: machine type, model, property, QEMU's value and ours. */
  readonly differences: readonly string[];
}

/** Names an object of the running machine. */
const EXCLUDED = new Set(['memory']);

/** Compares everything that a QEMU answered with what its release is predicted to answer. */
export function verifyRecording(release: QemuRelease, recording: Recording): Verified {
  const differences: string[] = [];
  const { accel: accelerator } = recording;
  const hostVendor = vendorOf(recording);
  let [combinations, properties, listed] = [0, 0, 0];
  for (const [place, models] of Object.entries(recording.expansions)) {
    const [machine = '', kind] = place.split(':');
    for (const [model, key] of Object.entries(models)) {
      if (accelerator === 'kvm' && (model === 'max' || model === 'host')) continue; // What the host is.
      const cpu = resolve(release, {
        machine,
        model,
        accelerator,
        ...(hostVendor === undefined ? {} : { hostVendor }),
      });
      const [answer, predicted] = [
        recording.props[key] ?? {},
        kind === 'static' ? staticExpansion(cpu) : fullExpansion(cpu),
      ];
      const names = new Set([...Object.keys(answer), ...Object.keys(predicted)].filter((name) => !EXCLUDED.has(name)));
      combinations++;
      properties += names.size;
      for (const name of names)
        if (String(answer[name]) !== String(predicted[name]))
          differences.push(`${place} ${model} ${name}: ${answer[name]}, predicted ${predicted[name]}`);
    }
  }
  for (const [machine, key] of Object.entries(recording.definitions)) {
    const predicted = new Map(definitions(release, { machine, accelerator }).map((entry) => [entry.name, entry]));
    const answers = recording.defs[key] ?? [];
    listed += answers.length;
    for (const answer of answers) differences.push(...compareDefinition(machine, answer, predicted.get(answer.name)));
    const given = new Set(answers.map(({ name }) => name));
    for (const name of predicted.keys())
      if (!given.has(name)) differences.push(`${machine} ${name}: not there, but predicted`);
  }
  return {
    machines: Object.keys(recording.definitions).length,
    combinations,
    properties,
    definitions: listed,
    differences,
  };
}

/** Under KVM every model has the processor's vendor, so that any of them tells it. */
function vendorOf({ accel, expansions, props }: Recording): string | undefined {
  if (accel !== 'kvm') return undefined;
  const vendors = Object.values(expansions['none'] ?? {}).map((key) => props[key]?.['vendor']);
  return vendors.find((vendor) => typeof vendor === 'string');
}

function compareDefinition(machine: string, answer: Definition, mine: CpuDefinition | undefined): string[] {
  if (mine === undefined) return [`${machine} ${answer.name}: not predicted`];
  const pairs = [
    ['alias-of', answer['alias-of'] ?? null, mine.aliasOf],
    ['static', answer.static, mine.static],
    ['migration-safe', answer['migration-safe'], mine.migrationSafe],
    ['deprecated', answer.deprecated, mine.deprecated],
    [
      'unavailable-features',
      answer['unavailable-features']?.join(),
      mine.unavailableFeatures?.join() ?? answer['unavailable-features']?.join(),
    ],
  ] as const;
  return pairs
    .filter(([, left, right]) => left !== right)
    .map(([what, left, right]) => `${machine} ${answer.name} ${what}: ${left}, predicted ${right}`);
}
