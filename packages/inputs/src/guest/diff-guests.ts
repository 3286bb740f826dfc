import { ASSUMED_GUEST, type FeatureSpelling, meaningOf, type PropertyValue, withMachine } from '@cpu-models/runtime';
import {
  type ChangeGroup,
  diffMany,
  hasMachine,
  hasModel,
  hasProperty,
  parseCpuArgument,
  type QemuRelease,
  resolve,
  type Severity,
  severityOf,
} from '@cpu-models/runtime/qemu';
import type { Guest } from './guest.js';

/** What an upgrade does to one guest. */
export interface GuestDiff {
  readonly guest: string;
  readonly machine: string;
  readonly model: string;
  readonly severity: Severity | 'unknown';
  /** Names of the guest that the newer release does not have. */
  readonly gone: readonly string[];
  readonly changes: readonly ChangeGroup[];
  readonly note: string | null;
}

/** What guests are asked about: two releases, and what else that takes. */
export interface GuestDiffOptions {
  readonly from: QemuRelease;
  readonly to: QemuRelease;
  /** The processor's vendor under KVM. */
  readonly hostVendor: string;
  readonly features: readonly FeatureSpelling[];
}

/** Guests one by one on both releases, under KVM unless they say otherwise. */
export function diffGuests(guests: readonly Guest[], options: GuestDiffOptions): GuestDiff[] {
  return guests.map((guest, at) => {
    const on = (release: QemuRelease) => withMachine(release, guest.machine ?? ASSUMED_GUEST.machine);
    const asked = { ...options, from: on(options.from), to: on(options.to) };
    return diffGuest(guest, guest.name ?? `guest ${at + 1}`, asked);
  });
}

function diffGuest(guest: Guest, name: string, { from, to, hostVendor, features }: GuestDiffOptions): GuestDiff {
  const { model: named, ...commandLine } = parseCpuArgument(guest.model ?? guest.cpu?.model ?? '');
  const machine = guest.machine ?? ASSUMED_GUEST.machine;
  const mode = guest.cpu?.mode ?? '';
  const base = { guest: name, machine, model: named || mode, gone: [], changes: [], note: null };
  const properties = { ...propertiesOf(guest, features), ...guest.properties };
  const ofHost = ['', 'host', 'max'].includes(named);
  const unknown = [
    ...(hasMachine(from, machine) ? [] : [`machine type ${machine}`]),
    ...(ofHost || hasModel(from, named) ? [] : [`model ${named}`]),
  ];
  const gone = [
    ...(hasMachine(to, machine) ? [] : [`machine type ${machine}`]),
    ...(ofHost || hasModel(to, named) ? [] : [`model ${named}`]),
    ...Object.keys(properties)
      .filter((property) => !hasProperty(to, property))
      .map((property) => `property ${property}`),
  ].filter((one) => !unknown.includes(one));
  if (gone.length > 0) return { ...base, severity: 'breaks', gone };
  if (unknown.length > 0)
    return { ...base, severity: 'unknown', note: `QEMU ${from.release} has no ${unknown.join(' and no ')}` };
  if (ofHost) return { ...base, severity: 'unknown', note: "it takes its host's CPU, which the tables do not say" };
  const accelerator = guest.accelerator ?? 'kvm';
  const known = Object.fromEntries(Object.entries(properties).filter(([property]) => hasProperty(from, property)));
  const options = {
    machine,
    model: named,
    accelerator,
    commandLine,
    properties: known,
    ...(accelerator === 'kvm' ? { hostVendor } : {}),
  };
  const changes = diffMany([{ machine, model: named, from: resolve(from, options), to: resolve(to, options) }]);
  const worst = changes.map(severityOf);
  const severity = (['breaks', 'restart'] as const).find((one) => worst.includes(one)) ?? 'information';
  return { ...base, severity, changes };
}

function propertiesOf({ cpu }: Guest, features: readonly FeatureSpelling[]): Record<string, PropertyValue> {
  return Object.fromEntries(
    (cpu?.features ?? [])
      .filter(({ policy }) => policy !== 'optional')
      .map(({ name, policy }) => [
        meaningOf(features, name)?.qemu ?? name,
        policy !== 'disable' && policy !== 'forbid',
      ]),
  );
}
