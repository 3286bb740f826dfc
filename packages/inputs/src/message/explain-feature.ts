import {
  compareReleases,
  type ExplainHost,
  explainFeature,
  type Finding,
  fullExpansion,
  generalCauses,
  isCpuModelError,
  meaningOf,
  type QemuRelease,
  resolve,
  severalOf,
  suggest,
  X86_LEVELS,
} from '@cpu-models/runtime';
import { INPUT_FACTS } from '../generated/input-facts.js';
import type { MessageCause } from '../input-facts.js';
import type { Known } from '../known.js';
import { meaningOfBit } from './bits.js';
import { type Explained, plain } from './explained.js';
import type { BitSubject, FeaturesWhy } from './subject.js';

/** What to make of a bit that QEMU named by its place; `lacking` as in {@link explainFeatureName}. */
export function explainBit(
  { place, feature, why }: BitSubject,
  known: Known,
  host: ExplainHost | undefined,
  lacking: ReadonlySet<string>,
): Explained {
  const { feature: found, component, copied } = meaningOfBit(known, place, feature);
  const address =
    place.kind === 'msr'
      ? `MSR 0x${place.index.toString(16)} bit ${place.bit}`
      : `CPUID ${place.leaf.toString(16)} ${place.register.toUpperCase()} bit ${place.bit}`;
  if (component !== null) {
    const owner = component.owners[0] ?? null;
    return {
      name: component.name,
      address,
      meaning: `the bit has no name: it is ${component.name}, component ${component.number} of XSAVE, asked for by ${component.owners.join(', ') || 'a feature'}`,
      causes: owner === null ? [] : causesOf(owner, known, host, lacking),
      remedy:
        owner === null
          ? 'leave the feature out that needs it'
          : `switch ${component.owners.join(' and ')} off (${component.owners.map((one) => `${one}=off`).join(',')}), or use a model without`,
    };
  }
  const name = found?.qemu ?? found?.name ?? feature;
  if (copied !== undefined)
    return plain(
      address,
      `the bit has no name: AMD CPUs repeat ${copied.name} there (${copied.address}), and guests whose vendor is AMD get the copy with it`,
      'nothing: programs read the original; a guest that ends all the same has another reason',
    );
  if (name === null)
    return plain(
      address,
      'no QEMU known here has a name for the bit',
      'use an older version of the model, or a newer QEMU',
    );
  if (why === 'dependency')
    return {
      name,
      address,
      meaning: `${name} needs another feature, which is off in this CPU`,
      causes: [],
      remedy: `switch ${name} off too, or its base on (svm for npt, vmx for vmx-*, xsave for avx)`,
    };
  return {
    name,
    address: found?.address ?? address,
    meaning:
      feature === null
        ? `the bit is ${name}, which QEMU printed without a name`
        : `the CPU model asks for ${name}${why === 'tcg' ? ', and TCG does not emulate it' : ''}`,
    causes:
      why === 'tcg'
        ? [{ ...tcgLacks(name, known), source: null, certain: true }]
        : [
            ...(host === undefined ? saidOf(INPUT_FACTS.warningCauses, name) : []),
            ...causesOf(name, known, host, lacking),
          ],
    remedy: `switch it off: ${name}=off${libvirtHint(known, name)}; or use a model without it`,
  };
}

/** TCG learns features: the first release whose emulator has it, among the known ones. */
function tcgLacks(name: string, { qemu }: Known): { readonly reason: string; readonly remedy: string } {
  const sorted = [...qemu].sort((a, b) => compareReleases(a.release, b.release));
  const has = (release: QemuRelease) =>
    fullExpansion(resolve(release, { machine: 'q35', accelerator: 'tcg', model: 'max' }))[name] === true;
  const first = sorted.findIndex(has);
  if (first <= 0) return { reason: 'TCG does not emulate it', remedy: 'use KVM, or ignore the warning' };
  const since = `QEMU ${sorted[first]?.release}`;
  return {
    reason: `TCG of this QEMU does not emulate it; that of ${since} does`,
    remedy: `${since} or later, or KVM`,
  };
}

function libvirtHint(known: Known, name: string): string {
  const libvirt = meaningOf(known.features, name)?.feature?.libvirt;
  return libvirt == null ? '' : ` (libvirt: <feature policy='disable' name='${libvirt}'/>)`;
}

function causesOf(
  name: string,
  known: Known,
  host: ExplainHost | undefined,
  lacking: ReadonlySet<string>,
): Explained['causes'] {
  const own = host === undefined ? null : onHost(name, known, host);
  if (own?.effect === 'on') return [given(own)];
  if (own !== null)
    return [
      { reason: own.reason, remedy: own.remedy, source: own.evidence.at(-1)?.source ?? null, certain: own.certain },
    ];
  return generalCauses(known.features, name, lacking).map((cause) => ({ ...cause, certain: false }));
}

/** The host that was given has the feature, so the message is not about it as it is now. */
function given({ evidence, certain }: Finding): Explained['causes'][number] {
  const seen = evidence[0]?.text;
  return {
    reason: `the host that was given can give it${seen === undefined ? '' : ` (${seen})`}: the message is of another host (the other end of a move?), or of this one before microcode, kernel or a module's parameters changed`,
    remedy: 'look at the host that printed it',
    source: null,
    certain,
  };
}

/** Asked of a CPU with nothing but the feature, or, where that needs others, of the model host; null: nothing says. */
function onHost(name: string, known: Known, host: ExplainHost): Finding | null {
  const ask = (model: string) =>
    explainFeature({ host, qemu: known.qemu, features: known.features, model, feature: name });
  try {
    const asked = [`qemu64,${name}=on`, 'host'].map(ask);
    return asked.find(({ effect }) => effect === 'missing' || effect === 'on') ?? null;
  } catch (error) {
    if (isCpuModelError(error)) return null;
    throw error;
  }
}

const WHY = {
  host: "the guest asks for it (by its model or by itself), and the host does not have it in libvirt's eyes",
  missing: "libvirt's definition of the guest's CPU has it, the CPU that QEMU made has not",
  extra: "the CPU that QEMU made has it, libvirt's definition has not",
  forbidden: "the guest's definition forbids it (policy='forbid'), and the host has it",
  unknown: 'no known feature of libvirt has the name',
  software: "software in the guest needs it, and the guest's CPU does not show it",
  named: 'the message lists it',
} as const satisfies Record<FeaturesWhy, string>;

/**
 * What to make of a feature, by whatever name a message has for it.
 * @param lacking all that the text says a host lacks, by QEMU's names
 * @param isMove the message is about a migration: the guest runs, and keeps its CPU until it is restarted
 */
export function explainFeatureName(
  spelling: string,
  why: FeaturesWhy,
  known: Known,
  host: ExplainHost | undefined,
  lacking: ReadonlySet<string>,
  isMove = false,
): Explained {
  const meaning = meaningOf(known.features, spelling) ?? meaningOf(known.features, spelling.toLowerCase());
  const name = meaning?.qemu ?? meaning?.feature?.name ?? spelling;
  const address = meaning?.feature?.address ?? null;
  if (why === 'unknown' || meaning === null) {
    const several = severalOf(spelling);
    const near = suggest(
      spelling,
      known.features.flatMap(({ libvirt }) => (libvirt === null ? [] : [libvirt])),
    );
    const own = meaning?.feature?.libvirt;
    return {
      name,
      address,
      meaning:
        meaning === null
          ? several === null
            ? `nothing is called ${spelling}`
            : `it stands for ${several.join(', ')}`
          : own === spelling
            ? `libvirt ${oldestWith(spelling, known)} has it: the one that says so is older, or its cpu_map was changed`
            : `libvirt calls it ${own ?? 'nothing: it has no name for it'}`,
      causes: [],
      remedy:
        own === spelling
          ? 'update the libvirt that says so (of a move, most often that of the other host), or leave the feature out of the CPU'
          : several !== null
            ? `name ${several.map((one) => meaningOf(known.features, one)?.feature?.libvirt ?? one).join(' and ')}`
            : near.length > 0
              ? `did you mean ${near.join(' or ')}?`
              : 'leave it out, or use a libvirt that knows it',
    };
  }
  if (why === 'software') return explainSoftware(name, address);
  const likely = saidOf(INPUT_FACTS.messageCauses, name);
  const disable = `<feature policy='disable' name='${meaning.feature?.libvirt ?? spelling}'/>`;
  return {
    name,
    address,
    meaning: WHY[why],
    causes: why === 'forbidden' ? [] : [...likely, ...(why === 'extra' ? [] : causesOf(name, known, host, lacking))],
    remedy:
      why === 'extra'
        ? (likely[0]?.remedy ??
          `<feature policy='require' name='${meaning.feature?.libvirt ?? spelling}'/>, or check='partial'`)
        : why === 'forbidden'
          ? `run it on another host, or policy='disable' instead of forbid`
          : isMove && why === 'missing'
            ? 'move the guest to a host that has it; or shut the guest down, give it a CPU that both hosts can give (`cpu-models baseline`; with host-model the next start makes a new one), and start it'
            : `${disable}${why === 'host' ? "; if QEMU calls the model usable (virsh domcapabilities), check='none' is safe" : ", or check='partial'"}`,
  };
}

/** The oldest known libvirt with a feature, for people. */
function oldestWith(name: string, { libvirt }: Known): string {
  const releases = libvirt
    .filter(({ x86 }) => x86.features.some((one) => one.name === name))
    .map(({ release }) => release)
    .sort(compareReleases);
  return releases.length === libvirt.length ? `${releases[0]} (and, most likely, long before that)` : `${releases[0]}`;
}

/** What the source says of a feature. */
function saidOf(causes: readonly MessageCause[], name: string): Explained['causes'] {
  return causes
    .filter(({ features }) => features.includes(name))
    .map(({ reason, remedy = null, source }) => ({ reason, remedy, source, certain: false }));
}

function explainSoftware(name: string, address: string | null): Explained {
  const level = X86_LEVELS.findIndex((features) => features.includes(name)) + 1;
  const reached = level > 0 ? `x86-64-v${level} has it` : 'no x86-64 level up to v4 has it';
  return {
    name,
    address,
    meaning: `${WHY.software}: kvm64 and qemu64 have x86-64-v1 only; ${reached}`,
    causes: [],
    remedy: `give the guest a CPU model with ${name} that its host runs (\`cpu-models fit\` lists them), or host; if the host's own CPU lacks it, no model helps`,
  };
}
