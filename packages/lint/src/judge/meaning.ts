import {
  isCpuModelError,
  origins,
  propertyNeeds,
  propertyValue,
  type QemuRelease,
  type ResolvedCpu,
  resolve,
  VENDOR_ONLY,
  versionFeatures,
  versionsUpTo,
} from '@cpu-models/runtime';
import type { Draft } from '../finding.js';
import { isNameOf, type Names, nameIn } from '../names/names.js';
import { remembered } from '../names/remembered.js';
import type { Slot } from '../slots/slot.js';
import type { JudgedFile } from './file.js';
import { at } from './models.js';

/** What is wrong with the CPU that slots make together. */
export function judgeCpu(file: JudgedFile, slots: readonly Slot[]): Draft[] {
  const features = slots.filter(({ kind }) => kind === 'feature').flatMap((slot) => asked(file.names, slot) ?? []);
  const models = slots.filter(({ kind, text }) => kind === 'model' && file.names.models.has(text));
  return [
    ...contradictions(features),
    ...(models.length === 1 ? unmet(slots) : []),
    // TCG gives features to a CPU of whatever vendor.
    ...(models.some(({ accelerator }) => accelerator === 'tcg') ? [] : vendors(file.names, models, features)),
    ...(file.context.moves ? unmovable(file.names, features) : []),
    ...(models.length === 1 ? idle(file.names, models[0] as Slot, features) : []),
    ...(models.length === 1 ? leftOut(file.names, models[0] as Slot, features) : []),
  ];
}

interface Asked {
  readonly slot: Slot;
  /** As QEMU calls it. */
  readonly qemu: string;
}

function asked({ words }: Names, slot: Slot): Asked | null {
  const word = words.get(slot.text) ?? words.get(slot.text.replaceAll('_', '-'));
  if (word === undefined || (slot.whose !== null && !isNameOf(word, slot.whose) && !slot.lax)) return null;
  const qemu = word.feature === null ? null : (word.feature.qemu ?? nameIn(word, 'qemu'));
  return qemu === null ? null : { slot, qemu };
}

function contradictions(features: readonly Asked[]): Draft[] {
  const first = new Map<string, Slot>();
  return features.flatMap(({ slot, qemu }): Draft[] => {
    const before = first.get(qemu);
    first.set(qemu, before ?? slot);
    if (before === undefined) return [];
    const isSame = before.on === slot.on;
    const message = isSame ? `${slot.text} is named twice` : `${slot.text} is both asked for and disabled`;
    return [
      {
        ...at(slot),
        rule: isSame ? 'asked-twice' : 'asked-and-disabled',
        level: isSame ? 'warning' : 'error',
        message,
        suggestion: null,
        certain: false,
      },
    ];
  });
}

/** Properties that QEMU refuses without others, which the same argument does not have: hv-stimer without hv-time. */
function unmet(slots: readonly Slot[]): Draft[] {
  const properties = slots.filter(({ kind, whose }) => kind === 'feature' && whose === 'qemu');
  const nameOf = ({ text }: Slot) => text.replaceAll('_', '-');
  const on = new Set(properties.filter(({ on }) => on !== false).map(nameOf));
  // It switches on whatever the kernel of the host has.
  if (on.has('hv-passthrough')) return [];
  return properties.flatMap((slot): Draft[] => {
    const lacking = on.has(nameOf(slot)) ? propertyNeeds(nameOf(slot)).filter((need) => !on.has(need)) : [];
    if (lacking.length === 0) return [];
    const message = `QEMU refuses ${slot.text} without ${lacking.join(', ')}`;
    return [{ ...at(slot), rule: 'refused', level: 'warning', message, suggestion: null, certain: false }];
  });
}

function vendors(names: Names, models: readonly Slot[], features: readonly Asked[]): Draft[] {
  const found = new Set(models.map(({ text }) => vendorOf(names, text)));
  const [vendor] = found;
  if (vendor === undefined || vendor === null || found.size !== 1) return [];
  return features.flatMap(({ slot, qemu }): Draft[] => {
    const rule =
      slot.on === false
        ? undefined
        : VENDOR_ONLY.find(
            (fact) => fact.features.some((name) => matches(name, qemu)) && !fact.vendors.includes(vendor),
          );
    if (rule === undefined) return [];
    const instead = rule.instead?.find(({ of }) => of === qemu)?.take;
    const message = `${slot.text} is not a feature of ${models.map(({ text }) => text).join(', ')}: ${rule.reason}${instead === undefined ? '' : `; ${vendor} has ${instead} instead`}`;
    return [{ ...at(slot), rule: 'other-vendor', level: 'warning', message, suggestion: null, certain: false }];
  });
}

function matches(pattern: string, name: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name;
}

/** Null for models of no vendor in particular. */
function vendorOf(names: Names, model: string): string | null {
  if (/^(qemu|kvm)(32|64)/.test(model)) return null;
  return definitionOf(names, model)?.definition.vendor ?? null;
}

interface Defined {
  readonly release: QemuRelease;
  readonly definition: QemuRelease['models'][number];
  /** Null for the name of the model itself, whose version depends on the machine type. */
  readonly version: number | null;
}

/** What a name means in the newest release that has it. */
const definitionOf = remembered(
  (model: string) => model,
  ({ releases }: Names, model: string) => findDefinition(releases, model),
);

function findDefinition(releases: readonly QemuRelease[], model: string): Defined | null {
  for (const release of [...releases].reverse())
    for (const definition of release.models) {
      const { name, versions } = definition;
      const own = versions.find(({ version, alias }) => alias === model || `${name}-v${version}` === model);
      if (name === model || own !== undefined) return { release, definition, version: own?.version ?? null };
    }
  return null;
}

/** Features that a version of a model was made to leave out: `-noTSX` with hle. */
function leftOut(names: Names, model: Slot, features: readonly Asked[]): Draft[] {
  const wanted = features.filter(({ slot }) => slot.on !== false);
  const defined = wanted.length === 0 ? null : definitionOf(names, model.text);
  if (defined === null || defined.version === null) return [];
  const { definition } = defined;
  const gone = leavingOut(names, model.text);
  return wanted.flatMap(({ slot, qemu }): Draft[] => {
    if (!gone.has(qemu)) return [];
    const message = `${model.text} is the version of ${definition.name} without ${slot.text}; with it, take ${definition.name}-v1 or leave the feature to the model`;
    return [{ ...at(slot), rule: 'left-out', level: 'warning', message, suggestion: null, certain: false }];
  });
}

/** What is gone since a version that did nothing but take away; others forgot, or had their reasons. */
const leavingOut = remembered((model: string) => model, findLeftOut);

function findLeftOut(names: Names, model: string): ReadonlySet<string> {
  const defined = definitionOf(names, model);
  if (defined === null) return new Set();
  const { release, definition, version } = defined;
  const sets = versionsUpTo(definition.versions, version ?? 1).map((each) =>
    versionFeatures(release, definition, each.version),
  );
  const gone = new Set<string>();
  for (const [at, set] of sets.entries()) {
    const before = sets[at - 1] ?? set;
    if ([...set].every((name) => before.has(name))) for (const name of before) if (!set.has(name)) gone.add(name);
  }
  for (const name of sets.at(-1) ?? []) gone.delete(name);
  return gone;
}

/**
 * Features of the newest release that keep a guest where it is.
 * Source: QEMU's unmigratable_flags, and kvm_arch_init_vcpu, which adds a migration blocker unless tsc-frequency is set.
 */
function unmovable({ releases }: Names, features: readonly Asked[]): Draft[] {
  const words = releases.at(-1)?.words ?? [];
  return features.flatMap(({ slot, qemu }): Draft[] => {
    const isStuck = words.some(({ names, unmigratable }) => {
      const bit = names.indexOf(qemu);
      return bit >= 0 && ((unmigratable >> BigInt(bit)) & 1n) === 1n;
    });
    if (slot.on === false || !isStuck) return [];
    const message = `a guest with ${slot.text} cannot be migrated, unless the frequency of its clock is fixed (QEMU: tsc-frequency=HZ; libvirt: <timer name='tsc' frequency='HZ'/>)`;
    return [{ ...at(slot), rule: 'stops-migration', level: 'warning', message, suggestion: null, certain: false }];
  });
}

/** Features that are asked for without what they depend on, so that QEMU clears them. */
function idle(names: Names, model: Slot, features: readonly Asked[]): Draft[] {
  if (model.whose !== 'qemu' || !features.some(({ slot }) => slot.on !== false)) return [];
  // KVM turns features off that TCG leaves on: where nobody says which it is, both have to agree.
  const accelerators = model.accelerator === undefined ? (['kvm', 'tcg'] as const) : [model.accelerator];
  const missing = accelerators.map((accelerator) => missingFor(resolved(names, model.text, accelerator, features)));
  return features.flatMap(({ slot, qemu }): Draft[] => {
    const [needed, ...others] = missing.map((find) => (slot.on === false ? null : find(qemu)));
    if (needed === undefined || needed === null || others.includes(null)) return [];
    const message = `${slot.text} has no effect here: it needs ${needed.slice(0, 3).join(' or ')}, which is off`;
    return [{ ...at(slot), rule: 'no-effect', level: 'warning', message, suggestion: null, certain: false }];
  });
}

/** Tells what a feature that is off would need; null for others. */
function missingFor(cpu: ResolvedCpu | null): (qemu: string) => readonly string[] | null {
  if (cpu === null) return () => null;
  let originOf: ReturnType<typeof origins> | null = null;
  return (qemu) => {
    if (!cpu.request.compiled.slots.has(qemu) || propertyValue(cpu, qemu) !== false) return null;
    originOf ??= origins(cpu);
    const origin = originOf(qemu);
    return origin.kind === 'dependency' ? origin.requires : null;
  };
}

/** The CPU that a command line asks the newest release for; null where it refuses. Files repeat their CPUs. */
const resolved = remembered(
  (model: string, accelerator: 'kvm' | 'tcg', features: readonly Asked[]) =>
    `${accelerator} ${model} ${features.map(({ slot, qemu }) => `${slot.on !== false}${qemu}`).join()}`,
  findCpu,
);

function findCpu(
  { releases }: Names,
  model: string,
  accelerator: 'kvm' | 'tcg',
  features: readonly Asked[],
): ResolvedCpu | null {
  const release = releases.at(-1);
  if (release === undefined) return null;
  const plus = features.filter(({ slot }) => slot.on !== false).map(({ qemu }) => qemu);
  const minus = features.filter(({ slot }) => slot.on === false).map(({ qemu }) => qemu);
  try {
    return resolve(release, {
      machine: 'none',
      accelerator,
      ...(accelerator === 'kvm' ? { hostVendor: 'GenuineIntel' } : {}),
      model,
      commandLine: { globals: [], plus, minus },
    });
  } catch (error) {
    if (isCpuModelError(error)) return null;
    throw error;
  }
}
